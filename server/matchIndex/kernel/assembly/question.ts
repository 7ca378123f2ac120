// What a search is asked: its musts and preferences as they are laid down, and what they weigh.

/** A must: its column, the groups that may fit and those that may be met, how many rows of its flags differ within, how many bytes of its masks; then the flags, see `rows.ts`. */
export const MUST_BYTES: usize = 320;
export const FLAGS: usize = 32;
/** A preference: its column, -1 of one that is judged on rings; how many bytes of its masks, or which of the rings' tables it has; what a step is worth; then the tables of half bytes, the most of each group, and of each bucket, which is not a number until it is judged. */
export const WISH_BYTES: usize = 2464;
export const HALVES: usize = 32;
export const GROUPS: usize = 160;
export const BUCKETS: usize = 416;

/** More than all that is lost by reckoning with single precision. */
export const SLACK: f64 = 1.00001;

export let musts: usize = 0;
export let mustCount: i32 = 0;
export let hasRings: bool = false;
export let wishes: usize = 0;
export let wishCount: i32 = 0;
export let totalWeight: f64 = 0;
/** What all preferences on rings weigh. */
export let ringWeight: f64 = 0;
/** Points for each unit of weight, with slack; and those that are had for nothing. */
export let pointsEach: f64 = 0;
export let pointsBeside: f64 = 0;

export function setTerms(atMusts: usize, atWishes: usize): void {
  musts = atMusts;
  wishes = atWishes;
}

export function setQuestion(ofMusts: i32, ofWishes: i32, withRings: bool, ofRingWeight: f64, weight: f64): void {
  mustCount = ofMusts;
  hasRings = withRings;
  wishCount = ofWishes;
  ringWeight = ofRingWeight;
  totalWeight = weight;
  pointsEach = weight == 0 ? 0 : (100 * SLACK) / weight;
  pointsBeside = weight == 0 ? 100 : 0;
}

/** Points of a weighted sum that was rounded on the way; no space has more than all. */
export function mostPoints(sum: f64): f64 {
  return min(100, pointsBeside + sum * pointsEach);
}
