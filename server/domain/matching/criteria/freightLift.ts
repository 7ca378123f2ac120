import { z } from 'zod';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Span of lift loads by which a change is measured, the heaviest that a sector usually asks for. Ours; measured buildings have 3 t. */
const SPAN_T = 5;

/** The largest freight lift that serves the space carries the equipment in one piece. */
export const freightLift = defineCriterion({
  id: 'freight-lift',
  group: 'building',
  asks: z.strictObject({ minLoadT: z.number().positive().max(100) }),
  reads: ['freightLiftT'],
  offer: ({ space }) => ({ offeredT: space.facts.freightLiftT }),
  facts: ({ minLoadT }, { offeredT }) => ({ requiredT: minLoadT, offeredT }),
  verdict: ({ requiredT, offeredT }) => atLeast(offeredT, requiredT),
  change: ({ requiredT, offeredT }) => numberChange(requiredT, offeredT, SPAN_T),
  better: { offeredT: 'more' },
  harder: { minLoadT: 'more' },
  negotiable: true,
  scale: { unit: 't', span: SPAN_T },
});
