import { describe, expect, it } from 'vitest';
import { type Place } from '#shared/place.ts';
import { type ApproximatePosition } from '#shared/position.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

const PLACES: Place[] = [
  { id: 'cn', zh: '国家', en: 'Nation', level: 'national' },
  { id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city', parent: 'cn' },
  { id: 'sz-pingshan', zh: '坪山', en: 'Pingshan', level: 'district', parent: 'sz' },
];

const ring = (radiusM: number): ApproximatePosition => ({ crs: 'WGS-84', position: [114.35, 22.69], radiusM });

describe('placeCandidates', () => {
  it('puts a space into its park’s places and all above them', () => {
    const space = aSpace();
    const park = aPark();

    expect(placeCandidates([space], { parks: [park], places: PLACES })).toEqual([
      { space, park, placeIds: ['cn', 'sz', 'sz-pingshan'] },
    ]);
  });

  it('takes the position of the space itself before that of its park', () => {
    const park = aPark({ location: ring(800) });
    const spaces = [aSpace({}, { id: 'a', location: ring(10) }), aSpace({}, { id: 'b' })];

    const candidates = placeCandidates(spaces, { parks: [park], places: PLACES });

    expect(candidates.map(({ location }) => location?.radiusM)).toEqual([10, 800]);
  });

  it('orders by id in code units, whatever the order given', () => {
    const spaces = ['b', 'a', 'B', 'a-2'].map((id) => aSpace({}, { id }));

    const candidates = placeCandidates(spaces, { parks: [aPark()], places: PLACES });

    expect(candidates.map(({ space }) => space.id)).toEqual(['B', 'a', 'a-2', 'b']);
  });

  it('leaves out a space of a park that nobody knows', () => {
    expect(placeCandidates([aSpace({}, { parkId: 'nowhere' })], { parks: [aPark()], places: PLACES })).toEqual([]);
  });
});
