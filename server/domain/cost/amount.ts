/**
 * Sums and products of amounts that may be infinite, for no bound: nothing of anything is nothing, and what has no lower
 * bound leaves the whole without one.
 */
export function times(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return one === -Infinity || other === -Infinity ? -Infinity : one * other;
}

/** The sum of two amounts. */
export function plus(one: number, other: number): number {
  return one === -Infinity || other === -Infinity ? -Infinity : one + other;
}

/** An amount in whole fen, the half upwards; what has no bound stays so. */
export function rounded(amount: number): number {
  // Nought is added lest a small amount received became a negative nought.
  return Math.round(amount) + 0;
}

/** An amount as it is told, in whole fen; absent where it has no bound, or is too large to be counted exactly. */
export function boundedFen(amount: number): number | undefined {
  const fen = rounded(amount);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
