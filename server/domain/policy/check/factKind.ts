import { z } from 'zod';
import { FACTS, type FactId } from '#shared/policy/facts.ts';

/** What a number counts, as its name ends. */
export type FactUnit = 'fen' | 'usd' | 'pct' | 'm2' | 'months' | 'count';

/** What a fact's values are. */
export type FactKind =
  | { readonly kind: 'yes-no' | 'day' | 'place' }
  | { readonly kind: 'option' | 'options'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly unit: FactUnit };

/** What the values of a fact are, read off its schema. */
export function factKind(fact: FactId): FactKind {
  const schema: z.ZodType = FACTS[fact];
  if (schema instanceof z.ZodBoolean) return { kind: 'yes-no' };
  if (schema instanceof z.ZodNumber) return { kind: 'number', unit: unitOf(fact) };
  if (schema instanceof z.ZodEnum) return { kind: 'option', options: schema.options.map(String) };
  if (schema instanceof z.ZodArray) return { kind: 'options', options: optionsOf(schema) };
  return schema instanceof z.ZodISODate ? { kind: 'day' } : { kind: 'place' };
}

function optionsOf({ element }: z.ZodArray): string[] {
  return element instanceof z.ZodEnum ? element.options.map(String) : [];
}

/** The ends of names that say a unit; a number without any counts things. */
const UNITS: readonly (readonly [RegExp, FactUnit])[] = [
  [/Fen(?:Per|$)/u, 'fen'],
  [/Usd(?:Per|$)/u, 'usd'],
  [/Pct$/u, 'pct'],
  [/M2$/u, 'm2'],
  [/Months$/u, 'months'],
];

function unitOf(fact: FactId): FactUnit {
  return UNITS.find(([end]) => end.test(fact))?.[1] ?? 'count';
}
