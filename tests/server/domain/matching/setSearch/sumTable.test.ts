import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSumTable } from '#server/domain/matching/setSearch/sumTable.ts';

describe('the table of sums', () => {
  it('tells the least sum that so many values can have, each used once', () => {
    const table = createSumTable(Float64Array.of(100, 250, 400), 3, 1000);

    // Pairs: 350, 500, 650; all three: 750.
    expect(table.leastFrom(2, 351)).toBe(500);
    expect(table.leastFrom(2, 500)).toBe(500);
    expect(table.leastFrom(3, 0)).toBe(750);
    // 200 would need the 100 twice.
    expect(table.leastFrom(2, 101)).toBe(350);
    expect(table.leastFrom(0, 0)).toBe(0);
  });

  it('tells sums apart that lie beyond what one word of it holds', () => {
    const table = createSumTable(Float64Array.of(33, 64, 70), 3, 200);

    // Alone 33, 64, 70; pairs 97, 103, 134; all three 167.
    expect([0, 33, 34, 65].map((sum) => table.leastFrom(1, sum))).toEqual([33, 33, 64, 70]);
    expect([0, 98, 104].map((sum) => table.leastFrom(2, sum))).toEqual([97, 103, 134]);
    expect(table.leastFrom(3, 0)).toBe(167);
    // None is beyond, as far as 200 and further.
    expect([71, 200, 500].map((sum) => table.leastFrom(1, sum))).toEqual([201, 201, 500]);
  });

  it('has one value as often as it is there, and no oftener than a set has values', () => {
    const table = createSumTable(Float64Array.of(10, 10, 10, 25), 2, 60);

    expect([0, 21, 36].map((sum) => table.leastFrom(2, sum))).toEqual([20, 35, 65]);
    expect(createSumTable(Float64Array.of(10, 25), 2, 60).leastFrom(2, 0)).toBe(35);
  });

  it('is a little too low where the steps are coarser than the values', () => {
    // 6,000,034 ÷ 131,072 are 46 to a step, rounded up: 21,739 and 65,217 of them, that is 999,994 and 2,999,982.
    const table = createSumTable(Float64Array.of(1_000_003, 3_000_017), 2, 6_000_034);

    expect(table.leastFrom(1, 1_000_003)).toBe(1_000_003);
    expect(table.leastFrom(1, 1_500_000)).toBe(2_999_982);
    expect(table.leastFrom(1, 2_999_999)).toBe(2_999_999);
    expect(table.leastFrom(2, 0)).toBe(3_999_976);
    // No more than 90 below the sum of two steps: 4,000,020 is all there is.
    expect(table.leastFrom(2, 4_000_020)).toBe(4_000_020);
  });

  it('is exact where values have a common unit, and never too high where there are more steps than it tells apart', () => {
    const drawn = fc.record({
      unit: fc.constantFrom(1, 1000),
      values: fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 2, maxLength: 8 }),
      spread: fc.constantFrom(1, 977),
      number: fc.integer({ min: 1, max: 4 }),
      asked: fc.integer({ min: 0, max: 12_000 }),
    });
    fc.assert(
      fc.property(drawn, ({ unit, values, spread, number, asked }) => {
        // Times 977 and one more each, the values have no common unit and far more than 131,072 steps.
        const all = values.map((value) => (value * spread + (spread > 1 ? 1 : 0)) * unit);
        const sum = asked * unit * spread;
        const most = sum + Math.max(...all);

        const least = createSumTable(Float64Array.from(all), 4, most).leastFrom(number, sum);

        const truly = leastSum(all, number, sum);
        expect(least).toBeLessThanOrEqual(Math.max(truly, sum));
        if (spread === 1 && truly <= most) expect(least).toBe(truly);
      }),
      { numRuns: 150 },
    );
  });
});

/** The least sum of so many of the values that is not below the given one; infinite where there is none. */
function leastSum(values: readonly number[], number: number, sum: number): number {
  let least = Infinity;
  for (let mask = 0; mask < 2 ** values.length; mask += 1) {
    const picked = values.filter((_, index) => (mask >> index) % 2 === 1);
    const total = picked.reduce((a, b) => a + b, 0);
    if (picked.length === number && total >= sum) least = Math.min(least, total);
  }
  return least;
}
