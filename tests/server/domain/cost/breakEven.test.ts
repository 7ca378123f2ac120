import { describe, expect, it } from 'vitest';
import { type AccountYear } from '#server/domain/cost/account.ts';
import { breakEvenYear } from '#server/domain/cost/breakEven.ts';

/** Fit-out at the start, and what is received from the start on. */
function account(fitOut: number, received: readonly number[]): AccountYear[] {
  return received.map((fen, year) => ({
    year,
    rent: 0,
    management: 0,
    deposit: 0,
    fitOut: year === 0 ? fitOut : 0,
    utilities: 0,
    incentives: -fen,
  }));
}

describe('the year in which incentives cover the fit-out', () => {
  it.each([
    { fitOut: 500, received: [0, 200, 200, 99], year: undefined, because: 'one fen is missing' },
    { fitOut: 500, received: [0, 200, 200, 100], year: 3, because: 'it is just reached' },
    { fitOut: 500, received: [0, 800, 0], year: 1, because: 'the first year covers more' },
    { fitOut: 500, received: [0, 0, Infinity], year: 2, because: 'what is received has no bound' },
    { fitOut: 0, received: [0, 0], year: 0, because: 'there is nothing to cover' },
    { fitOut: Infinity, received: [0, Infinity], year: undefined, because: 'the fit-out has no bound' },
  ])('is $year where $because', ({ fitOut, received, year }) => {
    expect(breakEvenYear(account(fitOut, received))).toBe(year);
  });
});
