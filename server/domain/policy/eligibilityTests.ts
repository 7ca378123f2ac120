import { type PlaceId } from '#shared/place.ts';
import { type Eligibility, type JudgedMeasure, type Measure, type Policy } from '#shared/policy.ts';
import { type Circumstances } from '../matching/candidate.ts';

/** One measure, claimed by the company of a requirement at a park in the given places. */
export interface Claim {
  readonly policy: Policy;
  readonly measure: Measure;
  readonly placeIds: readonly PlaceId[];
  readonly requirement: Circumstances['requirement'];
}

/** What one test said; `decides` is false where it is only shown. */
export interface Outcome {
  readonly shown: JudgedMeasure['tests'][number];
  readonly decides: boolean;
}

type TestName = JudgedMeasure['tests'][number]['test'];

/** One question that a measure puts to the company; null where the measure does not put it. */
type Test = (claim: Claim) => Outcome | null;

/** The park lies in one of the policy's places. */
const place: Test = ({ policy, placeIds }) => {
  const shared = policy.places.filter((id) => placeIds.includes(id));
  return outcome('place', shared.length > 0 ? 'eligible' : 'not-eligible', policy.places, shared[0]);
};

/**
 * The day asked about lies between the first and the last day in force, both included. The days of most policies were
 * not found; then the test is shown as unknown but does not decide, since else nearly every measure would be unknown and
 * nothing could be told apart.
 */
const inForce: Test = ({ policy: { validFrom, validTo }, requirement: { asOf } }) => {
  const required = [validFrom, validTo].filter((day) => day !== undefined);
  const outside = (validFrom !== undefined && asOf < validFrom) || (validTo !== undefined && asOf > validTo);
  if (outside) return outcome('in-force', 'not-eligible', required, asOf);
  const known = validFrom !== undefined && validTo !== undefined;
  return { ...outcome('in-force', known ? 'eligible' : 'unknown', required, asOf), decides: known };
};

/** Whoever looks for space is a tenant: what is only for owners of buildings is not for it. */
const audience: Test = ({ measure: { audience: meant } }) =>
  meant === undefined ? null : outcome('audience', meant === 'tenant' ? 'eligible' : 'not-eligible', [meant], 'tenant');

const sector: Test = ({ measure, requirement }) => oneOf('sector', measure.sectors, requirement.sector);

const drugClass: Test = ({ measure, requirement }) =>
  oneOf('drug-class', measure.drugClasses, requirement.company?.drugClass);

const deviceClass: Test = ({ measure, requirement }) =>
  oneOf('device-class', listed(measure.deviceClass), requirement.company?.deviceClass);

/** The product is at the very stage that the measure rewards; any clinical stage is phase 1, 2 or 3. */
const stage: Test = ({ measure, requirement }) =>
  oneOf(
    'stage',
    measure.stage === 'any-clinical' ? CLINICAL_STAGES : listed(measure.stage),
    requirement.company?.productStage,
  );

const CLINICAL_STAGES = ['ph1', 'ph2', 'ph3'];

/** An award under one of the named policies has been granted before; not having said which awards there were leaves it open. */
const priorAward: Test = ({ measure: { dependsOn }, requirement }) => {
  if (dependsOn === undefined) return null;
  const awarded = requirement.company?.awardedPolicies;
  if (awarded === undefined) return outcome('prior-award', 'unknown', dependsOn);
  const granted = dependsOn.find((policy) => awarded.includes(policy));
  return outcome('prior-award', granted === undefined ? 'not-eligible' : 'eligible', dependsOn, granted ?? 'none');
};

/** Conditions that only words say: a person must judge them. */
const otherConditions: Test = ({ measure: { conditions } }) =>
  conditions.length === 0 ? null : outcome('other-conditions', 'unknown', conditions);

/** Every test, in the order in which they are shown. */
export const TESTS: readonly Test[] = [
  place,
  inForce,
  audience,
  sector,
  drugClass,
  deviceClass,
  stage,
  priorAward,
  otherConditions,
];

/** Whether what is given is among what is asked for: no test where nothing is asked for, unknown where nothing is given. */
function oneOf(test: TestName, required: readonly string[] | undefined, given: string | undefined): Outcome | null {
  if (required === undefined) return null;
  if (given === undefined) return outcome(test, 'unknown', required);
  return outcome(test, required.includes(given) ? 'eligible' : 'not-eligible', required, given);
}

function listed(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

// eslint-disable-next-line max-params -- the four parts of an outcome, each of its own type
function outcome(test: TestName, verdict: Eligibility, required: readonly string[], given?: string): Outcome {
  return {
    shown: {
      test,
      verdict,
      ...(required.length === 0 ? {} : { required: [...required] }),
      ...(given === undefined ? {} : { given }),
    },
    decides: true,
  };
}
