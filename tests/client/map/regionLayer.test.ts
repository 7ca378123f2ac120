import { beforeEach, describe, expect, it } from 'vitest';
import type { Region } from '#shared/position.ts';
import { createRegionLayer, latLngsOf } from '#client/map/regionLayer.ts';
import { aMap, aRenderer, equipPage } from './mapBench.ts';

const ring = [
  [114, 22],
  [115, 22],
  [115, 23],
  [114, 22],
] satisfies [number, number][];
const triangle: Region = { type: 'Polygon', coordinates: [ring] };

beforeEach(equipPage);

describe('createRegionLayer', () => {
  it('outlines the region asked for, and nothing once none is asked for', () => {
    const map = aMap();
    const layer = createRegionLayer(map, aRenderer());

    layer.show(triangle);
    const outlined = map.getContainer().querySelectorAll('path.map-region').length;
    layer.show(undefined);

    expect(outlined).toBe(1);
    expect(map.getContainer().querySelectorAll('path.map-region')).toHaveLength(0);
  });
});

describe('latLngsOf', () => {
  it('nests polygons, rings and points, latitude first', () => {
    const [[[first] = []] = []] = latLngsOf({ type: 'MultiPolygon', coordinates: [[ring]] });

    expect(first).toMatchObject({ lat: 22, lng: 114 });
    expect(latLngsOf(triangle)).toEqual(latLngsOf({ type: 'MultiPolygon', coordinates: [[ring]] }));
  });
});
