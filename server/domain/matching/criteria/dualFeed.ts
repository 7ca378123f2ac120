import { z } from 'zod';
import { defineCriterion } from '../criterion.ts';
import { isThere } from '../verdict.ts';

/** Power comes by two independent feeders, so that cold stores and running batches outlive the loss of one. */
export const dualFeed = defineCriterion({
  id: 'dual-feed',
  group: 'utilities',
  asks: z.strictObject({}),
  reads: ['dualFeed'],
  offer: ({ space }) => ({ offeredSupply: space.facts.dualFeed }),
  facts: (_, { offeredSupply }) => ({ requiredSupply: 'available', offeredSupply }),
  verdict: ({ offeredSupply }) => isThere(offeredSupply),
  negotiable: true,
  scale: { unit: 'supply', span: 1 },
});
