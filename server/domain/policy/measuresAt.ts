import { type PlaceId } from '#shared/place.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { byCodeUnits } from '../matching/order.ts';
import { type AwardPart, createAwards } from './amounts/awards.ts';
import { judgeMeasure } from './eligibility.ts';
import { type Claimant } from './facts.ts';

/** A place and all above it. */
export type PlacesFrom = (place: PlaceId) => readonly PlaceId[];

/** A measure of a policy that holds at a place, with what it says for one company. */
export interface ClaimedMeasure {
  readonly policy: Policy;
  readonly measure: Measure;
  readonly judged: JudgedMeasure;
  /** What it pays, and on what; none where it pays no money or the company is not eligible. */
  readonly parts: readonly AwardPart[];
}

/** Every measure of the policies that hold at the places of a claimant, judged for it, in order of their ids. */
export function measuresAt(policies: readonly Policy[], claimant: Claimant, placesFrom: PlacesFrom): ClaimedMeasure[] {
  const verdicted = policies
    .filter(({ places }) => places.some((place) => claimant.placeIds.includes(place)))
    .flatMap((policy) =>
      policy.measures.map((measure) => {
        const judged = judgeMeasure({ policy, measure, claimant, placesFrom });
        return { key: judged.id, policy, measure, verdict: judged.verdict, judged };
      }),
    )
    .sort((a, b) => byCodeUnits(a.key, b.key));
  const awardOf = createAwards(verdicted, claimant);
  return verdicted.map(({ key, policy, measure, judged }) => {
    const award = awardOf(key);
    return {
      policy,
      measure,
      judged: award === undefined ? judged : { ...judged, amount: award.amount },
      parts: award?.parts ?? [],
    };
  });
}
