import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { SupplyStage } from '#shared/vocabulary.ts';
import { acceptChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { verdictOf } from '../verdict.ts';

/** The building is as far as the company accepts: ready, being built or only planned. */
export const stage = defineCriterion({
  id: 'stage',
  group: 'money-and-time',
  asks: z.strictObject({ anyOf: distinctList(SupplyStage) }),
  reads: ['stage'],
  offer: ({ space }) => ({ offeredStage: space.facts.stage }),
  facts: ({ anyOf }, { offeredStage }) => ({ requiredStages: anyOf, offeredStage }),
  verdict: ({ requiredStages, offeredStage }): Verdict =>
    offeredStage === undefined ? 'unknown' : verdictOf(requiredStages.includes(offeredStage)),
  change: ({ requiredStages, offeredStage }) => acceptChange(requiredStages, offeredStage),
  negotiable: true,
  scale: { unit: 'stage', span: SupplyStage.options.length - 1 },
});
