import { describe, expect, it } from 'vitest';
import { graticule } from '#client/map/base/graticule.ts';

describe('graticule', () => {
  it('draws every second degree of a whole coast, both ends of the view included', () => {
    expect(graticule({ west: 112, south: 21, east: 118, north: 25 }, 6)).toEqual({
      lngs: [112, 114, 116, 118],
      lats: [22, 24],
    });
  });

  it('draws a tenth of a degree over a city', () => {
    const { lngs } = graticule({ west: 114.32, south: 22.6, east: 114.51, north: 22.65 }, 11);

    expect(lngs.map((lng) => lng.toFixed(2))).toEqual(['114.40', '114.50']);
  });

  it('keeps the spacing of the whole zoom below for a half', () => {
    const view = { west: 112, south: 21, east: 118, north: 25 };

    expect(graticule(view, 6.5)).toEqual(graticule(view, 6));
  });

  it('is empty where no line crosses the view', () => {
    expect(graticule({ west: 114.1, south: 22.1, east: 114.2, north: 22.2 }, 5)).toEqual({ lngs: [], lats: [] });
  });
});
