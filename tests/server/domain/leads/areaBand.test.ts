import { expect, it } from 'vitest';
import { areaBandOf } from '#server/domain/leads/areaBand.ts';

it.each([
  [499.9, 'under-500'],
  [500, '500-2000'],
  [1999.9, '500-2000'],
  [2000, '2000-5000'],
  [5000, '5000-20000'],
  [19_999, '5000-20000'],
  [20_000, 'from-20000'],
])('an area of %d m² lies in the band %s', (areaM2, band) => {
  expect(areaBandOf(areaM2)).toBe(band);
});
