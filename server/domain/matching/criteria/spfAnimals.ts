import { z } from 'zod';
import { defineCriterion } from '../criterion.ts';
import { isThere } from '../verdict.ts';

/** A facility for specific-pathogen-free animals exists here or is permitted. @see GB 14925, laboratory animal environments */
export const spfAnimals = defineCriterion({
  id: 'spf-animals',
  group: 'quality',
  asks: z.strictObject({}),
  reads: ['spfAnimals'],
  offer: ({ space }) => ({ offeredFacility: space.facts.spfAnimals }),
  facts: (_asked, { offeredFacility }) => ({ requiredFacility: 'available', offeredFacility }),
  verdict: ({ offeredFacility }) => isThere(offeredFacility),
  negotiable: true,
  scale: { unit: 'facility', span: 1 },
});
