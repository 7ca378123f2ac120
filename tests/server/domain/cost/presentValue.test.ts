import { describe, expect, it } from 'vitest';
import { presentValueFen, yearsFromStart } from '#server/domain/cost/presentValue.ts';

/** Amounts at the end of each year, from year 1. */
function atYearEnds(amounts: readonly number[]): { afterYears: number; fen: number }[] {
  return amounts.map((fen, index) => ({ afterYears: index + 1, fen }));
}

describe('presentValueFen', () => {
  // Worked examples of the function NPV in Microsoft's reference of Excel, and in Adobe's of FormCalc.
  it.each([
    { rate: 10, amounts: [-10_000, 3000, 4200, 6800], value: 1188.44 },
    { rate: 8, amounts: [8000, 9200, 10_000, 12_000, 14_500], value: 41_922.06 },
    { rate: 8, amounts: [8000, 9200, 10_000, 12_000, 14_500, -9000], value: 36_250.53 },
    { rate: 10, amounts: [500, 1500, 4000, 10_000], value: 11_529.608_633_29 },
  ])('of $amounts at $rate % is $value', ({ rate, amounts, value }) => {
    expect(presentValueFen(atYearEnds(amounts), rate)).toBeCloseTo(value, 2);
  });

  it('is the sum where money is worth the same later', () => {
    expect(presentValueFen(atYearEnds([100, 200, 300]), 0)).toBe(600);
  });

  it('leaves what is paid at the start as it is', () => {
    expect(presentValueFen([{ afterYears: 0, fen: 700 }], 50)).toBe(700);
  });
});

describe('yearsFromStart', () => {
  it.each([
    { timing: 'year-start' as const, years: [0, 0, 1] },
    { timing: 'mid-year' as const, years: [0, 0.5, 1.5] },
    { timing: 'year-end' as const, years: [0, 1, 2] },
  ])('puts the start, the first and the second year at $years for $timing', ({ timing, years }) => {
    expect([0, 1, 2].map((year) => yearsFromStart(year, timing))).toEqual(years);
  });
});
