import { type Problem, valueAt } from './problem.ts';

/** A set, or what has been picked of one. */
export interface Picking {
  /** The same without the last item picked; undefined where nothing is picked. */
  readonly before: Picking | undefined;
  /** Place of the last item picked, the largest of all; −1 where nothing is. */
  readonly at: number;
  readonly number: number;
  readonly spent: number;
  readonly areaM2: number;
  /** Sum of the points, each times its area. */
  readonly weighedPoints: number;
  readonly groups: number;
  /** Per row of the problem. */
  readonly sums: readonly number[];
}

/** Nothing picked yet. */
export function nothingPicked({ rows }: Problem): Picking {
  return {
    before: undefined,
    at: -1,
    number: 0,
    spent: 0,
    areaM2: 0,
    weighedPoints: 0,
    groups: 0,
    sums: rows.map(() => 0),
  };
}

/** One item more. */
export function withPicked(before: Picking, { items, rows }: Problem, at: number): Picking {
  const item = items[at];
  if (item === undefined) return before;
  return {
    before,
    at,
    number: before.number + 1,
    spent: before.spent + item.spent,
    areaM2: before.areaM2 + item.areaM2,
    weighedPoints: before.weighedPoints + item.areaM2 * item.points,
    groups: before.groups | item.group,
    sums: before.sums.map((sum, index) => sum + valueAt(rows[index]?.amounts ?? NOTHING, at)),
  };
}

const NOTHING = new Float64Array();

/** The places of the items picked, ascending. */
export function placesOf(picking: Picking): number[] {
  const places: number[] = [];
  for (let one = picking; one.before !== undefined; one = one.before) places.push(one.at);
  return places.reverse();
}

/** What the items picked have of an amount together. */
export function sumPicked(picking: Picking, amounts: Float64Array): number {
  let sum = 0;
  for (let one = picking; one.before !== undefined; one = one.before) {
    sum += valueAt(amounts, one.at);
  }
  return sum;
}
