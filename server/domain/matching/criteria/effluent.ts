import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { EffluentTreatment } from '#shared/vocabulary.ts';
import { numberChange, stepsChange } from '../change.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';
import { partsChange } from '../partsChange.ts';
import { effluentTogether } from '../together.ts';
import { allMet, atLeast, reaches } from '../verdict.ts';

/** Span of process effluent in the field, from a laboratory to a fermentation plant. Engineering default. */
const SPAN_M3_PER_DAY = 500;

/** The space may discharge the amount of process effluent, and the park's treatment takes its kind. What is not asked is not judged. */
export const effluent = defineCriterion({
  id: 'effluent',
  group: 'utilities',
  asks: z
    .strictObject({
      minM3PerDay: z.number().positive().max(1_000_000).optional(),
      treatment: EffluentTreatment.optional(),
    })
    .refine(({ minM3PerDay, treatment }) => minM3PerDay !== undefined || treatment !== undefined, {
      path: ['minM3PerDay'],
      message: 'Expected minM3PerDay, treatment or both',
    }),
  reads: ['effluentM3PerDay', 'effluentTreatment'],
  offer: ({ space: { facts } }) => ({
    offeredM3PerDay: facts.effluentM3PerDay,
    offeredTreatment: facts.effluentTreatment,
  }),
  facts: ({ minM3PerDay, treatment }, offered) => ({
    requiredM3PerDay: minM3PerDay,
    requiredTreatment: treatment,
    ...offered,
  }),
  verdict: (facts): Verdict => allMet([amountVerdict(facts), treatmentVerdict(facts)]),
  change: (facts) =>
    partsChange([
      { verdict: amountVerdict(facts), change: amountChange(facts) },
      { verdict: treatmentVerdict(facts), change: treatmentChange(facts) },
    ]),
  total: {
    facts: effluentTogether,
    least: ({ requiredM3PerDay = 0 }) => requiredM3PerDay,
    amount: ({ offeredM3PerDay = Infinity }) => (offeredM3PerDay === 'none' ? 0 : offeredM3PerDay),
  },
  better: { offeredM3PerDay: 'more' },
  negotiable: true,
  scale: { unit: 'm³/day', span: SPAN_M3_PER_DAY },
});

interface Amount {
  readonly requiredM3PerDay: number | undefined;
  readonly offeredM3PerDay: number | 'none' | undefined;
}

function amountVerdict({ requiredM3PerDay, offeredM3PerDay }: Amount): Verdict {
  return requiredM3PerDay === undefined ? 'met' : atLeast(offeredM3PerDay, requiredM3PerDay);
}

function amountChange({ requiredM3PerDay, offeredM3PerDay }: Amount): AskChange | undefined {
  return requiredM3PerDay === undefined ? undefined : numberChange(requiredM3PerDay, offeredM3PerDay, SPAN_M3_PER_DAY);
}

interface Treatment {
  readonly requiredTreatment: EffluentTreatment | undefined;
  readonly offeredTreatment: EffluentTreatment | 'none' | undefined;
}

function treatmentVerdict({ requiredTreatment, offeredTreatment }: Treatment): Verdict {
  return requiredTreatment === undefined
    ? 'met'
    : reaches(EffluentTreatment.options, offeredTreatment, requiredTreatment);
}

function treatmentChange({ requiredTreatment, offeredTreatment }: Treatment): AskChange | undefined {
  return requiredTreatment === undefined
    ? undefined
    : stepsChange(EffluentTreatment.options, requiredTreatment, offeredTreatment);
}
