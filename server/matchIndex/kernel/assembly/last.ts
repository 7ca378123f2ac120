// The last of those found, once there are enough: what cannot be better need not be looked into.

/** Points, and a little more, by which the most in steps may be more than the most. */
const STEPS_POINTS: f64 = 0.4;

let hasLast: bool = false;
let lastIsMet: bool = false;
let lastPrimary: f64 = 0;
let lastIsConfirmed: bool = false;
let lastRank: u32 = 0;

export function forgetLast(): void {
  hasLast = false;
}

export function setLast(isMet: bool, primary: f64, isConfirmed: bool, rank: u32): void {
  hasLast = true;
  lastIsMet = isMet;
  lastPrimary = primary;
  lastIsConfirmed = isConfirmed;
  lastRank = rank;
}

/** Whether a most in steps is so near to the last of those found that the exact one may be beyond it. */
export function isInDoubt(isMet: bool, most: f64): bool {
  return hasLast && isMet == lastIsMet && most - STEPS_POINTS < lastPrimary;
}

export function isBeyond(isMet: bool, most: f64, rank: u32): bool {
  if (!hasLast) return false;
  if (isMet != lastIsMet) return lastIsMet;
  if (most != lastPrimary) return most < lastPrimary;
  return lastIsConfirmed && rank > lastRank;
}

/** Whether nothing comes in any more of which a must is not known. */
export function areAllMet(): bool {
  return hasLast && lastIsMet;
}
