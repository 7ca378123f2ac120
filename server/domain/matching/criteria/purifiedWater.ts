import { z } from 'zod';
import { defineCriterion } from '../criterion.ts';
import { suffices, supplyChange, supplyOf } from '../pipedSupply.ts';

/** Span of flows by which a change is measured. Ours. */
const SPAN_M3_PER_H = 10;

/** Purified water is piped in, and as much as is asked; without an amount, that it is there is enough. */
export const purifiedWater = defineCriterion({
  id: 'purified-water',
  group: 'utilities',
  asks: z.strictObject({ minM3PerH: z.number().positive().max(10_000).optional() }),
  reads: ['purifiedWater', 'purifiedWaterM3PerH'],
  offer: ({ space: { facts } }) => ({
    offeredSupply: supplyOf(facts.purifiedWater, facts.purifiedWaterM3PerH),
    offeredM3PerH: facts.purifiedWaterM3PerH,
  }),
  facts: ({ minM3PerH }, offered) => ({ requiredSupply: 'available', requiredM3PerH: minM3PerH, ...offered }),
  verdict: ({ requiredM3PerH, offeredM3PerH, offeredSupply }) =>
    suffices({ required: requiredM3PerH, offered: offeredM3PerH, offeredSupply }),
  change: ({ requiredM3PerH, offeredM3PerH, offeredSupply }) =>
    supplyChange({ required: requiredM3PerH, offered: offeredM3PerH, offeredSupply }, SPAN_M3_PER_H),
  better: { offeredM3PerH: 'more' },
  harder: { minM3PerH: 'more' },
  negotiable: true,
  scale: { unit: 'm³/h', span: SPAN_M3_PER_H },
});
