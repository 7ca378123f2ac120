import { createRequire } from 'node:module';
import { booleanPointInPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { clipLand, type LandTopology } from '#client/map/base/clipLand.ts';
import { SHEET } from '#client/map/base/sheet.ts';

// Foreign boundary: the package's own file, whose shape its documentation promises.
const require = createRequire(import.meta.url);
const land = clipLand(require('world-atlas/land-10m.json') as LandTopology);
const points = land.geometry.coordinates.flat(2);

describe('clipLand', () => {
  it('keeps the few thousand points of the sheet', () => {
    expect(points.length).toBeGreaterThan(4000);
    expect(points.length).toBeLessThan(10_000);
  });

  it('keeps nothing outside the sheet', () => {
    const [lngs, lats] = [0, 1].map((axis) => points.map((point) => point[axis] ?? NaN));

    expect(Math.min(...(lngs ?? []))).toBe(SHEET.west);
    expect(Math.max(...(lngs ?? []))).toBeLessThanOrEqual(SHEET.east);
    expect(Math.min(...(lats ?? []))).toBeGreaterThanOrEqual(SHEET.south);
    expect(Math.max(...(lats ?? []))).toBe(SHEET.north);
  });

  it('rounds to four decimals of a degree', () => {
    const decimals = points.flat().map((degrees) => String(degrees).split('.')[1]?.length ?? 0);

    expect(Math.max(...decimals)).toBe(4);
  });

  it('closes every ring', () => {
    const rings = land.geometry.coordinates.flat();

    expect(rings.filter((ring) => String(ring[0]) !== String(ring.at(-1)))).toEqual([]);
  });

  it.each([
    { place: 'Pingshan', position: [114.35, 22.71], isLand: true },
    { place: 'Hangzhou', position: [120.15, 30.27], isLand: true },
    { place: 'Taichung', position: [120.68, 24.15], isLand: true },
    { place: 'the South China Sea', position: [115, 21.5], isLand: false },
    { place: 'the East China Sea', position: [122.8, 29], isLand: false },
  ])('knows whether $place is land', ({ position, isLand }) => {
    expect(booleanPointInPolygon(position, land)).toBe(isLand);
  });
});
