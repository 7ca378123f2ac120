import { distance } from '@turf/distance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { type Ring, distanceM, distanceRangeM } from '#server/domain/geo/ring.ts';

// One degree of a great circle is π ÷ 180 × 6,371,008.8 m = 111,195.08 m.
const DEGREE_M = 111_195.08;

describe('distance between positions', () => {
  it('is a degree of arc along a meridian and along the equator', () => {
    expect(distanceM([114, 22], [114, 23])).toBeCloseTo(DEGREE_M, 1);
    expect(distanceM([0, 0], [1, 0])).toBeCloseTo(DEGREE_M, 1);
  });

  it('is half a degree of arc for a degree along the parallel of 60°, but for the bend', () => {
    // Great circle: 2 · asin(cos 60° · sin 0.5°) = 0.00872656 rad; × 6,371,008.8 m = 55,597.0 m, a little less than half a degree.
    expect(distanceM([0, 60], [1, 60])).toBeCloseTo(55_597, 1);
  });

  it('is nothing from a position to itself', () => {
    expect(distanceM([114, 22], [114, 22])).toBe(0);
  });
});

describe('distance between any positions', () => {
  const positions = fc.tuple(
    fc.oneof(fc.constantFrom(-180, 180), fc.double({ min: -180, max: 180, noNaN: true })),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );

  it('is to the bit what Turf has', () => {
    fc.assert(
      fc.property(positions, positions, (one, other) => {
        expect(distanceM(one, other)).toBe(distance(one, other, { units: 'meters' }));
      }),
    );
  });
});

describe('distance to the other side of the earth', () => {
  it('is half the way round, where the sine comes out above 1', () => {
    expect(distanceM([29.2, 58], [-150.8, -58])).toBe(Math.PI * 6_371_008.8);
  });
});

describe('distance between rings', () => {
  it('is one distance between points', () => {
    const { low, high } = distanceRangeM(aRing([0, 0], 0), aRing([0, 1], 0));

    expect(low).toBe(high);
    expect(low).toBeCloseTo(DEGREE_M, 1);
  });

  it('runs from the near edges to the far edges', () => {
    // 111,195.08 ∓ (1000 + 500)
    const { low, high } = distanceRangeM(aRing([0, 0], 1000), aRing([0, 1], 500));

    expect(low).toBeCloseTo(DEGREE_M - 1500, 1);
    expect(high).toBeCloseTo(DEGREE_M + 1500, 1);
  });

  it('starts at nothing where the rings overlap', () => {
    expect(distanceRangeM(aRing([0, 0], 60_000), aRing([0, 1], 60_000)).low).toBe(0);
    expect(distanceRangeM(aRing([0, 0], 700), aRing([0, 0], 300))).toEqual({ low: 0, high: 1000 });
  });
});

function aRing(position: Position, radiusM: number): Ring {
  return { position, radiusM };
}
