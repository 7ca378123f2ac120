import { type Eligibility } from '#shared/policy/condition.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { dayText } from './day.ts';
import { type Speaking } from './speaking.ts';

/** A measure with its policy. */
export interface MeasureOfPolicy {
  readonly policy: Policy;
  readonly measure: Measure;
}

/** A measure that holds at a space, with its policy and what it says for the company. */
export interface MeasureThere extends MeasureOfPolicy {
  readonly judged: JudgedMeasure;
}

const ORDER: readonly Eligibility[] = ['eligible', 'unknown', 'not-eligible'];

/** Measures by their keys `policyId/measureId`. */
export function measuresByKey(policies: readonly Policy[]): ReadonlyMap<string, MeasureOfPolicy> {
  return new Map(
    policies.flatMap((policy) =>
      policy.measures.map((measure) => [`${policy.id}/${measure.id}`, { policy, measure }] as const),
    ),
  );
}

/** Judged measures with their policies, claimable ones first, otherwise as they came; those whose policy is not at hand are left out. */
export function measuresThere(judged: readonly JudgedMeasure[], policies: readonly Policy[]): MeasureThere[] {
  const byKey = measuresByKey(policies);
  return judged
    .flatMap((one) => {
      const found = byKey.get(one.id);
      return found === undefined ? [] : [{ ...found, judged: one }];
    })
    .sort((one, other) => ORDER.indexOf(one.judged.verdict) - ORDER.indexOf(other.judged.verdict));
}

/** From when to when the policy is in force; what was not found is said to be so. */
export function validityText({ validFrom, validTo }: Policy, { say, language }: Speaking): string {
  const end = (day: string | undefined): string =>
    day === undefined ? say('policy.notFound') : dayText(day, language);
  if (validFrom === undefined && validTo === undefined) return say('policy.notFound');
  return say('policy.validity', { from: end(validFrom), to: end(validTo) });
}

/** When applications are taken; undefined where nobody found out. */
export function windowText({ window }: Pick<Policy, 'window'>, { say, language }: Speaking): string | undefined {
  const { opens, closes } = window ?? {};
  const [from = '', to = ''] = [opens, closes].map((day) => day && dayText(day, language));
  if (opens !== undefined && closes !== undefined) return say('policy.window.between', { from, to });
  if (opens !== undefined) return say('policy.window.from', { day: from });
  return closes === undefined ? undefined : say('policy.window.to', { day: to });
}
