import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { metresOutside, sideOver } from '#server/domain/geo/outside.ts';
import { distanceRangeM, type Ring } from '#server/domain/geo/ring.ts';
import { ringColumnsOf, spotOf } from '#server/domain/geo/ringColumns.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { aPolygon, aSquare, aStar } from '#tests/support/regions.ts';

const anywhere: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const nearby: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: 113, max: 115, noNaN: true }),
  fc.double({ min: 21.5, max: 23.5, noNaN: true }),
);
const ringsAt = (position: fc.Arbitrary<Position>): fc.Arbitrary<Ring> =>
  fc.record({ position, radiusM: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 30_000, noNaN: true })) });

function listOf(...rings: readonly (Ring | undefined)[]): RingList {
  return { at: (number) => rings[number], placesAt: () => [] };
}

describe('columns of rings', () => {
  it('say of none that it is beyond or within a reach, unless it is measured so', () => {
    fc.assert(
      fc.property(ringsAt(anywhere), anywhere, fc.double({ min: 0, max: 2e7, noNaN: true }), (ring, to, reachM) => {
        const columns = ringColumnsOf(listOf(ring));
        const { low, high } = distanceRangeM(ring, { position: to, radiusM: 0 });

        expect(columns.isBeyond(0, spotOf(to), reachM) && low <= reachM).toBe(false);
        expect(columns.isWithin(0, spotOf(to), reachM) && high > reachM).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('tell nearly all that are not near the edge of the reach', () => {
    // One degree of longitude on the equator: 111,195 m.
    const columns = ringColumnsOf(listOf({ position: [1, 0], radiusM: 100 }));
    const zero = spotOf([0, 0]);

    expect([110_000, 110_900].map((reachM) => columns.isBeyond(0, zero, reachM))).toEqual([true, true]);
    expect([111_500, 112_000].map((reachM) => columns.isWithin(0, zero, reachM))).toEqual([true, true]);
    expect(columns.isBeyond(0, zero, 111_195)).toBe(false);
    expect(columns.isWithin(0, zero, 111_195)).toBe(false);
  });

  it('say nothing of a ring that is not known', () => {
    const columns = ringColumnsOf(listOf(undefined, { position: [0, 0], radiusM: 0 }));

    expect(columns.isBeyond(0, spotOf([0, 0]), 0)).toBe(false);
    expect(columns.isWithin(0, spotOf([0, 0]), 2e7)).toBe(false);
    expect(columns.isOutside(0, { west: 0, south: 0, east: 1, north: 1 })).toBe(false);
    expect(columns.boxOf(0)).toBeUndefined();
    expect(columns.isWithin(1, spotOf([0, 0]), 1)).toBe(true);
  });
});

describe('the side of a region on which a ring of a list lies', () => {
  const stars = fc
    .array(fc.double({ min: 0.05, max: 0.6, noNaN: true }), { minLength: 3, maxLength: 30 })
    .map((distancesDeg) => aPolygon(aStar([114, 22.5], distancesDeg)));

  it('is told of none that is measured otherwise', () => {
    fc.assert(
      fc.property(fc.array(ringsAt(nearby), { minLength: 1 }), stars, (rings, region) => {
        const sideOf = sideOver(listOf(...rings), region);

        for (const [number, ring] of rings.entries()) {
          const { low, high } = metresOutside(ring, region);
          const measured = high === 0 ? 'inside' : low > 0 ? 'outside' : undefined;
          expect([measured, undefined]).toContain(sideOf(number));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is told of what lies amid the region, amid its hole, and off it', () => {
    const holed = aPolygon(aSquare([0, 0], 3), aSquare([1, 1], 1));
    const at = (lng: number, lat: number): Ring => ({ position: [lng, lat], radiusM: 1000 });
    const sideOf = sideOver(listOf(at(0.5, 1.5), at(1.5, 1.5), at(-1, 1.5), at(1.5, 4), at(1, 1.5)), holed);

    expect([0, 1, 2, 3, 4].map(sideOf)).toEqual(['inside', 'outside', 'outside', 'outside', undefined]);
  });
});
