import { valueAt } from './problem.ts';

/** Which sums some of the given values can have. */
export interface SumTable {
  /** The least sum of so many of the values that is not below the given one: never too high, and exact where the table could be laid out in their common unit. */
  readonly leastFrom: (number: number, sum: number) => number;
}

/** Sums are told apart up to this many steps. Ours: the table of 2,000 values and sets of six takes about a tenth of a second and 3 MB. */
const STEPS_MAX = 131_072;

/**
 * Lays out the sums of up to `count` of the given whole, positive values, as far as `most`: a step is the greatest
 * common divisor of the values where that is coarse enough, else coarser.
 *
 * @see Richard Bellman, "Dynamic Programming" (1957), for sums of subsets; bits side by side are shifted a word at a time.
 */
export function createSumTable(values: Float64Array, count: number, most: number): SumTable {
  const divisor = values.reduce(greatestCommonDivisor, 0);
  const step = Math.max(divisor, Math.ceil(most / STEPS_MAX), 1);
  const width = Math.ceil(most / step) + 1;
  const slack = step === divisor ? 0 : step - 1;
  const reached = reachedSteps(
    values.map((value) => Math.floor(value / step)),
    count,
    width,
  ).map((bits) => nextReached(bits, width));
  return {
    leastFrom(number, sum) {
      const from = Math.max(0, Math.ceil((sum - number * slack) / step));
      const next = from < width ? (reached[number]?.[from] ?? width) : width;
      return Math.max(sum, next * step);
    },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Per number of values up to `count`, the sums that so many of them can have, a bit each. */
function reachedSteps(steps: Float64Array, count: number, width: number): Uint32Array[] {
  const reached = Array.from({ length: count + 1 }, () => new Uint32Array(Math.ceil(width / WORD)));
  reached[0]?.fill(1, 0, 1);
  const used = new Map<number, number>();
  for (let at = 0; at < steps.length; at += 1) {
    const step = valueAt(steps, at);
    const times = used.get(step) ?? 0;
    used.set(step, times + 1);
    // More of one value than a set has items change nothing.
    if (times < count) addStep(reached, step);
  }
  return reached;
}

const WORD = 32;

/** Lets each sum be reached with one value more; the largest sets first, so that a value is used once. */
function addStep(reached: readonly Uint32Array[], step: number): void {
  for (let number = reached.length - 1; number > 0; number -= 1) {
    const target = reached[number];
    const source = reached[number - 1];
    if (target !== undefined && source !== undefined) orShifted(target, source, step);
  }
}

function orShifted(target: Uint32Array, source: Uint32Array, shift: number): void {
  const words = Math.floor(shift / WORD);
  const bits = shift % WORD;
  for (let at = target.length - 1; at >= words; at -= 1) {
    const low = (source[at - words] ?? 0) << bits;
    const high = bits === 0 ? 0 : (source[at - words - 1] ?? 0) >>> (WORD - bits);
    target[at] = (target[at] ?? 0) | low | high;
  }
}

/** For each sum the next one, itself included, that is reached; `width` where there is none. */
function nextReached(bits: Uint32Array, width: number): Int32Array {
  const next = new Int32Array(width);
  let nearest = width;
  for (let at = width - 1; at >= 0; at -= 1) {
    if ((((bits[Math.floor(at / WORD)] ?? 0) >>> (at % WORD)) & 1) === 1) nearest = at;
    next[at] = nearest;
  }
  return next;
}
