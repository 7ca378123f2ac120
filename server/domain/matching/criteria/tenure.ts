import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { Tenure } from '#shared/vocabulary.ts';
import { acceptChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { verdictOf } from '../verdict.ts';

/** The space may be had in one of the ways that the company accepts. */
export const tenure = defineCriterion({
  id: 'tenure',
  group: 'money-and-time',
  asks: z.strictObject({ anyOf: distinctList(Tenure) }),
  reads: ['tenures'],
  offer: ({ space }) => ({ offeredTenures: space.facts.tenures }),
  facts: ({ anyOf }, { offeredTenures }) => ({ requiredTenures: anyOf, offeredTenures }),
  verdict: ({ requiredTenures, offeredTenures }): Verdict =>
    offeredTenures === undefined
      ? 'unknown'
      : verdictOf(offeredTenures.some((offered) => requiredTenures.includes(offered))),
  change: ({ requiredTenures, offeredTenures }) => acceptChange(requiredTenures, offeredTenures?.[0]),
  better: { offeredTenures: 'more' },
  negotiable: true,
  scale: { unit: 'tenure', span: Tenure.options.length - 1 },
});
