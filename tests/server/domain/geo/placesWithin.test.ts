import { describe, expect, it } from 'vitest';
import { placesWithin } from '#server/domain/geo/placesWithin.ts';

const TREE = [
  { id: 'cn', zh: '全国', en: 'China', level: 'national' },
  { id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city', parent: 'cn' },
  { id: 'sz-pingshan', zh: '坪山', en: 'Pingshan', level: 'district', parent: 'sz' },
  { id: 'gz', zh: '广州', en: 'Guangzhou', level: 'city', parent: 'cn' },
] as const;

describe('the places within a place', () => {
  it.each([
    { within: 'cn', places: ['cn', 'sz', 'sz-pingshan', 'gz'] },
    { within: 'sz', places: ['sz', 'sz-pingshan'] },
    { within: 'sz-pingshan', places: ['sz-pingshan'] },
    { within: 'atlantis', places: [] },
  ])('are $places within $within', ({ within, places }) => {
    expect(placesWithin(TREE, within)).toEqual(places);
  });
});
