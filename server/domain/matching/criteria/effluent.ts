import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { EffluentTreatment } from '#shared/vocabulary.ts';
import { numberChange, stepsChange } from '../change.ts';
import { BUNDLE_SPACES_MAX } from '../bundlePart.ts';
import { type AskChange, type Need, defineCriterion } from '../criterion.ts';
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
  facts: ({ minM3PerDay, treatment }, offered): EffluentFacts => ({
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
    needs,
    clouds: (facts) =>
      facts.offeredM3PerDay !== 'none' &&
      ((facts.requiredM3PerDay !== undefined && facts.offeredM3PerDay === undefined) ||
        treatmentVerdict(facts) !== 'met'),
  },
  better: { offeredM3PerDay: 'more' },
  harder: { minM3PerDay: 'more' },
  negotiable: true,
  scale: { unit: 'm³/day', span: SPAN_M3_PER_DAY },
});

// Type aliases and not interfaces, so that they can stand for a record of facts.
type Amount = Readonly<{ requiredM3PerDay: number | undefined; offeredM3PerDay: number | 'none' | undefined }>;
type Treatment = Readonly<{
  requiredTreatment: EffluentTreatment | undefined;
  offeredTreatment: EffluentTreatment | 'none' | undefined;
}>;
type EffluentFacts = Amount & Treatment;

function amountVerdict({ requiredM3PerDay, offeredM3PerDay }: Amount): Verdict {
  return requiredM3PerDay === undefined ? 'met' : atLeast(offeredM3PerDay, requiredM3PerDay);
}

function amountChange({ requiredM3PerDay, offeredM3PerDay }: Amount): AskChange | undefined {
  return requiredM3PerDay === undefined ? undefined : numberChange(requiredM3PerDay, offeredM3PerDay, SPAN_M3_PER_DAY);
}

function treatmentVerdict({ requiredTreatment, offeredTreatment }: Treatment): Verdict {
  return requiredTreatment === undefined
    ? 'met'
    : reaches(EffluentTreatment.options, offeredTreatment, requiredTreatment);
}

/**
 * Enough in all, and nothing discharged to a treatment that is too weak: only treatments of spaces that discharge count. Of
 * spaces of which none discharges anything, those of all count.
 */
function needs(facts: EffluentFacts): readonly Need[] {
  const { requiredM3PerDay, requiredTreatment, offeredM3PerDay = Infinity } = facts;
  const amount = offeredM3PerDay === 'none' ? 0 : offeredM3PerDay;
  return [
    ...(requiredM3PerDay === undefined ? [] : [{ least: requiredM3PerDay, amount }]),
    ...(requiredTreatment === undefined
      ? []
      : [
          { least: 0, amount: strengthOf(facts) },
          { least: 0, amount: idleStrengthOf(facts) },
        ]),
  ];
}

/**
 * Lacking where a space discharges to a treatment that is too weak; beyond making up where there is none at all. A space
 * that discharges nothing neither lacks nor makes up, whatever is known of the treatment.
 */
function strengthOf(facts: EffluentFacts): number {
  if (facts.offeredM3PerDay === 'none') return 0;
  const verdict = treatmentVerdict(facts);
  if (verdict === 'unknown') return Infinity;
  if (verdict === 'met') return 0;
  return facts.offeredTreatment === 'none' ? -Infinity : -1;
}

/** Spaces that a bundle has besides one. */
const OTHERS_MAX = BUNDLE_SPACES_MAX - 1;
/** More than all others make up for whose treatment is not known. */
const NO_TREATMENT = OTHERS_MAX * OTHERS_MAX + 1;

/**
 * What counts only where nothing is discharged: lacking is a treatment that is too weak, for which one makes up that is not
 * known, as it may be none; nothing but a space that discharges makes up for no treatment, and it does for all.
 */
function idleStrengthOf(facts: EffluentFacts): number {
  if (facts.offeredM3PerDay !== 'none') return OTHERS_MAX * NO_TREATMENT;
  const verdict = treatmentVerdict(facts);
  if (verdict === 'unknown') return OTHERS_MAX;
  if (verdict === 'met') return 0;
  return facts.offeredTreatment === 'none' ? -NO_TREATMENT : -1;
}

function treatmentChange({ requiredTreatment, offeredTreatment }: Treatment): AskChange | undefined {
  return requiredTreatment === undefined
    ? undefined
    : stepsChange(EffluentTreatment.options, requiredTreatment, offeredTreatment);
}
