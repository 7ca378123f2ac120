import { z } from 'zod';
import { FireHazardClass } from '#shared/vocabulary.ts';
import { defineCriterion } from '../criterion.ts';
import { reaches } from '../verdict.ts';

/** The park has a store that may take goods of the hazard class: solvents cannot wait for a building permit. @see GB 50016, fire hazard classes of stored goods 甲乙丙丁戊 */
export const hazardousGoodsStore = defineCriterion({
  id: 'hazardous-goods-store',
  group: 'safety',
  asks: z.strictObject({ hazardClass: FireHazardClass }),
  reads: ['hazardousGoodsStoreClass'],
  offer: ({ space }) => ({ offeredClass: space.facts.hazardousGoodsStoreClass }),
  facts: ({ hazardClass }, { offeredClass }) => ({ requiredClass: hazardClass, offeredClass }),
  verdict: ({ requiredClass, offeredClass }) => reaches(FireHazardClass.options, offeredClass, requiredClass),
  negotiable: false,
  scale: { unit: 'class', span: FireHazardClass.options.length - 1 },
});
