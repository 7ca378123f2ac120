import { describe, expect, it } from 'vitest';
import { distanceM } from '#server/domain/geo/ring.ts';
import { type Cover, coverLocation, coverOf, covering, holds } from '#server/matchIndex/cover.ts';
import { type Site } from '#server/matchIndex/siteTable.ts';
import { at } from '#tests/support/surroundings.ts';

function siteAt(lng: number, radiusM: number, placeIds: readonly string[] = []): Site {
  return { park: { places: [] }, placeIds, location: at([lng, 0], radiusM) };
}

describe('a cover', () => {
  it('of one site is its ring', () => {
    expect(coverOf(siteAt(114, 500, ['sz']))).toEqual({ ring: at([114, 0], 500), placeIds: ['sz'] });
  });

  it('reaches from the middle of the positions to the far side of each ring', () => {
    const cover = covering([siteAt(114, 500), siteAt(114.5, 100), siteAt(115, 3000)].map(coverOf));

    // Half a degree of the equator of a sphere of 6,371,008.8 m is 2 π · 6,371,008.8 / 720 = 55,597.54 m, and 3,000 m on.
    expect(cover.ring?.position).toEqual([114.5, 0]);
    expect(cover.ring?.radiusM).toBeCloseTo(58_597.54 * 1.000001 + 0.01, 2);
    expect(distanceM([114.5, 0], [115, 0]) + 3000).toBeLessThan(cover.ring?.radiusM ?? 0);
  });

  it('has no ring where one of the sites is nowhere known, and all the places still', () => {
    const nowhere: Site = { park: { places: [] }, placeIds: ['cn', 'gz'] };

    expect(covering([siteAt(114, 0, ['cn', 'sz']), nowhere].map(coverOf))).toEqual({ placeIds: ['cn', 'sz', 'gz'] });
    expect(covering([nowhere].map(coverOf))).toEqual({ placeIds: ['cn', 'gz'] });
  });

  it('shares the list of places of a site that has them all', () => {
    const all = ['cn', 'sz'];

    expect(covering([siteAt(114, 0, ['cn']), siteAt(114, 0, all)].map(coverOf)).placeIds).toBe(all);
  });
});

describe('a cover of many sites', () => {
  const wide: Cover = { ring: { position: [114.5, 0], radiusM: 60_000 }, placeIds: ['cn', 'sz'] };

  const nowhere: Cover = { placeIds: ['cn'] };

  it.each<[string, Cover]>([
    ['a ring within it', coverOf(siteAt(114.5, 59_999, ['cn']))],
    // Its middle is 55,597.54 m away.
    ['a ring beside its middle', coverOf(siteAt(115, 4402))],
  ])('holds %s', (_, other) => {
    expect(holds(wide, other)).toBe(true);
  });

  it.each<[string, Cover]>([
    ['a ring as large, for it may be one by rounding', coverOf(siteAt(114.5, 60_000, ['cn']))],
    ['a ring that reaches out of it', coverOf(siteAt(115, 4403))],
    ['places that it has not', coverOf(siteAt(114.5, 0, ['cn', 'gz']))],
    ['what is nowhere known', nowhere],
  ])('does not hold %s', (_, other) => {
    expect(holds(wide, other)).toBe(false);
  });

  it('that is nowhere known holds whatever has none but its places', () => {
    const others: Cover[] = [coverOf(siteAt(0, 1, ['cn'])), { placeIds: [] }, wide, { placeIds: ['gz'] }];

    expect(others.map((other) => holds(nowhere, other))).toEqual([true, true, false, false]);
  });
});

describe('the location of a cover', () => {
  it('has its radius taken as many times as the criterion says', () => {
    expect(coverLocation({ position: [114, 22], radiusM: 4000 }, 1.25)).toEqual(at([114, 22], 5000));
  });

  it.each([
    ['of up to 1,000 km', 1_000_000, true],
    ['beyond', 1_000_001, false],
  ])('is told of rings %s only', (_, radiusM, isTold) => {
    expect(coverLocation({ position: [114, 22], radiusM }, 1.25) !== undefined).toBe(isTold);
  });

  it.each([
    [70, true],
    [-70, true],
    [70.01, false],
    [-70.01, false],
  ])('is told at a latitude of %s: %s', (latitude, isTold) => {
    expect(coverLocation({ position: [114, latitude], radiusM: 4000 }, 1) !== undefined).toBe(isTold);
  });

  it('is not known where there is no ring', () => {
    expect(coverLocation(undefined, 1)).toBeUndefined();
  });
});
