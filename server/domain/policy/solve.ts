import { type Payment, type StackCap, type StackOption, type StackProblem } from './stack/problem.ts';

/** What an option pays after the caps, and the caps that cut it. */
export interface Paid {
  readonly id: string;
  readonly payments: readonly Payment[];
  readonly cutBy: readonly string[];
}

/** A stack of options. */
export interface Solved {
  readonly totalFen: number;
  readonly taken: readonly Paid[];
}

/** The best stack; with an option that must be taken, where one is given, the best of those with it, if there is any. */
export function solve({ options, oneOf, caps }: StackProblem, forced?: string): Solved | undefined {
  const groups = oneOf.map(({ members }) => new Set(members));
  const sorted = [...options].sort((a, b) => (a.id < b.id ? -1 : 1));
  let best: { totalFen: number; taken: StackOption[] } | undefined;
  const visit = (at: number, taken: StackOption[]): void => {
    const option = sorted[at];
    if (option === undefined) {
      const ids = new Set(taken.map(({ id }) => id));
      if (forced !== undefined && !ids.has(forced)) return;
      if (!taken.every(({ needs }) => needs === undefined || needs.some((id) => ids.has(id)))) return;
      const totalFen = total(pay(taken, caps));
      if (best === undefined || totalFen > best.totalFen || (totalFen === best.totalFen && taken.length < best.taken.length))
        best = { totalFen, taken: [...taken] };
      return;
    }
    const rest = sorted.slice(at).reduce((sum, { payments }) => sum + payments.reduce((s, { fen }) => s + fen, 0), 0);
    if (best !== undefined && total(pay(taken, caps)) + rest < best.totalFen) return;
    const excluded = groups.some((group) => group.has(option.id) && taken.some(({ id }) => group.has(id)));
    if (!excluded) visit(at + 1, [...taken, option]);
    visit(at + 1, taken);
  };
  visit(0, []);
  return best && { totalFen: best.totalFen, taken: pay(best.taken, caps) };
}

function total(paid: readonly Paid[]): number {
  return paid.flatMap(({ payments }) => payments).reduce((sum, { fen }) => sum + fen, 0);
}

function pay(taken: readonly StackOption[], caps: readonly StackCap[]): Paid[] {
  const paid = taken.map(({ id, payments }) => ({ id, payments: payments.map((one) => ({ ...one })), cutBy: new Set<string>() }));
  for (const cap of [...caps].sort((a, b) => a.members.length - b.members.length)) {
    const members = paid.filter(({ id }) => cap.members.includes(id));
    const years = cap.per === 'all' ? [undefined] : [...new Set(members.flatMap(({ payments }) => payments.map(({ year }) => year)))];
    for (const year of years) {
      const within = members.flatMap((owner) => owner.payments.filter((one) => year === undefined || one.year === year).map((one) => ({ owner, one })));
      let excess = within.reduce((sum, { one }) => sum + one.fen, 0) - cap.capFen;
      for (const { owner, one } of within.reverse()) {
        const cut = Math.max(0, Math.min(excess, one.fen));
        if (cut > 0) owner.cutBy.add(cap.id);
        one.fen -= cut;
        excess -= cut;
      }
    }
  }
  return paid.map(({ cutBy, ...rest }) => ({ ...rest, cutBy: [...cutBy] }));
}
