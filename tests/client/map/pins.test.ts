import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPins, whereParted } from '#client/map/pins.ts';
import type { PlacedMark } from '#client/map/spaceMark.ts';
import { aMark, marksInOnePark } from './mapBench.ts';

/** Two parks about 10 km apart: ranks 1 to 3 in one, 4 and 5 in the other. */
const twoParks = [...marksInOnePark(3, 1, 114.4), ...marksInOnePark(2, 4, 114.5)];

describe('indexPins', () => {
  it('shows a space that stands alone as itself', () => {
    expect(indexPins([aMark()]).at(12, null)).toEqual([
      { kind: 'mark', key: 'mark:space-1', marks: [aMark()], position: [114.4, 22.7] },
    ]);
  });

  it('groups parks that are close on the screen and says at which zoom they part', () => {
    const [pin, ...others] = indexPins(twoParks).at(6, null);

    expect(others).toEqual([]);
    expect(pin).toMatchObject({ kind: 'cluster', key: 'cluster:5:space-1', partsAtZoom: 10 });
  });

  it('keeps one cluster per park where zooming cannot part its spaces, best rank first', () => {
    const pins = indexPins(twoParks).at(14, null);

    expect(pins.map(({ kind, marks }) => ({ kind, ranks: marks.map(({ rank }) => rank) }))).toEqual([
      { kind: 'cluster', ranks: [1, 2, 3] },
      { kind: 'cluster', ranks: [4, 5] },
    ]);
    expect(pins.every((pin) => !('partsAtZoom' in pin))).toBe(true);
  });

  it('lets the spaces of an open fan follow their cluster', () => {
    const pins = indexPins(twoParks).at(14, 'cluster:3:space-1');

    expect(pins.map(({ key }) => key)).toEqual([
      'cluster:3:space-1',
      'mark:space-1',
      'mark:space-2',
      'mark:space-3',
      'cluster:2:space-4',
    ]);
  });

  it('gives the same list when the same is asked', () => {
    const index = indexPins(twoParks);

    expect(index.at(12, null)).toBe(index.at(12, null));
  });

  it('uses the clusters of the whole zoom below for a half', () => {
    const index = indexPins(twoParks);

    expect(index.at(9.5, null)).toEqual(index.at(9, null));
  });

  it('shows every space in exactly one pin at every zoom', () => {
    const somewhere = fc.record({
      lng: fc.double({ min: 112, max: 123, noNaN: true }),
      lat: fc.double({ min: 21, max: 32.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(somewhere, { maxLength: 60 }), fc.integer({ min: 5, max: 14 }), (places, zoom) => {
        const marks = places.map(({ lng, lat }, at): PlacedMark => {
          const location = { crs: 'WGS-84', position: [lng, lat], radiusM: 0 } satisfies PlacedMark['location'];
          return aMark({ id: `space-${at}`, rank: at + 1, location });
        });
        const shown = indexPins(marks)
          .at(zoom, null)
          .flatMap((pin) => pin.marks.map(({ rank }) => rank));
        return shown.length === marks.length && new Set(shown).size === marks.length;
      }),
    );
  });
});

describe('whereParted', () => {
  it('stays at the zoom where the space stands alone already', () => {
    expect(whereParted(indexPins([aMark()]), 'space-1', 8.5)).toMatchObject({ zoom: 8.5, pin: { kind: 'mark' } });
  });

  it('goes to the first zoom at which only a fan is left to open', () => {
    expect(whereParted(indexPins(twoParks), 'space-5', 6.5)).toMatchObject({
      zoom: 10,
      pin: { key: 'cluster:2:space-4' },
    });
  });

  it('finds nothing for a space that is not on the map', () => {
    expect(whereParted(indexPins(twoParks), 'space-9', 6)).toBeUndefined();
  });
});
