import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Span of column spacings, from a small frame to a wide hall. Ours; a measured building has 9 m. */
const SPAN_M = 12;

/** Columns stand far enough apart for production lines; a space free of columns meets any spacing. */
export const columnGrid = defineCriterion({
  id: 'column-grid',
  group: 'building',
  asks: z.strictObject({ minSpanM: z.number().positive().max(200) }),
  reads: ['columnSpanM'],
  offer: ({ space }) => ({ offeredSpanM: space.facts.columnSpanM }),
  facts: ({ minSpanM }, { offeredSpanM }) => ({ requiredSpanM: minSpanM, offeredSpanM }),
  verdict: ({ requiredSpanM, offeredSpanM }): Verdict =>
    offeredSpanM === 'none' ? 'met' : atLeast(offeredSpanM, requiredSpanM),
  change: ({ requiredSpanM, offeredSpanM }) => numberChange(requiredSpanM, offeredSpanM, SPAN_M),
  better: { offeredSpanM: 'more' },
  harder: { minSpanM: 'more' },
  negotiable: true,
  scale: { unit: 'm', span: SPAN_M },
});
