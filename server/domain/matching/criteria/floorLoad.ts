import { z } from 'zod';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Span of floor loads in the field, from an office floor to a ground slab for heavy plant. Source: measured buildings, 7.8 to 29.4 kN/m². */
const SPAN_KN_PER_M2 = 20;

/** The floor bears the equipment. No credit for a little short: the slab either carries it or does not. */
export const floorLoad = defineCriterion({
  id: 'floor-load',
  group: 'building',
  asks: z.strictObject({ minKnPerM2: z.number().positive().max(100) }),
  reads: ['floorLoadKnPerM2'],
  offer: ({ space }) => ({ offeredKnPerM2: space.facts.floorLoadKnPerM2 }),
  facts: ({ minKnPerM2 }, { offeredKnPerM2 }) => ({ requiredKnPerM2: minKnPerM2, offeredKnPerM2 }),
  verdict: ({ requiredKnPerM2, offeredKnPerM2 }) => atLeast(offeredKnPerM2, requiredKnPerM2),
  change: ({ requiredKnPerM2, offeredKnPerM2 }) => numberChange(requiredKnPerM2, offeredKnPerM2, SPAN_KN_PER_M2),
  better: { offeredKnPerM2: 'more' },
  harder: { minKnPerM2: 'more' },
  negotiable: true,
  scale: { unit: 'kN/m²', span: SPAN_KN_PER_M2 },
});
