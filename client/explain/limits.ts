import { type Exclusion, type Limit, type Policy } from '#shared/policy/policy.ts';
import { awardNames } from './award.ts';
import { spoken } from './bilingual.ts';
import { type MeasureOfPolicy } from './measure.ts';
import { sumText } from './policyFact.ts';
import { numberText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** The caps over several measures that concern one. */
export function limitTexts({ policy, measure }: MeasureOfPolicy, speaking: Speaking): string[] {
  return policy.limits.filter(({ of }) => of.includes(measure.id)).map((limit) => limitText(limit, policy, speaking));
}

/** A cap over several measures in words. */
export function limitText({ per, capFen, of }: Limit, policy: Policy, speaking: Speaking): string {
  const cap = speaking.say(`policy.caps.${per}`, { amount: sumText(capFen, speaking) });
  return speaking.say('policy.capOver', {
    cap,
    measures: awardNames(of, { policies: [policy], speaking, within: policy }),
  });
}

/** The exclusions that concern a measure. */
export function exclusionTexts({ policy, measure }: MeasureOfPolicy, speaking: Speaking): string[] {
  return policy.exclusions
    .filter(({ of }) => of === undefined || of.includes(measure.id))
    .map((exclusion) => exclusionText(exclusion, speaking));
}

/** An exclusion in words: what the source says, after its kind where there is one. */
export function exclusionText({ kind, says }: Exclusion, speaking: Speaking): string {
  const text = spoken(says, speaking);
  return kind === 'words'
    ? text
    : `${speaking.say(`policy.exclusionKinds.${kind}`)}${speaking.say('policy.colon')}${text}`;
}

/** The parts in which an award is paid. */
export function payoutText(payoutPct: readonly number[], { say, language }: Speaking): string {
  const parts = payoutPct.map((pct) => `${numberText(pct, language)}%`).join(say('criteria.joint'));
  return say('policy.payout', { parts });
}
