import { type FactValue, type Facts } from '#shared/criterion.ts';
import { dayText, isDay } from './day.ts';
import { valueName } from './label.ts';
import { numberText, quantityText, rangeText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** One side of a comparison: what was asked, or what is offered. */
export type Side = 'asked' | 'offered';

/** A fact's value in words, with its unit. */
export function factText(criterion: string, [name, value]: readonly [string, FactValue], speaking: Speaking): string {
  if (Array.isArray(value)) return listText(criterion, value, speaking);
  if (typeof value === 'number') return quantityText(name, value, speaking);
  return wordText(criterion, value, speaking);
}

/** The facts of one side as phrases, in the order in which the criterion compared them; empty where none is known. */
export function sidePhrases(criterion: string, facts: Facts, side: Side): (speaking: Speaking) => string[] {
  return (speaking) =>
    Object.entries(facts)
      .filter(([name, value]) => sideOf(name) === side && !isNothing(name, value))
      .map(
        ([name, value]) =>
          intervalPhrase(criterion, [name, facts], speaking) ?? phrase(criterion, [name, value], speaking),
      )
      .filter((text) => text !== '');
}

/** A limit of nothing is none, and what is not asked for needs no words. */
function isNothing(name: string, value: FactValue): boolean {
  return (name.startsWith('limit') && value === 0) || (sideOf(name) === 'asked' && value === false);
}

/**
 * Both ends of an offer that is only known to lie between two numbers, said at its lower end: `52–65 km`. Empty at its
 * upper end; undefined for any other fact.
 */
function intervalPhrase(
  criterion: string,
  [name, facts]: readonly [string, Facts],
  speaking: Speaking,
): string | undefined {
  const [, start, end, rest] = /^(offered\w*?)(From|To)([A-Z]\w*)$/u.exec(name) ?? [];
  if (start === undefined || rest === undefined) return undefined;
  const [low, high] = [facts[`${start}From${rest}`], facts[`${start}To${rest}`]];
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  if (end === 'To') return '';
  const value = rangeText(rest, [low, high], speaking);
  return speaking.say([`criteria.factsOf.${criterion}.${start}${rest}`, `criteria.factsOf.${criterion}.${start}`], {
    value,
    defaultValue: value,
  });
}

/** Which side a fact belongs to, by how its key begins. */
function sideOf(name: string): Side {
  return name.startsWith('offered') ? 'offered' : 'asked';
}

function phrase(criterion: string, fact: readonly [string, FactValue], speaking: Speaking): string {
  const [name] = fact;
  const keys = [`criteria.factsOf.${criterion}.${name}`, `criteria.facts.${name}`, `criteria.facts.${startOf(name)}`];
  const value = factText(criterion, fact, speaking);
  return fact[1] === 'none' && sideOf(name) === 'offered' ? value : speaking.say(keys, { value, defaultValue: value });
}

/** `required`, `ideal`, `limit` or `offered`. */
function startOf(name: string): string {
  return /^[a-z]+/u.exec(name)?.[0] ?? name;
}

function wordText(criterion: string, value: string | boolean, { say, language, nameOf }: Speaking): string {
  if (typeof value === 'boolean') return say(value ? 'criteria.values.yes' : 'criteria.values.no');
  if (isDay(value)) return dayText(value, language);
  return nameOf(value) ?? valueName(say, criterion, value);
}

const isPosition = (value: readonly (string | number)[]): value is readonly [number, number] =>
  value.length === 2 && value.every((part) => typeof part === 'number');

function listText(criterion: string, value: readonly (string | number)[], speaking: Speaking): string {
  if (isPosition(value)) return `${value[0].toFixed(4)}, ${value[1].toFixed(4)}`;
  if (value.length === 0) return speaking.say('criteria.values.none');
  return value
    .map((part) =>
      typeof part === 'number' ? numberText(part, speaking.language) : wordText(criterion, part, speaking),
    )
    .join(speaking.say('criteria.joint'));
}
