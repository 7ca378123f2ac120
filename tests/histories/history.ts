/** A step of a transaction: it adds a value to the end of a list, or sees the whole list. Values are never added twice. */
export type Step =
  | { readonly kind: 'append'; readonly list: string; readonly value: number }
  | { readonly kind: 'read'; readonly list: string; readonly values: readonly number[] };

/** A transaction as its client has seen it. */
export interface Done {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly committed: boolean;
}

/** What clients have seen, and what the lists were in the end. */
export interface AppendHistory {
  readonly transactions: readonly Done[];
  readonly lists: ReadonlyMap<string, readonly number[]>;
}

/**
 * What in a history cannot be where every transaction reads one state and changes nothing that another has changed since,
 * one sentence each: lost and partial writes, reads of what was never committed, reads of several states, and lists that
 * were not the same for all.
 */
export function contradictions(history: AppendHistory): string[] {
  const seen = history.transactions.map((done) => viewOf(done));
  return [
    ...history.transactions.flatMap((done) => writeFaults(done, history)),
    ...history.transactions.flatMap((done, at) => [
      ...readFaults(done, seen[at] ?? new Map(), history),
      ...placeFaults(done, seen[at] ?? new Map(), history),
    ]),
    ...history.transactions.flatMap((done, at) => fractures(done.name, seen[at] ?? new Map(), history)),
    ...forks(history.transactions, seen),
  ];
}

/** Of each list that a transaction has read first, what it held for it before what it has added itself. */
type View = ReadonlyMap<string, readonly number[]>;

function viewOf({ steps }: Done): View {
  const own = new Set(steps.flatMap((step) => (step.kind === 'append' ? [step.value] : [])));
  const view = new Map<string, readonly number[]>();
  for (const step of steps) {
    if (step.kind !== 'read' || view.has(step.list)) continue;
    view.set(
      step.list,
      step.values.filter((value) => !own.has(value)),
    );
  }
  return view;
}

function writeFaults({ name, steps, committed }: Done, { lists }: AppendHistory): string[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'append') return [];
    const times = (lists.get(step.list) ?? []).filter((value) => value === step.value).length;
    const wanted = committed ? 1 : 0;
    return times === wanted ? [] : [`${name} wrote ${step.value} to ${step.list}, which is there ${times} times`];
  });
}

/** What is read is a beginning of the list as it is in the end, with what the transaction has added itself behind it. */
function readFaults({ name, steps }: Done, view: View, { lists }: AppendHistory): string[] {
  const added = new Map<string, number[]>();
  return steps.flatMap((step) => {
    const own = added.get(step.list) ?? [];
    if (step.kind === 'append') {
      added.set(step.list, [...own, step.value]);
      return [];
    }
    const before = view.get(step.list) ?? [];
    const expected = [...before, ...own];
    if (!isSame(step.values, expected))
      return [`${name} read ${step.list} as ${show(step.values)}, then as another state`];
    return isSame(before, (lists.get(step.list) ?? []).slice(0, before.length))
      ? []
      : [`${name} read ${step.list} as ${show(before)}, which it never was`];
  });
}

/** What a committed transaction adds follows what it has read: nobody came in between. */
function placeFaults({ name, steps, committed }: Done, view: View, { lists }: AppendHistory): string[] {
  if (!committed) return [];
  return [...view].flatMap(([list, before]) => {
    const own = steps.flatMap((step) => (step.kind === 'append' && step.list === list ? [step.value] : []));
    const behind = (lists.get(list) ?? []).slice(before.length, before.length + own.length);
    return own.length === 0 || isSame(behind, own)
      ? []
      : [`${name} added to ${list} what does not follow what it read`];
  });
}

/** Of another transaction all is seen or nothing. */
function fractures(name: string, view: View, { transactions }: AppendHistory): string[] {
  return transactions.flatMap((other) => {
    if (other.name === name || !other.committed) return [];
    const sights = other.steps.flatMap((step) => {
      const values = step.kind === 'append' ? view.get(step.list) : undefined;
      return values && step.kind === 'append' ? [values.includes(step.value)] : [];
    });
    return new Set(sights).size > 1 ? [`${name} saw a part of what ${other.name} wrote`] : [];
  });
}

/** Of two transactions one saw a state that was not older in any list. */
function forks(transactions: readonly Done[], views: readonly View[]): string[] {
  return transactions.flatMap((one, at) =>
    transactions.slice(at + 1).flatMap((other, distance) => {
      const differences = ages(views[at], views[at + 1 + distance]);
      return differences.some((difference) => difference < 0) && differences.some((difference) => difference > 0)
        ? [`${one.name} and ${other.name} each saw something that was new to the other`]
        : [];
    }),
  );
}

function ages(one: View = new Map(), other: View = new Map()): number[] {
  return [...one].flatMap(([list, values]) => {
    const others = other.get(list);
    return others ? [values.length - others.length] : [];
  });
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

function show(values: readonly number[]): string {
  return `[${values.join(', ')}]`;
}
