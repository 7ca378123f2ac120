import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { NIL, UNKNOWN, exactly, falling } from '../satisfaction.ts';
import { atMost } from '../verdict.ts';

/** Span of rents by which a change is measured: 50 CNY/m²·month, somewhat more than plants of the Pearl River delta cost on average. Ours. */
const SPAN_FEN_PER_M2_MONTH = 5000;

const fenPerM2Month = z.number().int().nonnegative().max(10_000_000);

/**
 * Rent at or below the ideal satisfies fully; above it, satisfaction falls to zero at the limit. Both are the company's
 * own. As a must, the limit decides. A space that is not for lease has no rent and does not meet it.
 */
export const rent = defineCriterion({
  id: 'rent',
  group: 'money-and-time',
  asks: z
    .strictObject({ idealFenPerM2Month: fenPerM2Month, limitFenPerM2Month: fenPerM2Month })
    .refine(({ idealFenPerM2Month, limitFenPerM2Month }) => idealFenPerM2Month <= limitFenPerM2Month, {
      path: ['limitFenPerM2Month'],
      message: 'Expected limitFenPerM2Month not below idealFenPerM2Month',
    }),
  reads: ['rentFenPerM2Month'],
  offer: ({ space }) => ({ offeredFenPerM2Month: space.facts.rentFenPerM2Month }),
  facts: (asked, offered) => ({ ...asked, ...offered }),
  verdict: ({ limitFenPerM2Month, offeredFenPerM2Month: offered }): Verdict =>
    offered === 'none' ? 'unmet' : atMost(offered, limitFenPerM2Month),
  satisfaction({ idealFenPerM2Month: ideal, limitFenPerM2Month: limit, offeredFenPerM2Month: offered }): Range {
    if (offered === undefined) return UNKNOWN;
    return offered === 'none' ? NIL : exactly(falling(offered, { ideal, limit }));
  },
  change: ({ limitFenPerM2Month, offeredFenPerM2Month }) =>
    numberChange(limitFenPerM2Month, offeredFenPerM2Month, SPAN_FEN_PER_M2_MONTH),
  better: { offeredFenPerM2Month: 'less' },
  harder: { limitFenPerM2Month: 'less' },
  harderWish: { idealFenPerM2Month: 'less' },
  negotiable: true,
  scale: { unit: 'fen/m²·month', span: SPAN_FEN_PER_M2_MONTH },
});
