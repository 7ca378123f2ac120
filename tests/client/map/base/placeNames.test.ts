import { describe, expect, it } from 'vitest';
import type { Place } from '#shared/place.ts';
import type { Position } from '#shared/position.ts';
import { type Named, placeNames } from '#client/map/base/placeNames.ts';

const shenzhen: Place = { id: 'sz', zh: '深圳市', en: 'Shenzhen', level: 'city', centre: [114, 22.5] };
const pingshan: Place = { id: 'sz-pingshan', zh: '坪山区', en: 'Pingshan', level: 'district', centre: [114.3, 22.7] };
const guangming: Place = { id: 'sz-guangming', zh: '光明区', en: 'Guangming', level: 'district' };

/** Each degree is as many pixels as given. */
function view(
  zoom: number,
  pixelsPerDegree: number,
  markers: readonly Position[] = [],
): Parameters<typeof placeNames>[1] {
  return {
    zoom,
    language: 'en',
    markers,
    pixelOf: ([lng, lat]) => [lng * pixelsPerDegree, -lat * pixelsPerDegree],
  };
}

describe('placeNames', () => {
  it('names cities alone from afar', () => {
    expect(placeNames([pingshan, shenzhen], view(8, 1000))).toEqual([
      { id: 'sz', text: 'Shenzhen', level: 'city', position: [114, 22.5], shiftPx: 0 },
    ]);
  });

  it('names districts too from nearby, those alone whose centre is known', () => {
    const names = placeNames([pingshan, guangming, shenzhen], view(9, 1000));

    expect(names.map(({ text }) => text)).toEqual(['Shenzhen', 'Pingshan']);
  });

  it('names parks from nearer still, clear of their dots, after cities and districts', () => {
    const park: Named = { id: 'bay', zh: '海湾园区', en: 'Bay Park', level: 'park', centre: [114, 22.5] };

    const far = placeNames([park], view(9.5, 10_000));
    const near = placeNames([park, shenzhen], view(10, 10_000));

    expect(far).toEqual([]);
    // The city's name gives way to the dot of the park, and the park's name to the city's.
    expect(near.map(({ text, shiftPx }) => [text, shiftPx])).toEqual([
      ['Shenzhen', 27],
      ['Bay Park', -16],
    ]);
  });

  it('writes the name of a city over dots of parks where it finds no other place', () => {
    const park: Named = { id: 'bay', zh: '海湾园区', en: 'Bay Park', level: 'park', centre: [114, 22.5] };
    // 27 pixels above and below are 0.0027 degrees.
    const around = [22.5, 22.5027, 22.4973].map((lat): Named => ({ ...park, centre: [114, lat] }));

    expect(placeNames([...around, shenzhen], view(8, 10_000)).map(({ text }) => text)).toEqual(['Shenzhen']);
  });

  it('writes in the language of the page', () => {
    const [name] = placeNames([shenzhen], { ...view(8, 1000), language: 'zh' });

    expect(name?.text).toBe('深圳市');
  });

  it('names a city whose centre is not known amid its districts', () => {
    const city: Place = { id: 'gz', zh: '广州市', en: 'Guangzhou', level: 'city' };
    const districts = [
      [113, 23],
      [113.5, 23.5],
    ].map(([lng = 0, lat = 0], at): Place => {
      return { id: `gz-${at}`, zh: '区', en: 'District', level: 'district', parent: 'gz', centre: [lng, lat] };
    });

    const [name] = placeNames([city, ...districts], view(8, 1000));

    expect(name).toMatchObject({ text: 'Guangzhou', position: [113.25, 23.25] });
  });

  it('writes below a marker that stands on the centre', () => {
    const [name] = placeNames([shenzhen], view(8, 1000, [[114, 22.5]]));

    expect(name?.shiftPx).toBe(27);
  });

  it('writes above where a marker stands on the centre and another below', () => {
    // 0.03 degrees are 30 pixels here.
    const [name] = placeNames(
      [shenzhen],
      view(8, 1000, [
        [114, 22.5],
        [114, 22.47],
      ]),
    );

    expect(name?.shiftPx).toBe(-27);
  });

  it('leaves out a name that finds no room', () => {
    const around: Position[] = [
      [114, 22.5],
      [114, 22.47],
      [114, 22.53],
    ];

    expect(placeNames([shenzhen], view(8, 1000, around))).toEqual([]);
  });

  it('keeps names from running into each other', () => {
    const neighbour: Place = { ...pingshan, id: 'n', centre: [114.01, 22.5] };
    const names = placeNames([shenzhen, neighbour], view(9, 1000));

    expect(names.map(({ shiftPx }) => shiftPx)).toEqual([0, 27]);
  });
});
