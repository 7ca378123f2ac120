import { describe, expect, it } from 'vitest';
import { randomFrom } from '#server/domain/random.ts';

describe('randomFrom', () => {
  it('draws the same numbers of the same seed, and others of another', () => {
    const draws = (seed: string): number[] => {
      const { next } = randomFrom(seed);
      return [next(), next(), next()];
    };

    expect(draws('park')).toEqual(draws('park'));
    expect(draws('park')).not.toEqual(draws('parl'));
  });

  it('draws evenly between 0 and 1', () => {
    const { next } = randomFrom('evenly');
    const drawn = Array.from({ length: 10_000 }, next);

    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    // The mean of 10,000 draws has a standard deviation of 0.0029.
    expect(Math.abs(drawn.reduce((sum, draw) => sum + draw, 0) / 10_000 - 0.5)).toBeLessThan(0.012);
  });

  it('draws whole numbers with both ends', () => {
    const { integer } = randomFrom('ends');

    expect(new Set(Array.from({ length: 100 }, () => integer(2, 4)))).toEqual(new Set([2, 3, 4]));
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => randomFrom('empty').pick([])).toThrow(RangeError);
  });
});
