import { type StackCap, type StackOption, type StackProblem } from '#server/domain/policy/stack/problem.ts';

/** A stack by the plain definition: every set is looked at. */
export interface PlainStack {
  readonly taken: readonly string[];
  readonly totalFen: number;
}

/** Every stack that may be taken, with what it pays; the best first. For a dozen options at most. */
export function plainStacks(problem: StackProblem): PlainStack[] {
  const options = problem.options.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stacks: StackOption[][] = [];
  const choose = (at: number, taken: readonly StackOption[]): void => {
    const option = options[at];
    if (option === undefined) {
      if (hasNeeds(taken)) stacks.push([...taken]);
      return;
    }
    const with_ = [...taken, option];
    if (problem.oneOf.every(({ members }) => with_.filter(({ id }) => members.includes(id)).length <= 1))
      choose(at + 1, with_);
    choose(at + 1, taken);
  };
  choose(0, []);
  return stacks
    .map((stack) => ({ stack, totalFen: plainTotalFen(stack, problem.caps) }))
    .sort((a, b) => b.totalFen - a.totalFen || plainOrder(a.stack, b.stack))
    .map(({ stack, totalFen }) => ({ taken: stack.map(({ id }) => id), totalFen }));
}

function hasNeeds(taken: readonly StackOption[]): boolean {
  const ids = taken.map(({ id }) => id);
  return taken.every(({ needs }) => needs?.some((need) => ids.includes(need)) ?? true);
}

/** What a set pays: one payment after the other, each as far as every cap leaves room. */
export function plainTotalFen(stack: readonly StackOption[], caps: readonly StackCap[]): number {
  const paid = new Map<string, number>();
  let totalFen = 0;
  for (const { id, payments } of stack) {
    const around = caps.filter(({ members }) => members.includes(id));
    for (const { year, fen } of payments) {
      const keys = around.map((cap) => ({ cap, key: cap.per === 'year' ? `${cap.id} ${year}` : cap.id }));
      const rooms = keys.map(({ cap, key }) => cap.capFen - (paid.get(key) ?? 0));
      const now = Math.min(fen, ...rooms);
      for (const { key } of keys) paid.set(key, (paid.get(key) ?? 0) + now);
      totalFen += now;
    }
  }
  return totalFen;
}

/** Doubt, documents, number, ids; both in order of their ids. */
function plainOrder(one: readonly StackOption[], other: readonly StackOption[]): number {
  const doubt = (stack: readonly StackOption[]): number =>
    stack.reduce((sum, { confidence }) => sum + 'ABC'.indexOf(confidence), 0);
  const documents = (stack: readonly StackOption[]): number => stack.reduce((sum, option) => sum + option.documents, 0);
  return (
    doubt(one) - doubt(other) || documents(one) - documents(other) || one.length - other.length || byIds(one, other)
  );
}

/** Of as many options each. */
function byIds(one: readonly StackOption[], other: readonly StackOption[]): number {
  const pairs = one.map(({ id }, at) => [id, other[at]?.id ?? ''] as const);
  const [mine, theirs] = pairs.find(([id, beside]) => id !== beside) ?? ['', ''];
  return mine < theirs ? -1 : Number(mine > theirs);
}
