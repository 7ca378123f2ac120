import L from 'leaflet';
import { describe, expect, it } from 'vitest';
import { toLatLng, toPosition, toRegion } from '#client/map/latLng.ts';

describe('toLatLng and toPosition', () => {
  it('takes the longitude first and gives Leaflet the latitude first', () => {
    expect(toLatLng([114.4, 22.7])).toEqual(L.latLng(22.7, 114.4));
  });

  it('gives the longitude first again, to six decimals', () => {
    expect(toPosition(L.latLng(22.70000049, 114.4000006))).toEqual([114.400001, 22.7]);
  });
});

describe('toRegion', () => {
  it('is the rectangle of the bounds, closed, counter-clockwise from its south-west corner', () => {
    const bounds = L.latLngBounds([22, 113], [23, 115]);

    expect(toRegion(bounds)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [113, 22],
          [115, 22],
          [115, 23],
          [113, 23],
          [113, 22],
        ],
      ],
    });
  });
});
