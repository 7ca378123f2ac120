import { z } from 'zod';
import { ParkService } from '#shared/vocabulary.ts';
import { STEP_CHANGE, dropChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { allThere, shareThere } from '../setOffer.ts';

/** The park runs every shared service asked for. A share of them satisfies in part. */
export const parkServices = defineCriterion({
  id: 'park-services',
  group: 'place',
  asks: z.strictObject({ allOf: distinctList(ParkService) }),
  reads: [],
  offer: ({ park }) => ({ offeredServices: park.services }),
  facts: ({ allOf }, { offeredServices }) => ({ requiredServices: allOf, offeredServices }),
  verdict: ({ requiredServices, offeredServices }) =>
    allThere({ required: requiredServices, offered: offeredServices }),
  satisfaction: ({ requiredServices, offeredServices }) =>
    shareThere({ required: requiredServices, offered: offeredServices }),
  change: ({ requiredServices, offeredServices }) => dropChange(requiredServices, offeredServices),
  better: { offeredServices: 'more' },
  negotiable: true,
  scale: { unit: 'service', span: 1 / STEP_CHANGE },
});
