import { z } from 'zod';
import { FireHazardClass } from '#shared/vocabulary.ts';
import { defineCriterion } from '../criterion.ts';
import { reaches } from '../verdict.ts';

/** The building is accepted for the hazard of the production. @see GB 50016, fire hazard classes 甲乙丙丁戊 */
export const fireHazardClass = defineCriterion({
  id: 'fire-hazard-class',
  group: 'safety',
  asks: z.strictObject({ hazardClass: FireHazardClass }),
  reads: ['fireHazardClass'],
  offer: ({ space }) => ({ offeredClass: space.facts.fireHazardClass }),
  facts: ({ hazardClass }, { offeredClass }) => ({ requiredClass: hazardClass, offeredClass }),
  verdict: ({ requiredClass, offeredClass }) => reaches(FireHazardClass.options, offeredClass, requiredClass),
  negotiable: false,
  scale: { unit: 'class', span: FireHazardClass.options.length - 1 },
});
