import { PolicyLevel } from '#shared/policy/terms.ts';
import { type Cap } from '#shared/policy/benefit.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type ClaimedMeasure } from './measuresAt.ts';
import { type StackCap } from './stack/problem.ts';
import { type Sight } from './stackOptions.ts';

/** A rule over measures, by which a stack is limited: `by` says whose it is, as `policyId/id`. */
export interface CapRule extends Pick<StackCap, 'capFen' | 'per'> {
  readonly by: string;
  readonly members: readonly ClaimedMeasure[];
}

/** At most one of the measures is paid. */
export interface OneOfRule {
  readonly by: string;
  readonly members: readonly ClaimedMeasure[];
}

/** The caps over what is paid to a firm: of measures by themselves, of limits, and of measures that are caps. */
export function capRulesOf(measures: readonly ClaimedMeasure[], sight: Sight): CapRule[] {
  return [
    ...measures.flatMap(ownRules),
    ...policiesOf(measures).flatMap((policy) => limitRules(policy, measures)),
    ...measures.flatMap((cap) => capMeasureRules(cap, measures, sight)),
  ].filter(({ members }) => members.length > 0);
}

/**
 * What a measure pays to a firm in one year, and ever. The single award is within them already: they are reckoned here
 * where it is a share of several, and that of a year also where it is paid in several parts.
 */
function ownRules(owner: ClaimedMeasure): CapRule[] {
  const { policy, measure, parts } = owner;
  const { length: years } = measure.payoutPct ?? [100];
  return (measure.caps ?? [])
    .filter(({ per }) => (per === 'firm' && parts.length > 1) || (per === 'firm-year' && parts.length * years > 1))
    .map(({ capFen, per }) => ({ by: `${policy.id}/${measure.id}`, capFen, per: spanOf(per), members: [owner] }));
}

function limitRules(policy: Policy, measures: readonly ClaimedMeasure[]): CapRule[] {
  return policy.limits.map(({ id, capFen, per, of }) => ({
    by: `${policy.id}/${id}`,
    capFen,
    per: spanOf(per),
    members: awardsOf(policy, measures, of),
  }));
}

/** A cap that may not hold for the company limits what is confirmed, and not what is possible. */
function capMeasureRules(
  { policy, measure, judged }: ClaimedMeasure,
  measures: readonly ClaimedMeasure[],
  sight: Sight,
): CapRule[] {
  const holds = judged.verdict === 'eligible' || (judged.verdict === 'unknown' && sight === 'confirmed');
  if (measure.kind !== 'cap' || !holds) return [];
  const members = awardsOf(policy, measures, measure.over);
  return (measure.caps ?? []).flatMap(({ capFen, per }) => {
    const rule = { by: `${policy.id}/${measure.id}`, capFen, per: spanOf(per) };
    return per === 'award' ? members.map((member) => ({ ...rule, members: [member] })) : [{ ...rule, members }];
  });
}

/** One product or project is claimed at a time: what limits it limits all that is claimed. */
function spanOf(per: Cap['per']): StackCap['per'] {
  return per === 'firm-year' ? 'year' : 'all';
}

/** Of which measures at most one is paid. */
export function oneOfRulesOf(measures: readonly ClaimedMeasure[]): OneOfRule[] {
  return policiesOf(measures)
    .flatMap((policy) => policy.exclusions.flatMap((exclusion) => exclusionRules(policy, exclusion, measures)))
    .filter(({ members }) => members.length > 1);
}

function exclusionRules(
  policy: Policy,
  { id, kind, of }: Policy['exclusions'][number],
  measures: readonly ClaimedMeasure[],
): OneOfRule[] {
  const by = `${policy.id}/${id}`;
  const concerned = awardsOf(policy, measures, of);
  if (kind === 'best-of') return [{ by, members: concerned }];
  if (kind === 'same-item-once') {
    return itemsOf(concerned).map((item) => ({ by, members: concerned.filter((one) => one.measure.item === item) }));
  }
  if (kind === 'complements') {
    return concerned.flatMap((own) =>
      measures
        .filter((other) => isAbove(other.policy, policy) && isOfSameItem(own, other))
        .map((other) => ({ by, members: [own, other] })),
    );
  }
  return [];
}

function isAbove(one: Policy, other: Policy): boolean {
  return PolicyLevel.options.indexOf(one.level) < PolicyLevel.options.indexOf(other.level);
}

function isOfSameItem({ measure: one }: ClaimedMeasure, { measure: other }: ClaimedMeasure): boolean {
  return one.item !== undefined && one.item === other.item;
}

function itemsOf(measures: readonly ClaimedMeasure[]): string[] {
  return [...new Set(measures.flatMap(({ measure }) => measure.item ?? []))];
}

/** The measures of a policy that are named, or all awards of it. */
function awardsOf(policy: Policy, measures: readonly ClaimedMeasure[], named?: readonly string[]): ClaimedMeasure[] {
  return measures.filter(
    (one) =>
      one.policy.id === policy.id &&
      one.measure.kind === 'award' &&
      (named === undefined || named.includes(one.measure.id)),
  );
}

function policiesOf(measures: readonly ClaimedMeasure[]): Policy[] {
  return [...new Map(measures.map(({ policy }) => [policy.id, policy])).values()];
}
