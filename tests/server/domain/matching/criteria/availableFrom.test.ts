import { describe, expect, it } from 'vitest';
import { availableFrom } from '#server/domain/matching/criteria/availableFrom.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { idealDay: '2027-03-01', latestDay: '2027-03-11' };

describe('available-from', () => {
  // Ten days from ideal to latest: one tenth is lost with each.
  it.each([
    { offeredDay: '2026-01-01', verdict: 'met', satisfaction: 1, because: 'is long past' },
    { offeredDay: '2027-03-01', verdict: 'met', satisfaction: 1, because: 'is the ideal one' },
    { offeredDay: '2027-03-02', verdict: 'met', satisfaction: 0.9, because: 'is one later' },
    { offeredDay: '2027-03-06', verdict: 'met', satisfaction: 0.5, because: 'is halfway' },
    { offeredDay: '2027-03-11', verdict: 'met', satisfaction: 0, because: 'is the latest' },
    { offeredDay: '2027-03-12', verdict: 'unmet', satisfaction: 0, because: 'is just too late' },
  ] as const)(
    'is $verdict and satisfies $satisfaction when the day $because',
    ({ offeredDay, verdict, satisfaction }) => {
      const check = asking(availableFrom, { ...ASK, level: 'prefer' }).check(aCandidate({ availableFrom: offeredDay }));

      expect(check).toEqual({
        verdict,
        satisfaction: { low: satisfaction, high: satisfaction },
        facts: { idealDay: '2027-03-01', limitDay: '2027-03-11', offeredDay },
        derived: false,
      });
    },
  );

  it('is unknown when no day is given, even of a space that is vacant', () => {
    expect(asking(availableFrom, ASK).check(aCandidate())).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
    });
  });

  it('says until when the company would have to wait', () => {
    // From 11 March 2027 to 11 March 2028 are 366 days, 2028 being a leap year.
    expect(asking(availableFrom, ASK).change(aCandidate({ availableFrom: '2028-03-11' }))).toEqual({
      from: '2027-03-11',
      to: '2028-03-11',
      // 366 ÷ 365, to eight decimals.
      change: 1.00273973,
    });
  });

  it.each([
    {
      ask: { idealDay: '2027-03-02', latestDay: '2027-03-01' },
      paths: ['latestDay'],
      because: 'the latest is before the ideal',
    },
    {
      ask: { idealDay: '2027-02-29', latestDay: '2027-03-01' },
      paths: ['idealDay'],
      because: 'the ideal is no day of the calendar',
    },
    { ask: { idealDay: '2027-02-28' }, paths: ['latestDay'], because: 'the latest is missing' },
    { ask: { idealDay: '2027-03-01', latestDay: '2027-03-01' }, paths: [], because: 'both may be one day' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(availableFrom, ask)).toEqual(paths);
  });
});
