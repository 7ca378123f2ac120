import { describe, expect, it } from 'vitest';
import { daysBetween } from '#server/domain/matching/day.ts';

describe('daysBetween', () => {
  it.each([
    { from: '2026-11-22', to: '2026-11-22', days: 0, because: 'it is one day' },
    { from: '2026-12-31', to: '2027-01-01', days: 1, because: 'a year ends' },
    { from: '2027-01-01', to: '2026-12-31', days: -1, because: 'it goes back' },
    { from: '2028-02-28', to: '2028-03-01', days: 2, because: '2028 has a 29 February' },
    { from: '2027-02-28', to: '2027-03-01', days: 1, because: '2027 has none' },
  ])('from $from to $to are $days because $because', ({ from, to, days }) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
