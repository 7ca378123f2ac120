import { z } from 'zod';
import { type Range } from '#shared/criterion.ts';
import { FitOut } from '#shared/vocabulary.ts';
import { stepsChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { UNKNOWN, exactly, rising } from '../satisfaction.ts';
import { reaches } from '../verdict.ts';

/**
 * The interior is at least as complete as asked. What is missing can be built in, so a preference gives credit for each
 * step that is there already, in equal parts from a bare shell to what is asked; the equal parts are ours.
 */
export const fitOut = defineCriterion({
  id: 'fit-out',
  group: 'building',
  asks: z.strictObject({ atLeast: FitOut }),
  reads: ['fitOut'],
  offer: ({ space }) => ({ offeredFitOut: space.facts.fitOut }),
  facts: ({ atLeast }, { offeredFitOut }) => ({ requiredFitOut: atLeast, offeredFitOut }),
  verdict: ({ requiredFitOut, offeredFitOut }) => reaches(FitOut.options, offeredFitOut, requiredFitOut),
  satisfaction: ({ requiredFitOut, offeredFitOut }): Range =>
    offeredFitOut === undefined
      ? UNKNOWN
      : exactly(
          rising(FitOut.options.indexOf(offeredFitOut), { ideal: FitOut.options.indexOf(requiredFitOut), limit: 0 }),
        ),
  change: ({ requiredFitOut, offeredFitOut }) => stepsChange(FitOut.options, requiredFitOut, offeredFitOut),
  negotiable: true,
  scale: { unit: 'step', span: FitOut.options.length - 1 },
});
