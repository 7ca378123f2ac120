import { type Row, valueAt } from './problem.ts';

/** How often each row in turn is given its best weight beside the others. Ours: more of it no longer tightens the bound noticeably. */
const ROUNDS = 3;
/** Steps by which one weight is found: each narrows it down to 0.618 of the range before, all of them to a ten-millionth. */
const STEPS = 34;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * One sum in place of several: the last row and, with weights of their own, the ones before it, under which the largest
 * sum of a set exceeds what is asked by little. A set that reaches every row reaches this one, and it rules out what no
 * row does by itself, as a set that could be large enough or good enough but not both. The last row keeps its weight, so
 * that rows that bound one sum from both sides do not just cancel out.
 *
 * @see Fred Glover, "Surrogate constraints" (1968)
 */
export function surrogateOf(rows: readonly Row[], count: number): Row | undefined {
  const scaled = rows.map((row) => toUnitScale(row, count));
  const others = scaled.slice(0, -1);
  let best = scaled.at(-1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of others) best &&= tightest(best, row, count);
  }
  return best;
}

/** The row with that multiple of another under which the slack is least: it is convex in the multiple, so that a golden section finds it. */
function tightest(row: Row, other: Row, count: number): Row {
  const at = (share: number): Row => withMultiple(row, other, share / (1 - share));
  let from = 0;
  let to = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const low = to - GOLDEN * (to - from);
    const high = from + GOLDEN * (to - from);
    if (slackOf(at(low), count) <= slackOf(at(high), count)) to = high;
    else from = low;
  }
  const found = at((from + to) / 2);
  return slackOf(found, count) < slackOf(row, count) ? found : row;
}

function withMultiple(row: Row, other: Row, times: number): Row {
  return {
    least: row.least + times * other.least,
    amounts: row.amounts.map((amount, at) => amount + times * valueAt(other.amounts, at)),
  };
}

/** By how much the set of the largest amounts exceeds what is asked. */
function slackOf({ least, amounts }: Row, count: number): number {
  const largest = new Float64Array(count).fill(-Infinity);
  for (const amount of amounts) {
    if (amount > valueAt(largest, count - 1)) insert(largest, amount);
  }
  return largest.reduce((sum, amount) => sum + amount, 0) - least;
}

/** Puts an amount among the largest, largest first; the last one falls out. */
function insert(largest: Float64Array, amount: number): void {
  let at = largest.length - 1;
  for (; at > 0 && valueAt(largest, at - 1) < amount; at -= 1) largest[at] = valueAt(largest, at - 1);
  largest[at] = amount;
}

function toUnitScale({ least, amounts }: Row, count: number): Row {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), Math.abs(least) / count);
  const scale = largest === 0 ? 1 : count * largest;
  return { least: least / scale, amounts: amounts.map((amount) => amount / scale) };
}
