import { describe, expect, it } from 'vitest';
import { pointCount, sizeFault } from '#server/domain/geo/regionSize.ts';
import { aPolygon, aSquare, aStar, polygons } from '#tests/support/regions.ts';

describe('points of a region', () => {
  it.each([
    { region: aPolygon(aSquare([0, 0], 3), aSquare([1, 1], 1)), points: 10, because: 'a polygon with a hole' },
    { region: polygons(aSquare([0, 0], 1), aSquare([2, 2], 1)), points: 10, because: 'two polygons' },
    { region: { type: 'Polygon', coordinates: [[], 7, [0, 0, 0]] }, points: 5, because: 'what are no rings' },
    { region: { type: 'MultiPolygon', coordinates: [[[]], 'x'] }, points: 2, because: 'what are no polygons' },
    { region: { type: 'Polygon' }, points: 1, because: 'no coordinates' },
    { region: { type: 'Point', coordinates: [0, 0] }, points: undefined, because: 'no area' },
    { region: { coordinates: [0, 0] }, points: undefined, because: 'no type' },
    { region: null, points: undefined, because: 'nothing' },
    { region: 'Polygon', points: undefined, because: 'a word' },
  ])('are $points of $because', ({ region, points }) => {
    expect(pointCount(region)).toBe(points);
  });

  it('are counted over all rings against the most that may be', () => {
    const ring = aStar([0, 0], Array<number>(2001).fill(1));

    expect(sizeFault(aPolygon(ring.slice(0, 1000), ring.slice(1000, 2000)))).toBeUndefined();
    expect(sizeFault(aPolygon(ring.slice(0, 1000), ring.slice(1000, 2001)))).toBe(
      'Expected at most 2000 points over all rings, got 2001',
    );
  });
});
