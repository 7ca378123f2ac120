import { type PlaceId } from '#shared/place.ts';
import { type Eligibility, type FixedTest, type Trace } from '#shared/policy/condition.ts';
import { inForceOn } from '#shared/policy/inForce.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { refersTo } from './awardRef.ts';
import { every, judgeCondition } from './condition.ts';
import { type Claimant } from './facts.ts';

/** A measure of a policy with all that it is judged by. */
export interface Claim {
  readonly policy: Policy;
  readonly measure: Measure;
  readonly claimant: Claimant;
  /** A place and all above it. */
  readonly placesFrom: (place: PlaceId) => readonly PlaceId[];
}

type Fixed = Extract<Trace, { test: unknown }>;

/** What one measure says for one company: the tests that every measure is put to, then the conditions of its policy, then its own. All must hold. */
export function judgeMeasure(claim: Claim): Omit<JudgedMeasure, 'amount'> {
  const { policy, measure, claimant } = claim;
  const all = [...fixedTests(claim), ...conditions(claim)];
  const verdict = every(all.filter(decides).map((part) => part.verdict));
  return {
    id: `${policy.id}/${measure.id}`,
    verdict,
    inForce: inForceOn(policy, claimant.asOf),
    trace: { verdict, all },
  };
}

function decides(trace: Trace): boolean {
  return !('test' in trace) || trace.decides;
}

function fixedTests(claim: Claim): Fixed[] {
  return [place, inForce, audience, priorAward, agreement].flatMap((test) => test(claim) ?? []);
}

function conditions({ policy, measure, claimant, placesFrom }: Claim): Trace[] {
  const known = {
    facts: claimant.facts,
    answerTo: (ask: string) => claimant.answers[`${policy.id}/${ask}`],
    placesFrom,
  };
  return [policy.when, measure.when].flatMap((condition) =>
    condition === undefined ? [] : [judgeCondition(condition, known)],
  );
}

/** A test that decides, with what was given where anything was. */
function decided(
  test: FixedTest,
  verdict: Eligibility,
  { required, given }: { readonly required: readonly string[]; readonly given?: string | undefined },
): Fixed {
  return { test, verdict, required, ...(given === undefined ? {} : { given }), decides: true };
}

/** The space lies in one of the policy's places. */
function place({ policy, claimant: { placeIds } }: Claim): Fixed {
  const given = policy.places.find((id) => placeIds.includes(id));
  return decided('place', given === undefined ? 'not-eligible' : 'eligible', { required: policy.places, given });
}

/**
 * The day asked about lies between the first and the last day in force, both included. The days of most policies were
 * not found; then the test is shown as unknown but does not decide, since else nearly every measure would be unknown and
 * nothing could be told apart: a stack says how much of it rests on such policies.
 */
function inForce({ policy, claimant: { asOf } }: Claim): Fixed {
  const status = inForceOn(policy, asOf);
  const required = [policy.validFrom, policy.validTo].flatMap((day) => day ?? []);
  const verdict = {
    'in-force': 'eligible',
    'validity-not-found': 'unknown',
    'not-yet': 'not-eligible',
    expired: 'not-eligible',
  } as const;
  return {
    ...{ test: 'in-force', verdict: verdict[status], given: asOf },
    ...(required.length === 0 ? {} : { required }),
    decides: status !== 'validity-not-found',
  };
}

/** Whoever looks for space is a tenant, unless it says that it owns a building: what is only for owners is not for it. */
function audience({ measure: { audience: meant }, claimant: { facts } }: Claim): Fixed | null {
  if (meant === undefined) return null;
  const given = facts.isBuildingOwner === true ? 'owner' : 'tenant';
  return decided('audience', given === meant ? 'eligible' : 'not-eligible', { required: [meant], given });
}

/**
 * An award that this one depends on has been granted before. What has not been granted before may be claimed along with
 * it: the test does not decide, and a stack takes the one only with the other.
 */
function priorAward({ policy, measure: { dependsOn }, claimant: { awards = [] } }: Claim): Fixed | null {
  if (dependsOn === undefined) return null;
  const granted = awards.find((award) => dependsOn.some((ref) => refersTo(ref, policy.id, award)));
  return {
    ...decided('prior-award', granted === undefined ? 'unknown' : 'eligible', {
      required: dependsOn,
      given: granted?.policy,
    }),
    decides: false,
  };
}

/** A policy may exclude companies that have an agreement of their own with the government. */
function agreement({ policy, measure, claimant: { facts } }: Claim): Fixed | null {
  const excludes = policy.exclusions.some(
    ({ kind, of }) => kind === 'agreement' && (of === undefined || of.includes(measure.id)),
  );
  if (!excludes) return null;
  const given = facts.hasAgreement;
  if (given === undefined) return { test: 'agreement', verdict: 'unknown', decides: true };
  return { test: 'agreement', verdict: given ? 'not-eligible' : 'eligible', given: String(given), decides: true };
}
