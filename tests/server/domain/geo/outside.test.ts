import { booleanPointInPolygon, destination, pointToPolygonDistance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { metresOutside, quickSide } from '#server/domain/geo/outside.ts';
import { type Ring } from '#server/domain/geo/ring.ts';
import { aPolygon, aSquare, aStar, polygons } from '#tests/support/regions.ts';

// One degree of a great circle is π ÷ 180 × 6,371,008.8 m = 111,195.08 m, so 0.01° is 1,111.95 m.
const square = aPolygon(aSquare([0, 0], 1));

/** With the ends to whole metres. */
function wholeMetresOutside(position: Position, radiusM: number, region = square): { low: number; high: number } {
  const { low, high } = metresOutside({ position, radiusM }, region);
  return { low: Math.round(low), high: Math.round(high) };
}

describe('a side that is told at a glance', () => {
  // The last corner, reckoned from the edge that ends in it, is at the next number after 22.7.
  const triangle = aPolygon([
    [114.1, -75.2],
    [113.3, -64.31722466905893],
    [109.60481798489752, 22.7],
    [114.1, -75.2],
  ]);
  const beside: Ring = { position: [109.60481798489752, 22.700000000000003], radiusM: 0 };

  it('is not told of what lies beside a corner by the last binary digit', () => {
    expect(metresOutside(beside, triangle)).toEqual({ low: 0, high: 0 });
    expect(quickSide(beside, triangle)).toBeUndefined();
  });

  it('is told of what lies a metre off, unless the ring reaches there', () => {
    // 0.00001° are 1.11 m.
    const off: Position = [0.5, -0.00001];

    expect(quickSide({ position: off, radiusM: 0 }, square)).toBe('outside');
    expect(quickSide({ position: off, radiusM: 2 }, square)).toBeUndefined();
    expect(quickSide({ position: [0.5, 0.5], radiusM: 0 }, square)).toBe('inside');
  });
});

describe('a point', () => {
  it.each([
    { position: [0.5, 0.5], outsideM: 0, because: 'in the middle' },
    { position: [0.5, 0], outsideM: 0, because: 'on the edge' },
    { position: [0, 0], outsideM: 0, because: 'on a corner' },
    { position: [0.5, -0.01], outsideM: 1112, because: 'a hundredth of a degree south' },
    { position: [1.01, 0.5], outsideM: 1112, because: 'a hundredth of a degree east, near the equator' },
    // √2 × 1,111.95 = 1,572.5
    { position: [-0.01, -0.01], outsideM: 1573, because: 'off a corner, both ways' },
  ] as const)('$because lies $outsideM m outside the square', ({ position, outsideM }) => {
    expect(wholeMetresOutside([...position], 0)).toEqual({ low: outsideM, high: outsideM });
  });
});

describe('a ring', () => {
  it.each([
    { lat: 0.01, radiusM: 1111, low: 0, high: 0, because: 'just inside' },
    { lat: 0.01, radiusM: 1113, low: 0, high: 1, because: 'reaching out by its edge' },
    { lat: 0, radiusM: 500, low: 0, high: 500, because: 'with its centre on the edge' },
    { lat: -0.01, radiusM: 1113, low: 0, high: 2225, because: 'reaching in by its edge' },
    { lat: -0.01, radiusM: 1111, low: 1, high: 2223, because: 'just outside' },
  ])('$because lies from $low to $high m outside', ({ lat, radiusM, low, high }) => {
    expect(wholeMetresOutside([0.5, lat], radiusM)).toEqual({ low, high });
  });

  it('that covers the whole square straddles its edge', () => {
    // Half a degree east or west at 0.5° north: 55,597.5 × cos 0.5° = 55,595.4; 100,000 − 55,595.4 = 44,404.6.
    expect(wholeMetresOutside([0.5, 0.5], 100_000)).toEqual({ low: 0, high: 44_405 });
  });
});

describe('a region with a hole', () => {
  const holed = aPolygon(aSquare([0, 0], 3), aSquare([1, 1], 1));

  it.each([
    { position: [0.5, 1.5], radiusM: 1000, low: 0, high: 0, because: 'between hole and edge is inside' },
    { position: [0.99, 1.5], radiusM: 1200, low: 0, high: 88, because: 'reaching into the hole straddles' },
    // In the hole, 1,111.95 m from its edge (times cos 1.5° = 0.99966: 1,111.6), 1,000 m around.
    { position: [1.01, 1.5], radiusM: 1000, low: 112, high: 2112, because: 'in the hole is outside' },
    // Half a degree east or west at 1.5° north: 55,597.5 × cos 1.5° = 55,578.5.
    { position: [1.5, 1.5], radiusM: 0, low: 55_578, high: 55_578, because: 'amid the hole is half a degree outside' },
  ] as const)('judges that what is $because', ({ position, radiusM, low, high }) => {
    expect(wholeMetresOutside([...position], radiusM, holed)).toEqual({ low, high });
  });
});

describe('a region of two parts', () => {
  const parts = polygons(aSquare([0, 0], 1), aSquare([1.04, 0], 1));

  it.each([
    { lng: 0.5, low: 0, high: 0, because: 'within the first' },
    { lng: 1.54, low: 0, high: 0, because: 'within the second' },
    // 0.01° × 111,195 = 1,112 to the first, 0.03° to the second.
    { lng: 1.01, low: 112, high: 2112, because: 'between them, by the nearer' },
  ])('judges what lies $because', ({ lng, low, high }) => {
    expect(wholeMetresOutside([lng, 0.5], 1000, parts)).toEqual({ low, high });
  });
});

const place = fc.tuple(
  fc.double({ min: 113, max: 115, noNaN: true }),
  fc.double({ min: 21.5, max: 23.5, noNaN: true }),
);
const star = fc
  .array(fc.double({ min: 0.05, max: 0.6, noNaN: true }), { minLength: 3, maxLength: 30 })
  .map((distancesDeg) => aPolygon(aStar([114, 22.5], distancesDeg)));

describe('metres outside', () => {
  it('are those that Turf measures, within 1 % and the 10 m by which its edges bend', () => {
    // Turf takes an edge for a part of a great circle: over 22 km at 22.5° north that lies 4 m off the straight line.
    const district = fc
      .array(fc.double({ min: 0.02, max: 0.1, noNaN: true }), { minLength: 3, maxLength: 30 })
      .map((distancesDeg) => aPolygon(aStar([114, 22.5], distancesDeg)));

    fc.assert(
      fc.property(place, district, (position, region) => {
        const turfM = pointToPolygonDistance(position, region, { units: 'meters' });
        const { low } = metresOutside({ position, radiusM: 0 }, region);

        expect(Math.abs(low - Math.max(0, turfM))).toBeLessThanOrEqual(10 + Math.abs(turfM) * 0.01);
      }),
    );
  });

  it('say inside or outside only where every point of the ring is', () => {
    const ring = fc.record({ position: place, radiusM: fc.double({ min: 10, max: 20_000, noNaN: true }) });
    // A hair within the ring's edge, for what the plane loses against the sphere.
    const sample = fc.tuple(
      fc.double({ min: 0, max: 0.995, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );

    fc.assert(
      fc.property(ring, star, fc.array(sample, { minLength: 20 }), ({ position, radiusM }, region, samples) => {
        const { low, high } = metresOutside({ position, radiusM }, region);
        const inside = samples.filter(([share, bearing]) =>
          booleanPointInPolygon(destination(position, share * radiusM, bearing, { units: 'meters' }), region),
        );

        expect(high > 0 || inside.length === samples.length).toBe(true);
        expect(low === 0 || inside.length === 0).toBe(true);
      }),
    );
  });

  it('never say less of a smaller ring', () => {
    const radii = fc.tuple(
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 5000, noNaN: true }),
    );

    fc.assert(
      fc.property(place, radii, star, (position, [radiusM, moreM], region) => {
        const small = metresOutside({ position, radiusM }, region);
        const large = metresOutside({ position, radiusM: radiusM + moreM }, region);

        expect(large.low).toBeLessThanOrEqual(small.low);
        expect(large.high).toBeGreaterThanOrEqual(small.high);
      }),
    );
  });
});
