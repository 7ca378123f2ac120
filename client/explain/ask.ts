import { parametersOf } from './parameters.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { factText } from './fact.ts';
import { type Speaking } from './speaking.ts';
import { FactValue } from '#shared/criterion.ts';

/** What a requirement asks of one criterion, in a few words for a chip: `800–1,500 m²`, `≥ 7.5 kN/m²`; empty where it has no parameters. */
export function askText(criterion: string, ask: OpenAsk, speaking: Speaking): string {
  const parameters = parametersOf(ask);
  const parts = Object.entries(parameters).flatMap(([name, value]) => partText(criterion, [name, value], speaking));
  return intervalText(parameters, speaking) ?? parts.join(speaking.say('criteria.joint'));
}

function partText(criterion: string, [name, value]: readonly [string, unknown], speaking: Speaking): string[] {
  if (value === false) return [];
  if (value === true) return [speaking.say(flagKeys(criterion, name), { defaultValue: name })];
  const fact = FactValue.safeParse(value);
  if (!fact.success) return [speaking.say('criteria.area-on-map')];
  const text = factText(criterion, [name, fact.data], speaking);
  return [speaking.say(askKeys(criterion, name), { value: text, defaultValue: text })];
}

function flagKeys(criterion: string, name: string): string[] {
  return [`criteria.asksOf.${criterion}.${name}`, `criteria.asks.${name}`, `criteria.parameters.${name}`];
}

function askKeys(criterion: string, name: string): string[] {
  const start = /^[a-z]+/u.exec(name)?.[0] ?? name;
  return [`criteria.asksOf.${criterion}.${name}`, `criteria.asks.${name}`, `criteria.asks.${start}`];
}

/** The ends of an interval, by how their names begin. */
const ENDS = [
  ['min', 'max'],
  ['ideal', 'limit'],
] as const;

/** Two ends of one unit and nothing else: `800–1,500 m²`. */
function intervalText(parameters: Readonly<Record<string, unknown>>, speaking: Speaking): string | undefined {
  const names = Object.keys(parameters);
  if (names.length !== 2) return undefined;
  for (const [start, end] of ENDS) {
    const lowName = names.find((name) => name.startsWith(start));
    const highName = lowName?.replace(start, end);
    if (lowName === undefined || highName === undefined) continue;
    const [low, high] = [parameters[lowName], parameters[highName]];
    if (typeof low !== 'number' || typeof high !== 'number') continue;
    const highText = factText('', [highName, high], speaking);
    return `${bareNumber(factText('', [lowName, low], speaking))}–${highText}`;
  }
  return undefined;
}

/** The number without its unit, where the unit follows it. */
function bareNumber(text: string): string {
  return /^[\d.,]+/u.exec(text)?.[0] ?? text;
}
