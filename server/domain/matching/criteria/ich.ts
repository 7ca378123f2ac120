import { z } from 'zod';
import { IchGuideline } from '#shared/vocabulary.ts';
import { STEP_CHANGE, dropChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { allThere, shareThere } from '../setOffer.ts';

/** The park documents that it supports work to every ICH guideline asked for. A share of them satisfies in part. @see https://www.ich.org */
export const ich = defineCriterion({
  id: 'ich',
  group: 'quality',
  asks: z.strictObject({ allOf: distinctList(IchGuideline) }),
  reads: ['ichGuidelines'],
  offer: ({ space }) => ({ offeredGuidelines: space.facts.ichGuidelines }),
  facts: ({ allOf }, { offeredGuidelines }) => ({ requiredGuidelines: allOf, offeredGuidelines }),
  verdict: ({ requiredGuidelines, offeredGuidelines }) =>
    allThere({ required: requiredGuidelines, offered: offeredGuidelines }),
  satisfaction: ({ requiredGuidelines, offeredGuidelines }) =>
    shareThere({ required: requiredGuidelines, offered: offeredGuidelines }),
  change: ({ requiredGuidelines, offeredGuidelines }) => dropChange(requiredGuidelines, offeredGuidelines),
  better: { offeredGuidelines: 'more' },
  negotiable: true,
  scale: { unit: 'guideline', span: 1 / STEP_CHANGE },
});
