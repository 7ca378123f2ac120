import { describe, expect, it } from 'vitest';
import { type Position, type Region } from '#shared/position.ts';
import { regionFaults } from '#server/domain/geo/regionFaults.ts';
import { aPolygon, aSquare, aStar, polygons } from '#tests/support/regions.ts';

/** Paths of the faults, each as it would stand in a problem. */
function faultPaths(region: Region): string[] {
  return regionFaults(region).map(({ path }) => path.join('.'));
}

/** A closed ring of two parallels between two meridians, each of its edges along a parallel a single one. */
function aBand(west: number, east: number): Position[] {
  return [
    [west, 10],
    [east, 10],
    [east, 20],
    [west, 20],
    [west, 10],
  ];
}

describe('a region that can be judged', () => {
  it.each([
    { region: aPolygon(aSquare([114, 22], 1)), because: 'is a square' },
    { region: aPolygon(aSquare([114, 22], 1).reverse()), because: 'runs clockwise' },
    { region: aPolygon(aSquare([0, 0], 3), aSquare([1, 1], 1)), because: 'has a hole' },
    { region: polygons(aSquare([0, 0], 1), aSquare([2, 0], 1)), because: 'has two parts' },
    {
      region: {
        type: 'MultiPolygon',
        coordinates: [[aSquare([0, 0], 5), aSquare([1, 1], 3)], [aSquare([2, 2], 1)]],
      } satisfies Region,
      because: 'has an island in the hole of another part',
    },
    {
      region: aPolygon([
        [0, 0],
        [1, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
      because: 'repeats a point and goes straight on through another',
    },
    { region: aPolygon(aStar([114, 22], Array<number>(1999).fill(1))), because: 'has 2,000 points' },
    { region: aPolygon(aBand(-90, 90)), because: 'has an edge of 180 degrees of longitude, half the earth' },
    {
      region: polygons(aBand(170, 180), aBand(-180, -170)),
      because: 'crosses the antimeridian and is cut in two along it',
    },
  ])('has no fault when it $because', ({ region }) => {
    expect(regionFaults(region)).toEqual([]);
  });
});

describe('a region that cannot be judged', () => {
  // From 170° east to 170° west is 20° across the antimeridian, and 340° the way that its edges go.
  it.each([
    { region: aPolygon(aBand(170, -170)), path: 'coordinates.0', because: 'is drawn across the antimeridian' },
    { region: aPolygon(aBand(-90, 90.001)), path: 'coordinates.0', because: 'has an edge of more than half the earth' },
    {
      region: polygons(aSquare([114, 22], 1), aBand(179, -179)),
      path: 'coordinates.1.0',
      because: 'has a part that crosses it',
    },
    {
      region: aPolygon(aBand(-180, 180)),
      path: 'coordinates.0',
      because: 'goes all round in one edge',
    },
  ])('is at fault at $path when it $because', ({ region, path }) => {
    const [fault, ...more] = regionFaults(region);

    expect(fault).toMatchObject({ path: path.split('.').map((part) => (/\d/u.test(part) ? Number(part) : part)) });
    expect(fault?.message).toContain('antimeridian');
    expect(more).toEqual([]);
  });

  const open: Position[] = aSquare([0, 0], 1).slice(0, 4);
  const bowTie: Position[] = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 1],
    [0, 0],
  ];
  const spike: Position[] = [
    [0, 0],
    [1, 0],
    [1, 2],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const eastward: Position[] = [
    [0, -0.5],
    [1, 0],
    [0, 0.5],
    [0, -0.5],
  ];
  const northward: Position[] = [
    [0.5, -1],
    [1.5, -1],
    [1, 0],
    [0.5, -1],
  ];
  const line: Position[] = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 0],
  ];

  it.each([
    { region: aPolygon(open), path: 'coordinates.0', because: 'its ring is not closed' },
    { region: aPolygon(aSquare([0, 0], 3), open), path: 'coordinates.1', because: 'its hole is not closed' },
    { region: polygons(aSquare([5, 5], 1), open), path: 'coordinates.1.0', because: 'its second part is not closed' },
    { region: aPolygon(bowTie), path: 'coordinates.0', because: 'it crosses itself like a bow-tie' },
    { region: aPolygon(spike), path: 'coordinates.0', because: 'it runs back over itself in a spike' },
    { region: aPolygon(line), path: 'coordinates.0', because: 'its points stand in line' },
    {
      region: aPolygon(Array.from({ length: 4 }, (): Position => [1, 1])),
      path: 'coordinates.0',
      because: 'its points are all one',
    },
    {
      region: aPolygon(aSquare([0, 0], 2), aSquare([1, 1], 2)),
      path: 'coordinates.0',
      because: 'its hole crosses its edge',
    },
    {
      region: aPolygon(aSquare([0, 0], 3), aSquare([0, 1], 1)),
      path: 'coordinates.0',
      because: 'its hole touches its edge',
    },
    {
      region: aPolygon(aSquare([0, 0], 1), aSquare([2, 2], 1)),
      path: 'coordinates.1',
      because: 'its hole lies outside',
    },
    {
      region: polygons(aSquare([0, 0], 2), aSquare([1, 1], 2)),
      path: 'coordinates.0.0',
      because: 'two parts overlap',
    },
    {
      region: polygons(aSquare([0, 0], 1), aSquare([1, 0], 1)),
      path: 'coordinates.0.0',
      because: 'two parts share an edge',
    },
    {
      region: polygons(eastward, aSquare([1, -1], 2)),
      path: 'coordinates.0.0',
      because: 'a corner of one part touches the west side of another',
    },
    {
      region: polygons(
        aSquare([-2, -1], 2),
        eastward.map(([lng, lat]): Position => [-lng + 1, lat]),
      ),
      path: 'coordinates.0.0',
      because: 'a corner of one part touches the east side of another',
    },
    {
      region: polygons(aSquare([0, 0], 2), northward),
      path: 'coordinates.0.0',
      because: 'a corner of one part touches the south side of another',
    },
    {
      region: polygons(
        aSquare([0, -2], 2),
        northward.map(([lng, lat]): Position => [lng, -lat]),
      ),
      path: 'coordinates.0.0',
      because: 'a corner of one part touches the north side of another',
    },
    {
      region: polygons(aSquare([1, 1], 1), aSquare([0, 0], 3)),
      path: 'coordinates.0.0',
      because: 'one part lies within another',
    },
    {
      region: polygons(aSquare([0, 0], 1), aSquare([0, 0], 1)),
      path: 'coordinates.0.0',
      because: 'the same part stands twice',
    },
  ])('is at fault at $path when $because', ({ region, path }) => {
    expect(faultPaths(region)).toEqual([path]);
  });

  it('names every ring that is not closed', () => {
    expect(faultPaths(aPolygon(open, open))).toEqual(['coordinates.0', 'coordinates.1']);
  });

  it.each([
    { ring: open, because: 'on the meridian where it starts' },
    { ring: open.map(([lng, lat]): Position => [lat, lng]), because: 'on the parallel where it starts' },
  ])('says that a ring is not closed that ends $because', ({ ring }) => {
    expect(regionFaults(aPolygon(ring))).toEqual([
      { path: ['coordinates', 0], message: 'Expected a closed ring: its last point must equal its first' },
    ]);
  });

  it('says near what point rings meet', () => {
    expect(regionFaults(aPolygon(bowTie))).toEqual([
      {
        path: ['coordinates', 0],
        message: 'Expected rings that neither cross nor touch themselves or one another; they meet near [2, 0]',
      },
    ]);
  });
});
