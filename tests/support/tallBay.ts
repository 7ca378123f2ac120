import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { numberChange } from '#server/domain/matching/change.ts';
import { defineCriterion } from '#server/domain/matching/criterion.ts';
import { UNKNOWN, exactly, rising } from '#server/domain/matching/satisfaction.ts';
import { atLeast } from '#server/domain/matching/verdict.ts';

const bayM2 = z.number().positive().max(1000);

/**
 * A criterion that the product does not have, made up of facts that spaces have: the opening of one bay, its columns'
 * spacing times its clear height, takes a tall line. Nothing but this file knows of it.
 */
export const tallBay = defineCriterion({
  id: 'tall-bay',
  group: 'building',
  asks: z
    .strictObject({ limitBayM2: bayM2, idealBayM2: bayM2 })
    .refine(({ limitBayM2, idealBayM2 }) => limitBayM2 <= idealBayM2, {
      path: ['idealBayM2'],
      message: 'Expected idealBayM2 not below limitBayM2',
    }),
  reads: ['clearHeightM', 'columnSpanM'],
  offer: ({ space: { facts } }) => ({
    offeredBayM2:
      facts.clearHeightM === undefined || typeof facts.columnSpanM !== 'number'
        ? undefined
        : facts.clearHeightM * facts.columnSpanM,
  }),
  facts: ({ limitBayM2, idealBayM2 }, { offeredBayM2 }) => ({ limitBayM2, idealBayM2, offeredBayM2 }),
  verdict: ({ limitBayM2, offeredBayM2 }): Verdict => atLeast(offeredBayM2, limitBayM2),
  satisfaction: ({ limitBayM2, idealBayM2, offeredBayM2 }): Range =>
    offeredBayM2 === undefined ? UNKNOWN : exactly(rising(offeredBayM2, { ideal: idealBayM2, limit: limitBayM2 })),
  change: ({ limitBayM2, offeredBayM2 }) => numberChange(limitBayM2, offeredBayM2, 100),
  negotiable: true,
  scale: { unit: 'm²', span: 100 },
});
