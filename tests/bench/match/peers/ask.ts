import { z } from 'zod';
import { LEVEL_FIELDS, WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { Position, Region } from '#shared/position.ts';
import { type OpenRequirement } from '#shared/requirement.ts';

const amount = z.number().default(NaN);
const word = z.string().default('');
const words = z.array(z.string()).default([]);

/** The parameters of any criterion: what a criterion requires is there, what it leaves open may be absent. */
const Ask = z.object({
  ...LEVEL_FIELDS,
  weight: LEVEL_FIELDS.weight.default(WEIGHT_DEFAULT),
  minM2: amount,
  maxM2: z.number().optional(),
  maxPartM2: amount,
  anyOf: words,
  idealFenPerM2Month: amount,
  limitFenPerM2Month: amount,
  idealDay: word,
  latestDay: word,
  atLeast: word,
  grade: word,
  achievable: z.boolean().default(false),
  allOf: words,
  minLevel: amount,
  sector: z.string().optional(),
  hazardClass: word,
  path: word,
  minM3PerDay: z.number().optional(),
  treatment: z.string().optional(),
  minKnPerM2: amount,
  minM: amount,
  minSpanM: amount,
  lowest: z.number().default(-Infinity),
  highest: z.number().default(Infinity),
  minLoadT: amount,
  minDocks: amount,
  minKva: z.number().optional(),
  minVaPerM2: z.number().optional(),
  minTPerH: z.number().optional(),
  minM3PerH: z.number().optional(),
  bands: words,
  curve: word,
  places: z.array(z.string()).optional(),
  within: Region.optional(),
  to: Position.default([NaN, NaN]),
  idealM: amount,
  limitM: amount,
  kind: word,
  sectors: words,
  withinM: amount,
  idealFirms: amount,
  idealFen: amount,
  limitFen: z.number().optional(),
  minConfidence: Confidence.optional(),
});
export type Ask = z.output<typeof Ask>;

const kept = new WeakMap<OpenRequirement, Readonly<Record<string, Ask>>>();

/** The asks of a requirement by criterion. Parsed once for each requirement, so that no peer pays for it while it is timed. */
export function asksOf(requirement: OpenRequirement): Readonly<Record<string, Ask>> {
  const known = kept.get(requirement);
  if (known !== undefined) return known;
  const asks = Object.fromEntries(Object.entries(requirement.criteria).map(([id, ask]) => [id, Ask.parse(ask)]));
  kept.set(requirement, asks);
  return asks;
}
