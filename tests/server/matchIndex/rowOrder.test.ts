import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { type Site } from '#server/matchIndex/siteTable.ts';
import { rowOrder } from '#server/matchIndex/rowOrder.ts';
import { at } from '#tests/support/surroundings.ts';

interface Row {
  readonly site: number;
  readonly building?: number;
  readonly areaM2?: number;
}

function ordered(rows: readonly Row[], positions: readonly (Position | undefined)[]): number[] {
  const sites = positions.map((position): Site => {
    return { park: { places: [] }, placeIds: [], ...(position && { location: at(position) }) };
  });
  return [
    ...rowOrder(
      Uint32Array.from(rows, ({ site }) => site),
      sites,
      {
        buildings: Uint32Array.from(rows, ({ building = 0 }) => building),
        areas: Uint32Array.from(rows, ({ areaM2 = 0 }) => areaM2),
      },
    ).rows,
  ];
}

const SHENZHEN: Position = [114.36, 22.69];
const NEXT_DOOR: Position = [114.37, 22.7];
const SHANGHAI: Position = [121.5, 31.2];

describe('the order of rows', () => {
  it('keeps the spaces of a site together, and sites near each other', () => {
    const rows = [{ site: 0 }, { site: 1 }, { site: 2 }, { site: 0 }, { site: 2 }];

    const order = ordered(rows, [SHENZHEN, SHANGHAI, NEXT_DOOR]).map((row) => rows[row]?.site ?? NaN);

    expect([
      [0, 0, 2, 2, 1],
      [2, 2, 0, 0, 1],
      [1, 0, 0, 2, 2],
      [1, 2, 2, 0, 0],
    ]).toContainEqual(order);
  });

  it('puts the spaces of a site by building, the largest first, those of a building by area, those of one area as they came', () => {
    const rows = [
      { site: 0, building: 1, areaM2: 800 },
      { site: 0, building: 0, areaM2: 1200 },
      { site: 0, building: 1, areaM2: 90.5 },
      { site: 0, building: 0, areaM2: 1000 },
      { site: 0, building: 1, areaM2: 800 },
    ];

    expect(ordered(rows, [SHENZHEN])).toEqual([2, 0, 4, 3, 1]);
  });

  it('puts sites that are nowhere known last, in their order', () => {
    const rows = [{ site: 0 }, { site: 1 }, { site: 2 }];

    expect(ordered(rows, [undefined, undefined, SHENZHEN])).toEqual([2, 0, 1]);
  });

  it('runs along all four quarters of a square without leaving one before it is done', () => {
    // Sixteen sites, four in each quarter of the world's middle, given row by row.
    const degrees = [-67.5, -22.5, 22.5, 67.5];
    const positions = degrees.flatMap((lat) => degrees.map((lng): Position => [2 * lng, lat]));
    const quarterOf = (site: number): string => positions[site]?.map(Math.sign).join() ?? '';

    const quarters = ordered(
      positions.map((_, site) => ({ site })),
      positions,
    ).map(quarterOf);

    expect(quarters.filter((quarter, at) => quarter !== quarters[at - 1])).toHaveLength(4);
  });

  it('takes positions at the ends of the world, and no rows at all', () => {
    expect(
      ordered(
        [{ site: 0 }, { site: 1 }],
        [
          [180, 90],
          [-180, -90],
        ],
      ).toSorted(),
    ).toEqual([0, 1]);
    expect(ordered([], [])).toEqual([]);
  });
});
