import { type Comparison, type Trace } from '#shared/policy/condition.ts';
import { type FactId } from '#shared/policy/facts.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { spoken } from './bilingual.ts';
import { dayText, isDay } from './day.ts';
import { awardName } from './award.ts';
import { policyFactName, policyFactText, policyWord } from './policyFact.ts';
import { type Speaking } from './speaking.ts';

/** What a comparison asks for, in words. */
export function comparisonText(comparison: Comparison, speaking: Speaking): string {
  const { say } = speaking;
  const { fact, is, oneOf, allOf } = comparison;
  const name = policyFactName(say, fact);
  if (is === true) return name;
  if (is === false) return say('policy.compare.isFalse', { fact: name });
  if (is !== undefined) return say('policy.compare.is', { fact: name, value: policyFactText(fact, is, speaking) });
  if (oneOf !== undefined) {
    return say('policy.compare.oneOf', {
      fact: name,
      values: words(fact, oneOf, speaking).join(say('policy.compare.or')),
    });
  }
  if (allOf !== undefined) {
    return say('policy.compare.allOf', {
      fact: name,
      values: words(fact, allOf, speaking).join(say('criteria.joint')),
    });
  }
  return boundText(comparison, name, speaking);
}

function words(fact: FactId, ids: readonly string[], speaking: Speaking): string[] {
  return ids.map(
    (id) => (fact === 'registeredPlace' ? speaking.nameOf(id) : undefined) ?? policyWord(speaking.say, fact, id),
  );
}

const BOUNDS = ['atLeast', 'atMost', 'above', 'below'] as const;

function boundText(comparison: Comparison, fact: string, speaking: Speaking): string {
  for (const bound of BOUNDS) {
    const value = comparison[bound];
    if (typeof value === 'number') {
      return speaking.say(`policy.compare.${bound}`, { fact, value: policyFactText(comparison.fact, value, speaking) });
    }
    if (value !== undefined) {
      return speaking.say(`policy.compare.${bound}Day`, { fact, value: dayText(value, speaking.language) });
    }
  }
  return fact;
}

/** What was given for a comparison; that nothing was, where there is nothing. */
export function givenText({ fact, given }: Extract<Trace, { fact: unknown }>, speaking: Speaking): string {
  if (given === undefined) return speaking.say('policy.notGiven');
  return speaking.say('policy.compare.given', { value: policyFactText(fact, given, speaking) });
}

/** A question of a policy, as a person is asked it; its id where the policy has none. */
export function questionText(policy: Policy | undefined, ask: string, speaking: Speaking): string {
  const question = policy?.questions.find(({ id }) => id === ask);
  return question === undefined ? ask : spoken(question.text, speaking);
}

type Fixed = Extract<Trace, { test: unknown }>;

/** Why a test that every measure is put to came out as it did. */
export function testText(
  { test, verdict, required = [], given }: Fixed,
  policies: readonly Policy[],
  speaking: Speaking,
): string {
  const { say } = speaking;
  const word = (id: string): string => testWord(test, id, { policies, speaking });
  return say(`policy.tests.${test}.${verdict}`, {
    required: required.map(word).join(say('criteria.joint')),
    given: given === undefined ? say('policy.notGiven') : word(given),
  });
}

interface Spoken {
  readonly policies: readonly Policy[];
  readonly speaking: Speaking;
}

function testWord(test: Fixed['test'], id: string, { policies, speaking }: Spoken): string {
  if (test === 'place') return speaking.nameOf(id) ?? id;
  if (test === 'audience') return speaking.say(`policy.audience.${id}`, { defaultValue: id });
  if (test === 'prior-award') return awardName(id, { policies, speaking });
  return isDay(id) ? dayText(id, speaking.language) : id;
}
