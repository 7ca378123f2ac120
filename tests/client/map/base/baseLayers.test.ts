import type L from 'leaflet';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '#shared/place.ts';
import { addGraticule } from '#client/map/base/graticuleLayer.ts';
import { createLandLayer } from '#client/map/base/landLayer.ts';
import type { Land } from '#client/map/base/loadLand.ts';
import { createNameLayer } from '#client/map/base/nameLayer.ts';
import { aMap, aRenderer, equipPage } from '../mapBench.ts';

const shenzhen: Place = { id: 'sz', zh: '深圳市', en: '<b>Shenzhen</b>', level: 'city', centre: [114.4, 22.7] };
const land: Land = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [114, 22],
          [115, 22],
          [115, 23],
          [114, 22],
        ],
      ],
    ],
  },
};
let map: L.Map;

function count(selector: string): number {
  return map.getContainer().querySelectorAll(selector).length;
}

beforeEach(() => {
  equipPage();
  map = aMap(8);
});

describe('createLandLayer', () => {
  it('covers what lies outside the sheet, fading towards its edge, and draws the land once it has come', () => {
    const layer = createLandLayer(map, aRenderer());

    layer.show(undefined);
    const before = [count('path.map-land'), count('path.map-outside:not(.map-outside--fade)')];
    layer.show(land);

    expect(before).toEqual([0, 1]);
    expect([count('path.map-land'), count('path.map-outside:not(.map-outside--fade)')]).toEqual([1, 1]);
    expect(count('path.map-outside--fade')).toBeGreaterThan(1);
  });

  it('leaves nothing once removed', () => {
    const layer = createLandLayer(map, aRenderer());
    layer.show(land);

    layer.remove();

    expect(count('path')).toBe(0);
  });
});

describe('addGraticule', () => {
  it('draws anew when the view has moved, and no more once taken off', () => {
    const takeOff = addGraticule(map, aRenderer());
    const path = (): string | null | undefined =>
      map.getContainer().querySelector('path.map-graticule')?.getAttribute('d');
    const before = path();

    map.setView([25, 118], 9, { animate: false });
    const after = path();
    takeOff();
    map.setView([22, 114], 8, { animate: false });

    expect(after).not.toBe(before);
    expect(count('path.map-graticule')).toBe(0);
  });
});

describe('createNameLayer', () => {
  it('writes a name as text, in the language of the page', () => {
    const layer = createNameLayer(map, 'overlayPane');

    layer.show({ places: [shenzhen], language: 'en' });
    const english = map.getContainer().querySelector('.map-name')?.textContent;
    layer.show({ places: [shenzhen], language: 'zh' });

    expect(english).toBe('<b>Shenzhen</b>');
    expect(map.getContainer().querySelector('.map-name')?.textContent).toBe('深圳市');
  });

  it('moves a name from under a marker', () => {
    const layer = createNameLayer(map, 'overlayPane');
    layer.show({ places: [shenzhen], language: 'zh' });
    const marginBefore = map.getContainer().querySelector<HTMLElement>('.map-name-holder')?.style.marginTop;

    layer.avoid([[114.4, 22.7]]);

    expect(marginBefore).toBe('0px');
    expect(map.getContainer().querySelector<HTMLElement>('.map-name-holder')?.style.marginTop).toBe('27px');
  });

  it('writes nothing more once removed', () => {
    const layer = createNameLayer(map, 'overlayPane');
    layer.show({ places: [shenzhen], language: 'zh' });

    layer.remove();
    map.setZoom(9);

    expect(count('.map-name')).toBe(0);
  });
});
