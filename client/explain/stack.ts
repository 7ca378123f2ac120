import { type AwardAmount, type IncentiveStack, type LeftReason } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Naming, awardName, awardNames } from './award.ts';
import { spoken } from './bilingual.ts';
import { sumText } from './policyFact.ts';
import { type Speaking } from './speaking.ts';

type Left = IncentiveStack['left'][number];

/** Why a measure is not in a stack, in a sentence. */
export function reasonText({ kind, by, instead }: LeftReason, naming: Naming): string {
  const { say } = naming.speaking;
  const rule = ruleName(by, naming);
  if (instead.length === 0) return say(`incentives.reasonsAlone.${kind}`, { rule });
  return say(`incentives.reasons.${kind}`, { rule, instead: awardNames(instead, naming) });
}

/** What the total would lose if a measure had to be taken. */
export function costText({ costsFen }: Pick<Left, 'costsFen'>, speaking: Speaking): string {
  if (costsFen === 0) return speaking.say('incentives.costsNothing');
  return speaking.say('incentives.costs', { amount: sumText(costsFen, speaking) });
}

/** Name of what limits measures, by `policyId/id`: an exclusion, a cap over several, else a measure. */
export function ruleName(key: string, naming: Naming): string {
  const [policyId = '', id = ''] = key.split('/');
  const policy = naming.policies.find((one) => one.id === policyId);
  return (policy && ruleOf(policy, id, naming.speaking)) ?? awardName(key, naming);
}

function ruleOf({ exclusions, limits }: Policy, id: string, speaking: Speaking): string | undefined {
  const { say } = speaking;
  const exclusion = exclusions.find((one) => one.id === id);
  if (exclusion !== undefined) return spoken(exclusion.says, speaking);
  const limit = limits.find((one) => one.id === id);
  return limit && `${say(`incentives.capNames.${limit.per}`)} ${sumText(limit.capFen, speaking)}`;
}

/** What an award comes to: one sum, an interval, or what is known of it. */
export function amountText({ lowFen, highFen }: Pick<AwardAmount, 'lowFen' | 'highFen'>, speaking: Speaking): string {
  const { say } = speaking;
  const low = sumText(lowFen, speaking);
  if (highFen === undefined)
    return say(lowFen === 0 ? 'incentives.amount.unknown' : 'incentives.amount.openEnd', { low });
  const high = sumText(highFen, speaking);
  if (lowFen === highFen) return say('incentives.amount.exact', { amount: high });
  return say(lowFen === 0 ? 'incentives.amount.upTo' : 'incentives.amount.between', { low, high });
}

/** A cap that made an award less, with by how much it was raised. */
export function cappedText({ per, capFen, raisedByFen }: AwardAmount['cappedBy'][number], speaking: Speaking): string {
  const { say } = speaking;
  const name = say(`incentives.capNames.${per}`, { defaultValue: per });
  const cap = say('incentives.amount.cap', { name, amount: sumText(capFen, speaking) });
  if (raisedByFen === undefined) return cap;
  return `${cap}${say('incentives.amount.raised', { amount: sumText(raisedByFen, speaking) })}`;
}
