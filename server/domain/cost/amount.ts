/**
 * Sums and products of amounts that may be infinite, for no bound: nothing of anything is nothing, and what has no lower
 * bound leaves the whole without one.
 */
export function times(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return one === -Infinity || other === -Infinity ? -Infinity : one * other;
}

/** The sum of amounts. */
export function plus(...amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === -Infinity) return -Infinity;
    sum += amount;
  }
  return sum;
}

/** An amount as a whole number of fen, the half upwards; absent where it has no bound. */
export function boundedFen(amount: number): number | undefined {
  const fen = Math.round(amount);
  // No negative nought, and nothing beyond what is counted exactly.
  return Number.isSafeInteger(fen) ? fen + 0 : undefined;
}
