import { byCodeUnits } from '../order.ts';
import { withoutRoundingError } from '../roundingError.ts';
import { nothingPicked, type Picking, placesOf, sumPicked } from './picking.ts';
import { type Cutoff, excessOf, type Problem, relaxed, type Row } from './problem.ts';
import { createSuffixSums, type SuffixSums } from './suffixSums.ts';
import { createSumTable, type SumTable } from './sumTable.ts';
import { surrogateOf } from './surrogate.ts';

/** What can still become of a picking set. No bound rules out a set that should be found. */
export interface Bounds {
  /** Whether items from a place on may complete it to a set that is before the cutoff. */
  readonly mayBecome: (picking: Picking, from: number, cutoff: Cutoff | undefined) => boolean;
  /** Makes the bounds sharper, for a search that takes long; `cutoff` as it is by now. */
  readonly sharpen: (cutoff: Cutoff | undefined) => void;
  /** How much each item helps a set: to reach what is asked, and to have points, both without more excess than need be. Guesses, no bounds. */
  readonly promises: (cutoff: Cutoff | undefined) => Float64Array[];
}

/** Makes the bounds of a problem. */
export function createBounds(problem: Problem): Bounds {
  const { count, groups, rows } = problem;
  const known: Known = {
    problem,
    rows: rows.map((row) => withSums(row, count)),
    leastSpent: createSuffixSums(
      amountsOf(problem, ({ spent }) => -spent),
      count,
    ),
    leastArea: createSuffixSums(
      amountsOf(problem, ({ areaM2 }) => -areaM2),
      count,
    ),
    firstIds: undefined,
    table: undefined,
    surrogate: undefined,
  };
  return {
    mayBecome(picking, from, cutoff) {
      const left = count - picking.number;
      if (bitsIn(groups & ~picking.groups) > left) return false;
      const isEnough = known.rows.every(
        ({ least, sums }, index) => (picking.sums[index] ?? 0) + sums.most(from, left) >= least,
      );
      if (!isEnough || !reachesSurrogate(known, picking, from)) return false;
      return cutoff === undefined || mayPrecede(known, { picking, from, left }, cutoff);
    },
    sharpen(cutoff) {
      known.table ??= tableOf(problem);
      const row = surrogateOf([...rows, ...(cutoff === undefined ? [] : rowsBefore(known, cutoff))], count);
      known.surrogate = row && withSums(row, count);
    },
    promises(cutoff) {
      const excess = rootExcess(known);
      const points = cutoff?.excess === excess ? cutoff.points : 0;
      return [
        [spentRow(problem, excess), ...rows],
        [...rows, spentRow(problem, excess), pointsRow(problem, points)],
      ].map((all) => surrogateOf(all, count)?.amounts ?? NOTHING);
    },
  };
}

interface RowWithSums extends Row {
  readonly sums: SuffixSums;
}

interface Known {
  readonly problem: Problem;
  readonly rows: readonly RowWithSums[];
  /** Of the negative values: the largest of these sums is the least. */
  readonly leastSpent: SuffixSums;
  readonly leastArea: SuffixSums;
  firstIds: FirstIds | undefined;
  table: SumTable | undefined;
  surrogate: RowWithSums | undefined;
}

interface Choice {
  readonly picking: Picking;
  /** The first place from which more items are picked. */
  readonly from: number;
  readonly left: number;
}

function withSums(row: Row, count: number): RowWithSums {
  const { least, amounts } = relaxed(row, count);
  return { least, amounts, sums: createSuffixSums(amounts, count) };
}

