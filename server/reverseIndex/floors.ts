import { VERDICT_RANK } from '#server/domain/matching/order.ts';
import { BEST_KEPT, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { byteAt, numberAt } from '#server/domain/flat.ts';

/** Nobody asks for places. */
const UNASKED = 255;
/** Fewer are kept than would keep a space out. */
const OPEN = 254;

/** The last of the best of each standing requirement of a segment: what is worse is not among its first ten, whatever space of them is asked about. */
export class Floors {
  private readonly verdict: Uint8Array;
  private readonly points: Float64Array;

  constructor(standing: readonly StandingRequirement[]) {
    this.verdict = new Uint8Array(standing.length);
    this.points = new Float64Array(standing.length);
    for (const [slot, one] of standing.entries()) this.set(slot, one);
  }

  /** Takes in what is the best now. */
  set(slot: number, { best, requirement: { rankBy } }: StandingRequirement): void {
    const last = best?.[BEST_KEPT - 1];
    this.verdict[slot] = last === undefined ? OPEN : VERDICT_RANK[last.verdict];
    if (best === undefined) this.verdict[slot] = UNASKED;
    this.points[slot] = (rankBy === 'low' ? last?.score.low : last?.score.expected) ?? 0;
  }

  /** Whether a space of such a verdict, that comes to so many points at most, may be among the first ten. */
  admits(slot: number, isMet: boolean, most: number): boolean {
    const verdict = byteAt(this.verdict, slot);
    if (verdict >= OPEN) return verdict === OPEN;
    const own = isMet ? VERDICT_RANK.met : VERDICT_RANK.unconfirmed;
    return own < verdict || (own === verdict && most >= numberAt(this.points, slot));
  }
}
