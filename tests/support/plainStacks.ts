import { type StackCap, type StackOption, type StackProblem } from '#server/domain/policy/stack/problem.ts';

/** The best stack by the plain definition: every set is looked at. */
export interface PlainBest {
  readonly taken: readonly string[];
  readonly totalFen: number;
  /** For each option how much less the best stack with it pays; undefined where there is none. */
  readonly costFen: ReadonlyMap<string, number | undefined>;
}

interface Kept {
  readonly stack: readonly StackOption[];
  readonly totalFen: number;
}

/** Looks at every set that may be taken. For a dozen options at most. */
export function plainBest(problem: StackProblem): PlainBest {
  const options = problem.options.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const totalOf = totalFenIn(problem.caps);
  let best: Kept = { stack: [], totalFen: 0 };
  const mostFenWith = new Map<string, number>();
  for (const stack of stacksOf(options, problem.oneOf)) {
    const kept = { stack, totalFen: totalOf(stack) };
    if (comesBefore(kept, best)) best = kept;
    for (const { id } of stack) mostFenWith.set(id, Math.max(kept.totalFen, mostFenWith.get(id) ?? 0));
  }
  const { totalFen } = best;
  const cost = (id: string): number | undefined => {
    const most = mostFenWith.get(id);
    return most === undefined ? undefined : totalFen - most;
  };
  return {
    taken: best.stack.map(({ id }) => id),
    totalFen,
    costFen: new Map(options.map(({ id }) => [id, cost(id)])),
  };
}

/** Every set with at most one of each group and, for each option, one of what it needs. */
function stacksOf(options: readonly StackOption[], oneOf: StackProblem['oneOf']): StackOption[][] {
  const sets = options.reduce<StackOption[][]>(
    (sofar, option) => [
      ...sofar,
      ...sofar
        .filter((set) => !oneOf.some(({ members }) => members.includes(option.id) && holdsOneOf(set, members)))
        .map((set) => [...set, option]),
    ],
    [[]],
  );
  return sets.filter((set) => set.every(({ needs }) => needs === undefined || holdsOneOf(set, needs)));
}

function holdsOneOf(set: readonly StackOption[], ids: readonly string[]): boolean {
  return set.some(({ id }) => ids.includes(id));
}

/** What sets pay: one payment after the other, each as far as every cap leaves room. */
export function totalFenIn(caps: readonly StackCap[]): (stack: readonly StackOption[]) => number {
  const around = (id: string): StackCap[] => caps.filter(({ members }) => members.includes(id));
  const keyOf = ({ id, per }: StackCap, year: number): string => (per === 'year' ? `${id} ${year}` : id);
  const known = new Map<StackOption, { readonly fen: number; readonly caps: { key: string; capFen: number }[] }[]>();
  return (stack) => {
    const paidFen = new Map<string, number>();
    let totalFen = 0;
    for (const option of stack) {
      const payments =
        known.get(option) ??
        option.payments.map(({ year, fen }) => ({
          fen,
          caps: around(option.id).map((cap) => ({ key: keyOf(cap, year), capFen: cap.capFen })),
        }));
      known.set(option, payments);
      for (const payment of payments) {
        const rooms = payment.caps.map(({ key, capFen }) => capFen - (paidFen.get(key) ?? 0));
        const now = Math.min(payment.fen, ...rooms);
        for (const { key } of payment.caps) paidFen.set(key, (paidFen.get(key) ?? 0) + now);
        totalFen += now;
      }
    }
    return totalFen;
  };
}

/** More money, less doubt, fewer documents, fewer options, ids. */
function comesBefore(one: Kept, other: Kept): boolean {
  const doubt = (stack: readonly StackOption[]): number =>
    stack.reduce((sum, { confidence }) => sum + 'ABC'.indexOf(confidence), 0);
  const documents = (stack: readonly StackOption[]): number => stack.reduce((sum, option) => sum + option.documents, 0);
  const order = [
    other.totalFen - one.totalFen,
    doubt(one.stack) - doubt(other.stack),
    documents(one.stack) - documents(other.stack),
    one.stack.length - other.stack.length,
    byIds(one.stack, other.stack),
  ];
  return (order.find((difference) => difference !== 0) ?? 0) < 0;
}

/** Of as many options each, in order of their ids. */
function byIds(one: readonly StackOption[], other: readonly StackOption[]): number {
  const pairs = one.map(({ id }, at) => [id, other[at]?.id ?? ''] as const);
  const [mine, theirs] = pairs.find(([id, beside]) => id !== beside) ?? ['', ''];
  return mine < theirs ? -1 : Number(mine > theirs);
}
