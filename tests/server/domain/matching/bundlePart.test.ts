import { describe, expect, it } from 'vitest';
import { createPart } from '#server/domain/matching/bundlePart.ts';
import { someFigures } from '#tests/support/bundleFigures.ts';

describe('a part of a park', () => {
  const partOf = (least: number, ...amounts: readonly number[]) =>
    createPart(
      'park-1',
      amounts.map((amount, at) => someFigures(`s-${at}`, { needs: [{ least, amount }], points: 10 * (at % 3) })),
    );

  it.each([
    // The largest are 7, 6, 5, 4, 3 and 3.
    { least: 13, from: 2 },
    { least: 13.01, from: 3 },
    { least: 18, from: 3 },
    { least: 28, from: 6 },
    { least: 28.01, from: undefined },
  ])('may reach $least from $from spaces on', ({ least, from }) => {
    const part = partOf(least, 5, 1, 7, 3, 4, 3, 6, 2);

    expect([1, 2, 3, 4, 5, 6].find((count) => part.mayReach(count))).toBe(from);
    expect(part.mayReach(7)).toBe(false);
  });

  it('may reach what is missed by the rounding of a sum, up or down', () => {
    // In binary 0.1 + 0.2 is above 0.3, and 0.7 + 0.1 below 0.8.
    expect(partOf(0.8, 0.7, 0.1).mayReach(2)).toBe(true);
    expect(partOf(-0.8, -0.7, -0.1).mayReach(2)).toBe(true);
    expect(partOf(-0.799, -0.7, -0.1).mayReach(2)).toBe(false);
  });

  it('must reach each of several needs', () => {
    const both = (first: number, second: number) => [
      { least: 10, amount: first },
      { least: 4, amount: second },
    ];
    const part = createPart('park-1', [
      someFigures('a', { needs: both(9, 0) }),
      someFigures('b', { needs: both(1, 3) }),
    ]);

    expect(part.mayReach(2)).toBe(false);
    expect(createPart('park-1', []).mayReach(2)).toBe(true);
  });

  it('has the most points of any of its spaces, none where there are none', () => {
    expect(partOf(0, 1, 1, 1, 1).mostPoints()).toBe(20);
    expect(partOf(0).mostPoints()).toBe(0);
  });
});