function amountsOf({ items }: Problem, amountOf: (item: Problem['items'][number]) => number): Float64Array {
  return Float64Array.from(items, amountOf);
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

function reachesSurrogate({ surrogate, problem }: Known, picking: Picking, from: number): boolean {
  if (surrogate === undefined) return true;
  const most = surrogate.sums.most(from, problem.count - picking.number);
  return sumPicked(picking, surrogate.amounts) + most >= surrogate.least;
}

/** By excess, then points, then ids: what is surely behind the cutoff in one of them, and not before it in those that go first, is lost. */
function mayPrecede(known: Known, choice: Choice, cutoff: Cutoff): boolean {
  const excess = leastExcess(known, choice);
  if (excess !== cutoff.excess) return excess < cutoff.excess;
  const points = withoutRoundingError(mostPoints(known, choice) + POINTS_SLACK);
  if (points !== cutoff.points) return points > cutoff.points;
  return mayBeNamedBefore(known, choice, cutoff.ids);
}

/** More than the rounding errors of a mean of points, less than what points are told apart by. */
const POINTS_SLACK = 1e-10;

function leastExcess({ problem, leastSpent, table }: Known, { picking, from, left }: Choice): number {
  const missing = (problem.spentAtLeast ?? 0) - picking.spent;
  const rest = Math.max(-leastSpent.most(from, left), table?.leastFrom(left, missing) ?? missing);
  return excessOf(problem, picking.spent + rest);
}

/** No item from the place on has more points than the first of them; so the less area they have, the better for the mean. */
function mostPoints({ problem, leastArea }: Known, { picking, from, left }: Choice): number {
  const areaM2 = -leastArea.most(from, left);
  const points = problem.items[from]?.points ?? 0;
  return problem.bonus + (picking.weighedPoints + areaM2 * points) / (picking.areaM2 + areaM2);
}

/** For each place, the first ids from it on among items of as many points, as many as a set has. */
type FirstIds = readonly (readonly string[])[];

/** Where the points are the most that there could be: those of fewer points than the first that may be picked would lose them. */
function mayBeNamedBefore(known: Known, { picking, from, left }: Choice, ids: readonly string[]): boolean {
  const { items } = known.problem;
  known.firstIds ??= firstIdsOf(known.problem);
  const first = (known.firstIds[from] ?? []).slice(0, left);
  const picked = placesOf(picking).flatMap((place) => items[place]?.id ?? []);
  return first.length === left && isBefore([...picked, ...first].sort(byCodeUnits), ids);
}

function firstIdsOf({ items, count }: Problem): FirstIds {
  const areas = items.map(({ areaM2 }) => areaM2);
  // One item of fewer points than this lowers the mean by more than points are told apart by, however small it is.
  const apart =
    (POINTS_APART * count * areas.reduce((a, b) => Math.max(a, b), 0)) /
    areas.reduce((a, b) => Math.min(a, b), Infinity);
  const firstFrom: string[][] = [[]];
  let fewer = -Infinity;
  for (const { id, points } of items.toReversed()) {
    const others = points - fewer > apart ? [] : (firstFrom.at(-1) ?? []);
    firstFrom.push([...others, id].sort(byCodeUnits).slice(0, count));
    fewer = points;
  }
  return firstFrom.reverse();
}

/** Twice what a step of rounded points is. */
const POINTS_APART = 2e-8;

/** Whether sorted ids come before others, of which there are as many. */
export function isBefore(ids: readonly string[], others: readonly string[]): boolean {
  for (const [index, id] of ids.entries()) {
    const order = byCodeUnits(id, others[index] ?? '');
    if (order !== 0) return order < 0;
  }
  return false;
}

/** The sums that items can have, where they decide the excess. */
function tableOf(problem: Problem): SumTable | undefined {
  const { items, count, spentAtLeast } = problem;
  if (spentAtLeast === undefined) return undefined;
  const largest = items.reduce((most, { spent }) => Math.max(most, spent), 0);
  return createSumTable(
    amountsOf(problem, ({ spent }) => spent),
    count,
    spentAtLeast + largest,
  );
}

/** What a set must reach to be before the cutoff: not more excess, and where no set has less, not fewer points either. */
function rowsBefore(known: Known, { excess, points }: Cutoff): Row[] {
  const { problem } = known;
  return [spentRow(problem, excess), ...(excess > rootExcess(known) ? [] : [pointsRow(problem, points)])];
}

/** Excess that every set has. */
function rootExcess(known: Known): number {
  const { problem } = known;
  return leastExcess(known, { picking: nothingPicked(problem), from: 0, left: problem.count });
}

function spentRow(problem: Problem, excess: number): Row {
  const most = problem.asked + (excess + 1) * problem.excessStep - 1;
  return { least: -most, amounts: amountsOf(problem, ({ spent }) => -spent) };
}

function pointsRow(problem: Problem, points: number): Row {
  const { bonus, count } = problem;
  const amounts = amountsOf(problem, (item) => item.areaM2 * (item.points + bonus - points));
  return relaxed({ least: 0, amounts }, count);
}

const NOTHING = new Float64Array();
