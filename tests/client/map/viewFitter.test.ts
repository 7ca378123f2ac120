import type L from 'leaflet';
import { beforeEach, describe, expect, it } from 'vitest';
import { createViewFitter } from '#client/map/viewFitter.ts';
import type { ParkMark } from '#client/map/parkMark.ts';
import type { PlacedMark } from '#client/map/spaceMark.ts';
import { MAP_SIZE, aMap, aMark, equipPage, sizeElements } from './mapBench.ts';

function markAt(lng: number, lat: number, radiusM = 0): PlacedMark {
  return aMark({ id: `at-${lng}`, location: { crs: 'WGS-84', position: [lng, lat], radiusM } });
}

function parkAt(lng: number, lat: number): ParkMark {
  return {
    id: `park-${lng}`,
    name: { zh: '园区', en: 'Park' },
    location: { crs: 'WGS-84', position: [lng, lat], radiusM: 3000 },
  };
}

let map: L.Map;

beforeEach(() => {
  equipPage();
  map = aMap(6);
});

describe('createViewFitter', () => {
  it('shows all results with room around them', () => {
    createViewFitter(map).show({ marks: [markAt(113, 22), markAt(121, 31)], region: undefined, parks: [] });

    expect(map.getBounds().pad(-0.05).contains([22, 113])).toBe(true);
    expect(map.getBounds().pad(-0.05).contains([31, 121])).toBe(true);
  });

  it('shows the whole ring within which a single result lies, and does not go nearer than a town', () => {
    createViewFitter(map).show({ marks: [markAt(114.4, 22.7, 3000)], region: undefined, parks: [] });

    expect(map.getZoom()).toBe(11);
    // 3 km are 0.027 degrees of latitude.
    expect(map.getBounds().contains([22.727, 114.4])).toBe(true);
  });

  it('stays when the same places come back in another order, as after a change of weights', () => {
    const fitter = createViewFitter(map);
    fitter.show({ marks: [markAt(113, 22), markAt(121, 31)], region: undefined, parks: [] });
    map.setView([25, 118], 9);

    fitter.show({ marks: [markAt(121, 31), markAt(113, 22), markAt(113, 22)], region: undefined, parks: [] });

    expect(map.getZoom()).toBe(9);
  });

  it('moves when results are in other places', () => {
    const fitter = createViewFitter(map);
    fitter.show({ marks: [markAt(113, 22)], region: undefined, parks: [] });

    fitter.show({ marks: [markAt(121, 31)], region: undefined, parks: [] });

    expect(map.getCenter().lng).toBeCloseTo(121, 3);
  });

  it('shows the region asked for when nothing was found', () => {
    const region = {
      type: 'Polygon',
      coordinates: [
        [
          [120, 30],
          [121, 30],
          [121, 31],
          [120, 30],
        ],
      ],
    } satisfies Parameters<ReturnType<typeof createViewFitter>['show']>[0]['region'];

    createViewFitter(map).show({ marks: [], region, parks: [] });

    expect(map.getBounds().contains([30.5, 120.5])).toBe(true);
  });

  it('shows the whole sheet before there is anything to show', () => {
    createViewFitter(map).show({ marks: [], region: undefined, parks: [] });

    expect(map.getBounds().contains([21, 112])).toBe(true);
    expect(map.getBounds().contains([32.5, 123])).toBe(true);
  });

  it('shows all parks before a search, once they have come', () => {
    const fitter = createViewFitter(map);
    fitter.show({ marks: [], region: undefined, parks: [] });

    fitter.show({ marks: [], region: undefined, parks: [parkAt(114.4, 22.7), parkAt(115, 23.2)] });

    expect(map.getZoom()).toBeGreaterThan(8);
    expect(map.getBounds().contains([22.7, 114.4])).toBe(true);
    expect(map.getBounds().contains([23.2, 115])).toBe(true);
  });

  it('keeps all parks in view when the map is given less room', () => {
    createViewFitter(map).show({ marks: [], region: undefined, parks: [parkAt(114.4, 22.7), parkAt(115, 23.2)] });

    sizeElements({ width: 300, height: 200 });
    map.invalidateSize();

    expect(map.getBounds().contains([22.7, 114.4])).toBe(true);
    expect(map.getBounds().contains([23.2, 115])).toBe(true);
  });

  it('stays when a search finds nothing', () => {
    const fitter = createViewFitter(map);
    fitter.show({ marks: [markAt(121, 31)], region: undefined, parks: [] });

    fitter.show({ marks: [], region: undefined, parks: [] });

    expect(map.getCenter().lng).toBeCloseTo(121, 3);
  });

  it('waits until a hidden map is seen', () => {
    sizeElements({ width: 0, height: 0 });
    map.invalidateSize();
    createViewFitter(map).show({ marks: [markAt(121, 31)], region: undefined, parks: [] });

    sizeElements(MAP_SIZE);
    map.invalidateSize();

    expect(map.getCenter().lng).toBeCloseTo(121, 3);
  });

  it('no longer moves the map once removed', () => {
    sizeElements({ width: 0, height: 0 });
    map.invalidateSize();
    const fitter = createViewFitter(map);
    fitter.show({ marks: [markAt(121, 31)], region: undefined, parks: [] });
    fitter.remove();

    sizeElements(MAP_SIZE);
    map.invalidateSize();

    expect(map.getZoom()).toBe(6);
  });
});
