import { z } from 'zod';
import { defineCriterion } from '../criterion.ts';
import { suffices, supplyChange, supplyOf } from '../pipedSupply.ts';

/** Span of flows by which a change is measured. Ours. */
const SPAN_T_PER_H = 10;

/** Process steam is piped in, and as much as is asked; without an amount, that it is there is enough. */
export const steam = defineCriterion({
  id: 'steam',
  group: 'utilities',
  asks: z.strictObject({ minTPerH: z.number().positive().max(10_000).optional() }),
  reads: ['steam', 'steamTPerH'],
  offer: ({ space: { facts } }) => ({
    offeredSupply: supplyOf(facts.steam, facts.steamTPerH),
    offeredTPerH: facts.steamTPerH,
  }),
  facts: ({ minTPerH }, offered) => ({ requiredSupply: 'available', requiredTPerH: minTPerH, ...offered }),
  verdict: ({ requiredTPerH, offeredTPerH, offeredSupply }) =>
    suffices({ required: requiredTPerH, offered: offeredTPerH, offeredSupply }),
  change: ({ requiredTPerH, offeredTPerH, offeredSupply }) =>
    supplyChange({ required: requiredTPerH, offered: offeredTPerH, offeredSupply }, SPAN_T_PER_H),
  better: { offeredTPerH: 'more' },
  harder: { minTPerH: 'more' },
  negotiable: true,
  scale: { unit: 't/h', span: SPAN_T_PER_H },
});
