import { type FactId, type PolicyFactValue } from '#shared/policy/facts.ts';
import { dayText, isDay } from './day.ts';
import { moneyText, numberText, quantityText } from './quantity.ts';
import { type Say, type Speaking } from './speaking.ts';

/** Name of a fact that policies ask for; its id where the texts have none. */
export function policyFactName(say: Say, fact: FactId): string {
  return say(`policy.facts.${fact}`, { defaultValue: fact });
}

/** A word of a fact's scale: of the policies' own, or of the field's vocabulary. */
export function policyWord(say: Say, fact: FactId, word: string): string {
  return say([`policy.words.${fact}.${word}`, `criteria.values.${word}`], { defaultValue: word });
}

/** The value of a fact in words, with its unit; a list of none says so. */
export function policyFactText(fact: FactId, value: PolicyFactValue, speaking: Speaking): string {
  if (typeof value === 'number') return numberOf(fact, value, speaking);
  if (typeof value === 'boolean') return speaking.say(value ? 'criteria.values.yes' : 'criteria.values.no');
  if (typeof value === 'string') return wordOf(fact, value, speaking);
  if (value.length === 0) return speaking.say('policy.compare.noneGiven');
  return value.map((word) => wordOf(fact, word, speaking)).join(speaking.say('criteria.joint'));
}

function wordOf(fact: FactId, word: string, { say, language, nameOf }: Speaking): string {
  if (fact === 'registeredPlace') return nameOf(word) ?? word;
  return isDay(word) ? dayText(word, language) : policyWord(say, fact, word);
}

const YUAN_PER_WAN = 10_000;
const FEN_PER_YUAN = 100;

/** A number by the unit that ends the fact's name; sums below 10,000 yuan in yuan, in Chinese too. */
function numberOf(fact: FactId, value: number, speaking: Speaking): string {
  return /Fen(?:PerYear)?$/u.test(fact) ? sumText(value, speaking) : quantityText(fact, value, speaking);
}

/** An amount of money that may be small: below 10,000 yuan it is said in yuan. */
export function sumText(fen: number, speaking: Pick<Speaking, 'say' | 'language'>): string {
  const yuan = fen / FEN_PER_YUAN;
  if (Math.abs(yuan) >= YUAN_PER_WAN) return moneyText(fen, speaking);
  return speaking.say('units.with.yuan', { value: numberText(yuan, speaking.language) });
}
