import { z } from 'zod';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Span of storeys in the field, from a dry laboratory at about 4 m to a warehouse at about 9 m. Ours; measured buildings have 5.7 to 8 m. */
const SPAN_M = 5;

/** Vessels, ducts and their ceiling fit under the beams. No credit for a little short: a tank that does not fit does not go in. */
export const clearHeight = defineCriterion({
  id: 'clear-height',
  group: 'building',
  asks: z.strictObject({ minM: z.number().positive().max(100) }),
  reads: ['clearHeightM'],
  offer: ({ space }) => ({ offeredM: space.facts.clearHeightM }),
  facts: ({ minM }, { offeredM }) => ({ requiredM: minM, offeredM }),
  verdict: ({ requiredM, offeredM }) => atLeast(offeredM, requiredM),
  change: ({ requiredM, offeredM }) => numberChange(requiredM, offeredM, SPAN_M),
  better: { offeredM: 'more' },
  harder: { minM: 'more' },
  negotiable: true,
  scale: { unit: 'm', span: SPAN_M },
});
