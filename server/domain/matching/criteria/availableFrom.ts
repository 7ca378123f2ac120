import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { defineCriterion } from '../criterion.ts';
import { daysBetween } from '../day.ts';
import { UNKNOWN, exactly, falling } from '../satisfaction.ts';
import { verdictOf } from '../verdict.ts';

/** Span of delays by which a change is measured: one year. Ours. */
const SPAN_DAYS = 365;

/** Fitting out may begin by the ideal day; satisfaction falls day by day to nothing at the latest one. As a must, the latest day decides. */
export const availableFrom = defineCriterion({
  id: 'available-from',
  group: 'money-and-time',
  asks: z
    .strictObject({ idealDay: z.iso.date(), latestDay: z.iso.date() })
    .refine(({ idealDay, latestDay }) => idealDay <= latestDay, {
      path: ['latestDay'],
      message: 'Expected latestDay not before idealDay',
    }),
  reads: ['availableFrom'],
  offer: ({ space }) => ({ offeredDay: space.facts.availableFrom }),
  facts: ({ idealDay, latestDay }, { offeredDay }) => ({ idealDay, limitDay: latestDay, offeredDay }),
  verdict: ({ limitDay, offeredDay }): Verdict =>
    offeredDay === undefined ? 'unknown' : verdictOf(offeredDay <= limitDay),
  satisfaction: ({ idealDay, limitDay, offeredDay }): Range =>
    offeredDay === undefined
      ? UNKNOWN
      : exactly(falling(daysBetween(idealDay, offeredDay), { ideal: 0, limit: daysBetween(idealDay, limitDay) })),
  change: ({ limitDay, offeredDay }) =>
    offeredDay === undefined
      ? undefined
      : { from: limitDay, to: offeredDay, change: daysBetween(limitDay, offeredDay) / SPAN_DAYS },
  isGrowing: true,
  better: { offeredDay: 'less' },
  harder: { latestDay: 'less' },
  harderWish: { idealDay: 'less' },
  negotiable: true,
  scale: { unit: 'day', span: SPAN_DAYS },
});
