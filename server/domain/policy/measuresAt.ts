import { type PlaceId } from '#shared/place.ts';
import { type JudgedMeasure, type MeasureKey } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { byCodeUnits } from '../matching/order.ts';
import { type AwardLinks, awardLinksOf } from './amounts/awardLinks.ts';
import { type AwardPart, type Verdicted, createAwards } from './amounts/awards.ts';
import { type Claim, judgeMeasure } from './eligibility.ts';
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
    .flatMap((policy) => policy.measures.map((measure) => judgedOf({ policy, measure, claimant, placesFrom })))
    .sort((a, b) => byCodeUnits(a.key, b.key));
  return withAmounts(verdicted, claimant);
}

interface JudgedAgainBy extends Pick<Claim, 'claimant' | 'placesFrom'> {
  /** The measures that ask about it. */
  readonly asking: ReadonlySet<MeasureKey>;
  readonly links: AwardLinks;
}

/** The same measures for a claimant of whom something else is known, which only some of them ask about. */
export function judgedAgain(
  measures: readonly ClaimedMeasure[],
  { claimant, placesFrom, asking, links }: JudgedAgainBy,
): ClaimedMeasure[] {
  const verdicted = measures.map(({ policy, measure, judged }) =>
    asking.has(judged.id)
      ? judgedOf({ policy, measure, claimant, placesFrom })
      : { key: judged.id, policy, measure, verdict: judged.verdict, judged: withoutAmount(judged) },
  );
  return withAmounts(verdicted, claimant, links);
}

/** How the measures bear on one another's amounts, for `judgedAgain`. */
export function linksOf(measures: readonly ClaimedMeasure[]): AwardLinks {
  return awardLinksOf(measures.map(({ policy, measure, judged }) => ({ key: judged.id, policy, measure })));
}

function withoutAmount({ id, verdict, inForce, trace }: JudgedMeasure): JudgedMeasure {
  return { id, verdict, inForce, trace };
}

interface Judged extends Verdicted {
  readonly judged: JudgedMeasure;
}

function judgedOf(claim: Claim): Judged {
  const judged = judgeMeasure(claim);
  return { key: judged.id, policy: claim.policy, measure: claim.measure, verdict: judged.verdict, judged };
}

function withAmounts(verdicted: readonly Judged[], claimant: Claimant, links?: AwardLinks): ClaimedMeasure[] {
  const awardOf = createAwards(verdicted, claimant, links);
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
