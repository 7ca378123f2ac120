import { type Confidence } from '#shared/policy/terms.ts';
import { type Lists, listsOf, turnedRound } from './lists.ts';
import { type StackOption } from './problem.ts';

/** Options that bear on each other, in order of their ids, and all that is said of them, as places instead of ids. */
export interface Part {
  readonly options: readonly StackOption[];
  /** What each would pay, by the innermost cap that holds it. */
  readonly payments: readonly (readonly SlotPayment[])[];
  /** Places of the options that exclude each other, two at least. */
  readonly groups: readonly (readonly number[])[];
  /** For each option the places of those of which it needs one; undefined where it needs none. */
  readonly needs: readonly (readonly number[] | undefined)[];
  readonly caps: readonly PartCap[];
}

/** What an option pays into one cap, before it. */
export interface SlotPayment {
  /** Place of the innermost cap in the part; -1 where nothing caps it. */
  readonly slot: number;
  readonly fen: number;
}

/** A cap over the payments of a year, or all. */
export interface PartCap {
  readonly capFen: number;
  /** Place of the cap just around it, which stands before it; -1 where there is none. */
  readonly parent: number;
}

/** A part in flat arrays, for the search. Cap 0 is none: it holds everything and has no ceiling. */
export interface Table {
  readonly count: number;
  /** What each option adds to the effort of a stack: by its confidence, then its documents, then one for itself. */
  readonly effort: Float64Array;
  readonly paymentsFrom: Int32Array;
  /** The cap that each payment goes into. */
  readonly slots: Int32Array;
  readonly fen: Float64Array;
  readonly capFen: Float64Array;
  /** The cap around each, which stands before it; -1 for cap 0. */
  readonly capParent: Int32Array;
  /** For each option those that exclude it. */
  readonly rivals: Lists;
  readonly groups: Lists;
  /** For each option those of which it needs one, if any. */
  readonly needs: Lists;
  /** The options that need one. */
  readonly needing: Int32Array;
  /** For each option those that may need it. */
  readonly neededBy: Lists;
}

/** How unsure: the sum over a stack is compared. */
const DOUBT: Readonly<Record<Confidence, number>> = { A: 0, B: 1, C: 2 };

/** Lays a part out in flat arrays. */
export function tableOf({ options, payments, groups, needs, caps }: Part): Table {
  const slotPayments = payments.flat();
  return {
    count: options.length,
    effort: effortOf(options),
    paymentsFrom: listsOf(payments.map((list) => list.map(() => 0))).from,
    slots: Int32Array.from(slotPayments, ({ slot }) => slot + 1),
    fen: Float64Array.from(slotPayments, ({ fen }) => fen),
    capFen: Float64Array.of(Infinity, ...caps.map(({ capFen }) => capFen)),
    capParent: Int32Array.of(-1, ...caps.map(({ parent }) => parent + 1)),
    rivals: listsOf(rivalsOf(groups, options.length)),
    groups: listsOf(groups),
    needs: listsOf(needs.map((list) => list ?? [])),
    needing: Int32Array.from([...needs.keys()].filter((option) => needs[option] !== undefined)),
    neededBy: listsOf(
      turnedRound(
        needs.map((list) => list ?? []),
        options.length,
      ),
    ),
  };
}

/** One number instead of three to compare one after the other: each counts more than all of the next can come to. */
function effortOf(options: readonly StackOption[]): Float64Array {
  const perDocument = options.length + 1;
  const perDoubt = perDocument * (options.reduce((sum, { documents }) => sum + documents, 0) + 1);
  return Float64Array.from(
    options,
    ({ confidence, documents }) => perDoubt * DOUBT[confidence] + perDocument * documents + 1,
  );
}

function rivalsOf(groups: readonly (readonly number[])[], count: number): number[][] {
  const rivals = Array.from({ length: count }, () => new Set<number>());
  for (const group of groups) for (const one of group) for (const other of group) rivals[one]?.add(other);
  return rivals.map((set, option) => [...set].filter((other) => other !== option));
}
