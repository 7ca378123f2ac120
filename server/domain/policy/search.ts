import { type PolicyFacts } from '#shared/policy/facts.ts';
import { inForceOn } from '#shared/policy/inForce.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Confidence } from '#shared/policy/terms.ts';
import { judgeCondition } from './condition.ts';
import { isAtLeast } from './confidence.ts';

/** What policies are looked for by; what is absent leaves all in. */
export interface PolicySearch {
  /** Facts that must not by themselves shut a company out of every measure. */
  readonly facts?: Pick<PolicyFacts, 'sector' | 'productStage'>;
  /** A day on which a policy is in force, or on which it is not known whether it is. */
  readonly on?: string | undefined;
  /** Some measure is of a source at least so sure. */
  readonly confidence?: Confidence | undefined;
  /** Something that it says in either language, or its number, whatever the case of letters. */
  readonly text?: string | undefined;
}

/** Whether a policy is among those looked for. */
export function isSought(policy: Policy, { facts = {}, on, confidence, text }: PolicySearch): boolean {
  return (
    isOpenTo(policy, facts) &&
    (on === undefined || ['in-force', 'validity-not-found'].includes(inForceOn(policy, on))) &&
    (confidence === undefined || policy.measures.some((measure) => isAtLeast(measure.confidence, confidence))) &&
    (text === undefined || textsOf(policy).some((said) => said.toLowerCase().includes(text.toLowerCase())))
  );
}

/** Whether some measure is open to a company of which only these facts are known. */
function isOpenTo({ when, measures }: Policy, facts: PolicyFacts): boolean {
  const known = { facts, answerTo: () => undefined, placesFrom: () => [] };
  return measures.some((measure) =>
    [when, measure.when].every(
      (condition) => condition === undefined || judgeCondition(condition, known).verdict !== 'not-eligible',
    ),
  );
}

/** Everything that is said in both languages, at any depth, and the number of the document. */
function textsOf(policy: Policy): string[] {
  return [policy.documentNumber ?? '', ...bilingualIn(policy)];
}

function bilingualIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(bilingualIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [value.zh, value.en].filter((text) => typeof text === 'string');
  return Object.values(value).flatMap(bilingualIn);
}
