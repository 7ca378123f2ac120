import { byCodeUnits } from '../../matching/order.ts';
import { type CapForest, capForestOf } from './capForest.ts';
import { type Dominance, dominanceOf } from './dominance.ts';
import { refuseFaults } from './faults.ts';
import { type Left, leftOf } from './left.ts';
import { partsOf } from './parts.ts';
import { type Payout, payoutOf } from './payout.ts';
import { type StackProblem } from './problem.ts';
import { bestOf, type Found } from './search.ts';
import { type Part, type Table, tableOf } from './table.ts';

/** Measures that may be claimed together, and what they pay. */
export interface Stack extends Omit<Payout, 'roomFen'> {
  /** Ids in order. */
  readonly taken: readonly string[];
  /** Every other option, by id, and why it is not in the stack. */
  readonly left: readonly Left[];
}

/** The best stack of a problem, and what another choice would cost. */
export interface BestStack {
  readonly stack: Stack;
  /**
   * How much less the best stack that has an option pays in all; 0 for one that is taken or adds nothing, and undefined
   * where no stack can have it, or there is no such option. Worked out when asked for, each as exactly as the best stack.
   */
  readonly costFen: (id: string) => number | undefined;
  /** How many sets the search looked at: what it cost, the same on every machine. */
  readonly setsLookedAt: number;
}

/**
 * The best stack: of all that take at most one of each group and nothing without one of what it needs, the one that pays
 * most after the caps; then the one with the least doubt (B counts 1, C counts 2), the fewest documents, the fewest
 * options, and the first by ids. So an option that adds nothing is left. Exact for any number of options; how long it takes
 * is known for up to 60, and grows with the number that bear on each other. `hardAfter` changes no answer.
 *
 * @throws {RangeError} where two caps cross, needs form a ring, an id is repeated, or an amount is no whole number from 0 or
 * all together reach 2^53.
 */
export function bestStack(given: StackProblem, hardAfter = HARD_AFTER): BestStack {
  refuseFaults(given);
  const problem = inOrder(given);
  const forest = forestOf(problem);
  const solved = partsOf(problem, forest).map((part) => solvedOf(part, hardAfter));
  const taken = new Set(
    solved.flatMap(({ part, best }) => part.options.flatMap(({ id }, at) => (best.taken[at] === 1 ? id : []))),
  );
  const { roomFen, ...payout } = payoutOf(problem, forest, taken);
  const left = leftOf(problem, forest, { taken, roomFen });
  return {
    stack: { taken: [...taken].sort(byCodeUnits), ...payout, left },
    setsLookedAt: solved.reduce((sum, { best }) => sum + best.visits, 0),
    costFen: (id) => (taken.has(id) ? 0 : costOf(solved, { id, hardAfter })),
  };
}

/** The same whatever the order in which things are named. */
function inOrder({ options, oneOf, caps }: StackProblem): StackProblem {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byCodeUnits(a.id, b.id);
  return { options: options.toSorted(byId), oneOf: oneOf.toSorted(byId), caps: caps.toSorted(byId) };
}

function forestOf(problem: StackProblem): CapForest {
  const forest = capForestOf(problem);
  if (!('one' in forest)) return forest;
  throw new RangeError(`The caps ${forest.one} and ${forest.other} cross`);
}

interface Solved {
  readonly part: Part;
  readonly table: Table;
  readonly dominance: Dominance;
  readonly best: Found;
}

const NO_FORCED = -1;

/** After so many sets a search is hard, and a good stack is sought first, by swaps. Ours, by trials with 30 and 60 options. */
const HARD_AFTER = 150;

function solvedOf(part: Part, hardAfter: number): Solved {
  const table = tableOf(part);
  const dominance = dominanceOf(table);
  const best = bestOf(table, dominance, { forced: NO_FORCED, isTotalOnly: false, hardAfter });
  // Nothing is always allowed, so there is a best.
  return { part, table, dominance, best: best ?? { taken: new Uint8Array(table.count), fen: 0, visits: 0 } };
}

function costOf(
  solved: readonly Solved[],
  { id, hardAfter }: { readonly id: string; readonly hardAfter: number },
): number | undefined {
  for (const { part, table, dominance, best } of solved) {
    const forced = part.options.findIndex((option) => option.id === id);
    if (forced < 0) continue;
    const found = bestOf(table, dominance, { forced, isTotalOnly: true, hardAfter });
    return found && best.fen - found.fen;
  }
  return undefined;
}
