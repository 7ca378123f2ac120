import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { numberChange } from '../change.ts';
import { type AskChange, type Need, defineCriterion } from '../criterion.ts';
import { partsChange } from '../partsChange.ts';
import { densityVaPerM2 } from '../powerDensity.ts';
import { areaTogether, powerTogether } from '../together.ts';
import { allMet, atLeast } from '../verdict.ts';

/** Span of allotted powers by which a change is measured: two middling transformers. Ours. */
const SPAN_KVA = 2000;
/** Span of power densities by which a change is measured, about from a dry laboratory to cell therapy. Ours; one park states 120 to 180 W/m². */
const SPAN_VA_PER_M2 = 300;

/** Power allotted to the space, in all, for each square metre of it, or both. The density is not known where power or area is not. */
export const power = defineCriterion({
  id: 'power',
  group: 'utilities',
  asks: z
    .strictObject({
      minKva: z.number().positive().max(1_000_000).optional(),
      minVaPerM2: z.number().positive().max(100_000).optional(),
    })
    .refine(({ minKva, minVaPerM2 }) => minKva !== undefined || minVaPerM2 !== undefined, {
      path: ['minKva'],
      message: 'Expected minKva, minVaPerM2 or both',
    }),
  reads: ['powerKva', 'areaM2'],
  offer: ({ space: { facts } }) => ({
    offeredKva: facts.powerKva,
    offeredVaPerM2: densityVaPerM2(facts.powerKva, facts.areaM2),
  }),
  facts: ({ minKva, minVaPerM2 }, { offeredKva, offeredVaPerM2 }): PowerFacts => ({
    requiredKva: minKva,
    requiredVaPerM2: minVaPerM2,
    offeredKva,
    offeredVaPerM2,
  }),
  verdict: (facts) => allMet([totalVerdict(facts), densityVerdict(facts)]),
  change: (facts) =>
    partsChange([
      { verdict: totalVerdict(facts), change: totalChange(facts) },
      { verdict: densityVerdict(facts), change: densityChange(facts) },
    ]),
  total: {
    facts: (spaces) => ({ ...areaTogether(spaces), ...powerTogether(spaces) }),
    needs,
    clouds: ({ offeredKva }) => offeredKva === undefined,
  },
  better: { offeredKva: 'more', offeredVaPerM2: 'more' },
  harder: { minKva: 'more', minVaPerM2: 'more' },
  negotiable: true,
  scale: { unit: 'kVA', span: SPAN_KVA },
});

type PowerFacts = Readonly<
  Record<'requiredKva' | 'requiredVaPerM2' | 'offeredKva' | 'offeredVaPerM2', number | undefined>
>;

/** Enough of it in all, and what some have beyond the density makes up for what others lack. */
function needs({ requiredKva, requiredVaPerM2, offeredKva, offeredVaPerM2 }: PowerFacts): readonly Need[] {
  return [
    ...(requiredKva === undefined ? [] : [{ least: requiredKva, amount: offeredKva ?? Infinity }]),
    ...(requiredVaPerM2 === undefined
      ? []
      : [{ least: 0, amount: surplusKva(requiredVaPerM2 * (1 - ROUNDING), offeredKva, offeredVaPerM2) }]),
  ];
}

/** Densities are rounded to twelve digits. */
const ROUNDING = 1e-11;

function surplusKva(requiredVaPerM2: number, offeredKva?: number, offeredVaPerM2?: number): number {
  if (offeredKva === undefined || offeredVaPerM2 === undefined) return Infinity;
  // Per kVA of it that share serves the required density.
  return offeredKva * (1 - requiredVaPerM2 / offeredVaPerM2);
}

function totalVerdict({ requiredKva, offeredKva }: PowerFacts): Verdict {
  return requiredKva === undefined ? 'met' : atLeast(offeredKva, requiredKva);
}

function densityVerdict({ requiredVaPerM2, offeredVaPerM2 }: PowerFacts): Verdict {
  return requiredVaPerM2 === undefined ? 'met' : atLeast(offeredVaPerM2, requiredVaPerM2);
}

function totalChange({ requiredKva, offeredKva }: PowerFacts): AskChange | undefined {
  return requiredKva === undefined ? undefined : numberChange(requiredKva, offeredKva, SPAN_KVA);
}

function densityChange({ requiredVaPerM2, offeredVaPerM2 }: PowerFacts): AskChange | undefined {
  return requiredVaPerM2 === undefined ? undefined : numberChange(requiredVaPerM2, offeredVaPerM2, SPAN_VA_PER_M2);
}
