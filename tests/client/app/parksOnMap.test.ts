import { describe, expect, it } from 'vitest';
import { parkMarksOf } from '#client/app/parksOnMap.ts';
import { aPark } from '#tests/support/builders.ts';

const location = { crs: 'WGS-84', position: [114.4, 22.7], radiusM: 3000 } as const;

describe('the parks on the map', () => {
  it('are those whose place is known, without names for areas of several parks', () => {
    const parks = [
      aPark({ id: 'here', location: { ...location, position: [114.4, 22.7] } }),
      aPark({ id: 'nowhere' }),
      aPark({ id: 'area', isUmbrella: true, location: { ...location, position: [114.4, 22.7] } }),
    ];

    expect(parkMarksOf(parks).map(({ id }) => id)).toEqual(['here']);
  });
});
