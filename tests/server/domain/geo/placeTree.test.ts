import { describe, expect, it } from 'vitest';
import { type Place } from '#shared/place.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';

const NATION: Place = { id: 'cn', zh: '中国', en: 'China', level: 'national' };
const SHENZHEN: Place = { id: 'sz', zh: '深圳市', en: 'Shenzhen', level: 'city', parent: 'cn' };
const SHANGHAI: Place = { id: 'sh', zh: '上海市', en: 'Shanghai', level: 'city', parent: 'cn' };
const PINGSHAN: Place = { id: 'sz-pingshan', zh: '坪山区', en: 'Pingshan', level: 'district', parent: 'sz' };

describe('placesAndAbove', () => {
  const closure = placesAndAbove([PINGSHAN, NATION, SHENZHEN, SHANGHAI]);

  it.each([
    { of: ['cn'], gives: ['cn'], because: 'the nation has nothing above it' },
    { of: ['sz-pingshan'], gives: ['cn', 'sz', 'sz-pingshan'], because: 'a district lies in its city and nation' },
    { of: ['sz'], gives: ['cn', 'sz'], because: 'a city does not hold its districts' },
    {
      of: ['sz-pingshan', 'sh'],
      gives: ['cn', 'sh', 'sz', 'sz-pingshan'],
      because: 'two places share what is above both',
    },
    { of: ['sz', 'sz'], gives: ['cn', 'sz'], because: 'a place named twice counts once' },
    { of: ['elsewhere'], gives: ['elsewhere'], because: 'a place outside the tree stands for itself' },
    { of: [], gives: [], because: 'nothing lies in nothing' },
  ])('gives $gives of $of: $because', ({ of, gives }) => {
    expect(closure(of)).toEqual(gives);
  });

  it('ends where the tree has a loop', () => {
    const looped = placesAndAbove([
      { ...SHENZHEN, parent: 'sz-pingshan' },
      { ...PINGSHAN, parent: 'sz' },
    ]);

    expect(looped(['sz'])).toEqual(['sz', 'sz-pingshan']);
  });
});
