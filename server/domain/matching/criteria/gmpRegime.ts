import { z } from 'zod';
import { GmpRegime } from '#shared/vocabulary.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { allThere, shareThere } from '../setOffer.ts';

/** The park documents that it supports the inspections of every quality regime that the product is sold under. A share of them satisfies in part. */
export const gmpRegime = defineCriterion({
  id: 'gmp-regime',
  group: 'quality',
  asks: z.strictObject({ allOf: distinctList(GmpRegime) }),
  reads: ['gmpRegimes'],
  offer: ({ space }) => ({ offeredRegimes: space.facts.gmpRegimes }),
  facts: ({ allOf }, { offeredRegimes }) => ({ requiredRegimes: allOf, offeredRegimes }),
  verdict: ({ requiredRegimes, offeredRegimes }) => allThere({ required: requiredRegimes, offered: offeredRegimes }),
  satisfaction: ({ requiredRegimes, offeredRegimes }) =>
    shareThere({ required: requiredRegimes, offered: offeredRegimes }),
  better: { offeredRegimes: 'more' },
  negotiable: false,
  scale: { unit: 'regime', span: GmpRegime.options.length },
});
