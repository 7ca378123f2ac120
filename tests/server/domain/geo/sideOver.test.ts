import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { metresOutside, sideOver } from '#server/domain/geo/outside.ts';
import { type Ring } from '#server/domain/geo/ring.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { aPolygon, aSquare, aStar } from '#tests/support/regions.ts';

const nearby: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: 113, max: 115, noNaN: true }),
  fc.double({ min: 21.5, max: 23.5, noNaN: true }),
);
const ringsAt = (position: fc.Arbitrary<Position>): fc.Arbitrary<Ring> =>
  fc.record({ position, radiusM: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 30_000, noNaN: true })) });

function listOf(...rings: readonly (Ring | undefined)[]): RingList {
  return { at: (number) => rings[number], placesAt: () => [] };
}

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

  it('is told of what lies across the antimeridian, or near a pole, as it is measured', () => {
    const at = (lng: number, lat: number, radiusM = 3000): Ring => ({ position: [lng, lat], radiusM });
    const rings = [at(179.99, 0.5), at(10, 89.9), at(180, -80, 940_000)];
    const regions = [
      aPolygon(aSquare([-180, 0], 1)),
      aPolygon(aSquare([-179, 88], 1)),
      aPolygon(aSquare([-180, -80], 1)),
    ];

    const sides = regions.map((region) => rings.map((_, number) => sideOver(listOf(...rings), region)(number)));

    // A ring round a pole has no box; that of the last reaches as far round as from -144 to 504 degrees.
    expect(sides).toEqual([
      [undefined, undefined, 'outside'],
      ['outside', undefined, 'outside'],
      ['outside', undefined, undefined],
    ]);
  });

  it('is told of no ring that is not known', () => {
    expect(sideOver(listOf(undefined), aPolygon(aSquare([0, 0], 3)))(0)).toBeUndefined();
  });
});
