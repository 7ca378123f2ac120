import { z } from 'zod';
import { FACTS, type FactId, type PolicyFactValue } from '#shared/policy/facts.ts';
import { type OpenFact } from './openFacts.ts';

/** A place that is in no tree: a company that is registered anywhere else. */
const ELSEWHERE = 'elsewhere';

/** Before and after every day that a policy names. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2200-01-01';

/**
 * The answers to an open fact that can lead to different verdicts or amounts: yes and no; each option that a condition
 * names and one that none does; of a list none, each alone, and all of those named; of a place each named and another;
 * of numbers and days the least, the greatest, and each bound and threshold with its neighbours. Since amounts rise or
 * fall evenly between thresholds, what is greatest is so at one of them.
 */
export function answersTo(fact: FactId, { comparisons, steps }: OpenFact): readonly PolicyFactValue[] {
  const schema: z.ZodType = FACTS[fact];
  const named = [...new Set(comparisons.flatMap(namedIn))];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodEnum) return [...named, ...otherOption(schema, named)];
  if (schema instanceof z.ZodArray) return [[], ...named.map((one) => [one]), ...(named.length > 1 ? [named] : [])];
  if (schema instanceof z.ZodNumber) return numbersAround([...comparisons.flatMap(numbersIn), ...steps], schema);
  if (schema instanceof z.ZodISODate) return daysAround(comparisons.flatMap(boundsIn).map(String));
  return [...named, ELSEWHERE];
}

type Comparison = OpenFact['comparisons'][number];

function namedIn({ is, oneOf = [], allOf = [] }: Comparison): string[] {
  return [...(typeof is === 'string' ? [is] : []), ...oneOf, ...allOf];
}

function boundsIn({ atLeast, atMost, above, below }: Comparison): (number | string)[] {
  return [atLeast, atMost, above, below].flatMap((bound) => bound ?? []);
}

function numbersIn(comparison: Comparison): number[] {
  return boundsIn(comparison).filter((bound) => typeof bound === 'number');
}

function otherOption(schema: z.ZodEnum, named: readonly string[]): string[] {
  const other = schema.options.find((option) => !named.includes(String(option)));
  return other === undefined ? [] : [String(other)];
}

function numbersAround(thresholds: readonly number[], { minValue, maxValue }: z.ZodNumber): number[] {
  const [least, most] = [minValue ?? 0, maxValue ?? Number.MAX_SAFE_INTEGER];
  const around = thresholds.flatMap((bound) => [bound - 1, bound, bound + 1]);
  return [...new Set([least, ...around.filter((value) => value >= least && value <= most), most])];
}

function daysAround(bounds: readonly string[]): string[] {
  return [...new Set([FIRST_DAY, ...bounds.flatMap((day) => [dayAfter(day, -1), day, dayAfter(day, 1)]), LAST_DAY])];
}

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
