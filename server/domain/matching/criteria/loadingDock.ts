import { z } from 'zod';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Span of docks by which a change is measured: those of a middling warehouse. Ours. */
const SPAN_DOCKS = 10;

/** Enough loading docks for goods in and goods out. */
export const loadingDock = defineCriterion({
  id: 'loading-dock',
  group: 'building',
  asks: z.strictObject({ minDocks: z.number().int().positive().max(1000) }),
  reads: ['loadingDocks'],
  offer: ({ space }) => ({ offeredDocks: space.facts.loadingDocks }),
  facts: ({ minDocks }, { offeredDocks }) => ({ requiredDocks: minDocks, offeredDocks }),
  verdict: ({ requiredDocks, offeredDocks }) => atLeast(offeredDocks, requiredDocks),
  change: ({ requiredDocks, offeredDocks }) => numberChange(requiredDocks, offeredDocks, SPAN_DOCKS),
  better: { offeredDocks: 'more' },
  harder: { minDocks: 'more' },
  negotiable: true,
  scale: { unit: 'dock', span: SPAN_DOCKS },
});
