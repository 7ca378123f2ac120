import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { drawnWeights, randomWeights } from '#server/domain/matching/certificate/randomWeights.ts';

describe('random weights', () => {
  it('are the gaps between drawn points', () => {
    const points = [0.75, 0.25];

    // 0 – 0.25 – 0.75 – 1
    expect(randomWeights({ next: () => points.shift() ?? NaN }, 3)).toEqual([0.25, 0.5, 0.25]);
  });

  it.each([
    { preferences: 0, weights: [] },
    { preferences: 1, weights: [1] },
  ])('are $weights of $preferences preferences', ({ preferences, weights }) => {
    expect(randomWeights({ next: () => 0.5 }, preferences)).toEqual(weights);
  });

  it('are ten thousand for a certificate, always the same ones', () => {
    expect(drawnWeights(3)).toHaveLength(10_000);
    expect(drawnWeights(3)).toEqual(drawnWeights(3));
  });

  it('favour no preference', () => {
    const draws = drawnWeights(4);

    for (const preference of [0, 1, 2, 3]) {
      const mean = draws.reduce((sum, weights) => sum + (weights[preference] ?? 0), 0) / draws.length;
      // Of 4 gaps, each has a mean of 1/4 and a variance of 3 / (16 · 5), so the mean of 10,000 deviates by 0.0019.
      expect(Math.abs(mean - 0.25)).toBeLessThan(0.008);
    }
  });

  it('are never so small that a clear lead could be lost in rounding, however many criteria are preferred', () => {
    const least = CATALOGUE.map((_, index) =>
      Math.min(...drawnWeights(index + 1).map((weights) => Math.min(...weights))),
    );

    expect(Math.min(...least)).toBeGreaterThan(1e-9);
  });
});
