import { type AskedCriterion, type Corners } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type MustTerm } from './bucketTerm.ts';

/** The least change that a must may need of a group of buckets; 0 where some offer may fit. */
export function leastOfGroup(
  { asked, fitMask }: Pick<MustTerm, 'asked' | 'fitMask'>,
  corners: readonly Corners<Offered>[],
  group: number,
): number {
  return (fitMask & (1 << group)) === 0 ? leastOfCorners(asked, corners) : 0;
}

/** The least change that may be needed of offers between corners of which none fits; of no corners, nothing is known. */
export function leastOfCorners(asked: AskedCriterion, corners: readonly Corners<Offered>[]): number {
  if (corners.length === 0) return 0;
  return Math.min(...corners.flatMap(({ best }) => best.map((offer) => leastOfCorner(asked, offer))));
}

/** A corner of several buckets may do though no offer of them does: then it says nothing of how near these come. */
function leastOfCorner({ outcomeOf, changeOf }: AskedCriterion, offer: Offered): number {
  return outcomeOf(offer).verdict === 'unmet' ? (changeOf(offer)?.change ?? Infinity) : 0;
}
