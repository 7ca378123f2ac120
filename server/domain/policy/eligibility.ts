import { type PlaceId } from '#shared/place.ts';
import { type Eligibility, type JudgedMeasure, type Policy } from '#shared/policy.ts';
import { type Circumstances, type MeasureThere } from '../matching/candidate.ts';
import { byCodeUnits } from '../matching/order.ts';
import { type Claim, TESTS } from './eligibilityTests.ts';

/**
 * The measures of the policies that hold in any of the given places, judged for the company of a requirement, in order
 * of their ids. The places given are taken to include all above them. The answer for one set of places is reckoned once.
 */
export function createMeasuresIn(
  policies: readonly Policy[],
  requirement: Circumstances['requirement'],
): Circumstances['measuresIn'] {
  const measuresByPlaces = new Map<string, readonly MeasureThere[]>();
  return (placeIds) => {
    const key = placeIds.join(' ');
    const known = measuresByPlaces.get(key);
    if (known !== undefined) return known;
    const measures = policies
      .filter(({ places }) => places.some((place) => placeIds.includes(place)))
      .flatMap((policy) => judgedMeasures(policy, placeIds, requirement))
      .sort((a, b) => byCodeUnits(a.judged.id, b.judged.id));
    measuresByPlaces.set(key, measures);
    return measures;
  };
}

function judgedMeasures(
  policy: Policy,
  placeIds: readonly PlaceId[],
  requirement: Circumstances['requirement'],
): MeasureThere[] {
  return policy.measures.map((measure) => ({
    measure,
    judged: judgedOf({ policy, measure, placeIds, requirement }),
  }));
}

/** All tests must pass (Kleene): one that fails settles it, else one that is unknown leaves it open. */
function judgedOf(claim: Claim): JudgedMeasure {
  const outcomes = TESTS.flatMap((test) => test(claim) ?? []);
  return {
    id: `${claim.policy.id}/${claim.measure.id}`,
    verdict: settle(outcomes.filter(({ decides }) => decides).map(({ shown }) => shown.verdict)),
    tests: outcomes.map(({ shown }) => shown),
  };
}

function settle(verdicts: readonly Eligibility[]): Eligibility {
  if (verdicts.includes('not-eligible')) return 'not-eligible';
  return verdicts.includes('unknown') ? 'unknown' : 'eligible';
}
