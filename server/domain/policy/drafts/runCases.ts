import { type PlaceId } from '#shared/place.ts';
import { type CaseRun, type DraftCase, type Expectation, type Outcome } from '#shared/policy/draft.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Claimant } from '../facts.ts';

/** What cases are run against. */
export interface CaseSetting {
  /** The policy whose cases they are. */
  readonly policy: Policy;
  /** A place and all above it, sorted. */
  readonly placesFrom: (place: PlaceId) => readonly PlaceId[];
  /** Judges every measure of the policy beside all others that are in force. */
  readonly judge: (claimant: Claimant) => readonly JudgedMeasure[];
}

/** Runs test cases in their order: what each expects, and what the policy says. */
export function runCases(cases: readonly DraftCase[], setting: CaseSetting): CaseRun[] {
  return cases.map((one) => runCase(one, setting));
}

function runCase(one: DraftCase, { policy, placesFrom, judge }: CaseSetting): CaseRun {
  const { asOf, placeId, facts, awards, answers = {} } = one;
  const judged = judge({
    asOf,
    placeIds: placesFrom(placeId),
    facts,
    awards,
    answers: Object.fromEntries(Object.entries(answers).map(([ask, said]) => [`${policy.id}/${ask}`, said])),
  });
  const byId = new Map(judged.map((measure) => [measure.id, measure]));
  const outcomes = one.expected.map((expected) => outcomeOf(expected, byId.get(`${policy.id}/${expected.measure}`)));
  return { name: one.name, isAsExpected: outcomes.every(({ isAsExpected }) => isAsExpected), outcomes };
}

function outcomeOf(expected: Expectation, judged: JudgedMeasure | undefined): Outcome {
  const { measure } = expected;
  if (judged === undefined) return { measure, expected, isAsExpected: false };
  const { verdict, inForce, amount } = judged;
  const { lowFen, highFen } = amount ?? {};
  return {
    measure,
    expected,
    got: {
      verdict,
      inForce,
      ...(lowFen !== undefined && { lowFen }),
      ...(highFen !== undefined && { highFen }),
    },
    isAsExpected: verdict === expected.verdict && isSum(expected.lowFen, lowFen) && isSum(expected.highFen, highFen),
  };
}

/** A sum that is not expected is not compared. */
function isSum(expected: number | undefined, got: number | undefined): boolean {
  return expected === undefined || expected === got;
}
