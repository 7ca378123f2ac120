import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { region } from '#server/domain/matching/criteria/region.ts';
import { asking, faultPaths, quickOutcomes } from '#tests/support/asking.ts';
import { aCandidate, aPark } from '#tests/support/builders.ts';
import { aPolygon, aSquare, aStar, polygons } from '#tests/support/regions.ts';
import { aCandidateAt, at } from '#tests/support/surroundings.ts';

/** From 114 to 115 east and 22 to 23 north; a hundredth of a degree of latitude is 1,111.95 m. */
const SQUARE = aPolygon(aSquare([114, 22], 1));

describe('region by places', () => {
  it.each([
    { places: ['sz-pingshan'], verdict: 'met', because: 'names its district' },
    { places: ['gz', 'sz'], verdict: 'met', because: 'names its city among others' },
    { places: ['sz-nanshan'], verdict: 'unmet', because: 'names another district of its city' },
  ])('is $verdict when the ask $because', ({ places, verdict }) => {
    const check = asking(region, { places }).check(aCandidate());

    expect(check).toMatchObject({
      verdict,
      facts: { requiredPlaces: places, offeredPlaces: ['cn', 'sz', 'sz-pingshan'], offeredPlace: 'sz-pingshan' },
    });
  });

  it('says which place would have to be accepted besides', () => {
    expect(asking(region, { places: ['gz', 'sz-nanshan'] }).change(aCandidate())).toEqual({
      from: ['gz', 'sz-nanshan'],
      to: ['gz', 'sz-nanshan', 'sz-pingshan'],
      change: 0.5,
    });
  });
});

describe('region by a drawn area', () => {
  it.each([
    { position: [114.5, 22.5], radiusM: 1000, verdict: 'met', because: 'inside' },
    { position: [114.5, 22.01], radiusM: 1111, verdict: 'met', because: 'just inside' },
    { position: [114.5, 22.01], radiusM: 1113, verdict: 'unknown', because: 'across the edge, mostly inside' },
    { position: [114.5, 21.99], radiusM: 1113, verdict: 'unknown', because: 'across the edge, mostly outside' },
    { position: [114.5, 21.99], radiusM: 1111, verdict: 'unmet', because: 'just outside' },
    { position: [114.5, 22], radiusM: 0, verdict: 'met', because: 'a point on the edge' },
  ] as const)('is $verdict when the ring lies $because', ({ position, radiusM, verdict }) => {
    const check = asking(region, { within: SQUARE }).check(aCandidateAt([...position], radiusM));

    expect(check.verdict).toBe(verdict);
  });

  it('is unmet in a hole and met in any part of several', () => {
    const holed = aPolygon(aSquare([114, 22], 1), aSquare([114.4, 22.4], 0.2));
    const parts = polygons(aSquare([110, 20], 1), aSquare([114, 22], 1));

    expect(asking(region, { within: holed }).check(aCandidateAt([114.5, 22.5])).verdict).toBe('unmet');
    expect(asking(region, { within: parts }).check(aCandidateAt([114.5, 22.5])).verdict).toBe('met');
    expect(asking(region, { within: parts }).check(aCandidateAt([112.5, 21.5])).verdict).toBe('unmet');
  });

  it('is unknown when nobody knows where the space is', () => {
    expect(asking(region, { within: SQUARE, level: 'prefer' }).check(aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredWithin: 'Polygon', offeredPlaces: ['cn', 'sz', 'sz-pingshan'], offeredPlace: 'sz-pingshan' },
      derived: false,
    });
  });

  it('shows how far outside the ring lies, and how far the area would have to be widened for all of it', () => {
    const asked = asking(region, { within: SQUARE });
    const candidate = aCandidateAt([114.5, 21.99], 1000);

    // 1,111.95 ∓ 1000 m; 2,111.95 ÷ 50,000 = 0.042239
    expect(asked.check(candidate).facts).toMatchObject({
      offeredOutsideFromM: expect.closeTo(111.95, 2) as number,
      offeredOutsideToM: expect.closeTo(2111.95, 2) as number,
    });
    expect(asked.change(candidate)).toEqual({
      from: 0,
      to: expect.closeTo(2111.95, 2) as number,
      change: expect.closeTo(0.042239, 6) as number,
    });
  });
});

describe('region by both', () => {
  const inside = at([114.5, 22.5]);
  const outside = at([114.5, 21.99]);
  const across = at([114.5, 22], 500);

  it.each([
    { places: ['sz'], location: inside, verdict: 'met', because: 'both hold' },
    { places: ['sz'], location: outside, verdict: 'unmet', because: 'it lies outside' },
    { places: ['gz'], location: inside, verdict: 'unmet', because: 'it lies in another place' },
    { places: ['sz'], location: across, verdict: 'unknown', because: 'it lies in the place and across the edge' },
    { places: ['gz'], location: across, verdict: 'unmet', because: 'it lies in another place and across the edge' },
  ])('is $verdict when $because', ({ places, location, verdict }) => {
    const check = asking(region, { places, within: SQUARE }).check(aCandidate({}, { location }));

    expect(check.verdict).toBe(verdict);
  });

  it.each([
    { places: ['sz'], verdict: 'unknown', because: 'the place is right' },
    { places: ['gz'], verdict: 'unmet', because: 'the place is wrong, wherever the space may be' },
  ])('is $verdict without a position when $because', ({ places, verdict }) => {
    expect(asking(region, { places, within: SQUARE }).check(aCandidate()).verdict).toBe(verdict);
  });

  it('takes both changes together', () => {
    const candidate = aCandidate({}, { location: outside, park: aPark({ places: ['sz-dapeng'] }) });

    // One place 0.5, and 1,111.95 ÷ 50,000 = 0.022239
    expect(asking(region, { places: ['gz'], within: SQUARE }).change(candidate)).toEqual({
      from: ['gz', 0],
      to: ['gz', 'sz-dapeng', expect.closeTo(1111.95, 2)],
      change: expect.closeTo(0.522239, 6) as number,
    });
  });
});

describe('region over many spaces', () => {
  const here = { placeIds: ['cn', 'sz'] };
  const there = { placeIds: ['cn', 'gz'] };
  const candidates = [
    aCandidate({}, { ...here, location: at([114.5, 22.5]) }),
    aCandidate({}, { ...there, location: at([114.5, 22.5]) }),
    aCandidate({}, { ...here, location: at([114.5, 22], 500) }),
    aCandidate({}, { ...here, location: at([114.5, 22.01], 1000) }),
    aCandidate({}, { ...there, location: at([114.5, 22], 500) }),
    aCandidate({}, { ...here, location: at([114.5, 21.99]) }),
    aCandidate({}, { ...here, location: at([120, 22]) }),
    aCandidate({}, here),
    aCandidate({}, there),
  ];

  it.each([
    { ask: { places: ['sz'] }, verdicts: ['met', 'unmet', 'met', 'met', 'unmet', 'met', 'met', 'met', 'unmet'] },
    {
      ask: { within: SQUARE },
      verdicts: ['met', 'met', 'unknown', 'met', 'unknown', 'unmet', 'unmet', 'unknown', 'unknown'],
    },
    {
      ask: { places: ['sz'], within: SQUARE },
      verdicts: ['met', 'unmet', 'unknown', 'met', 'unmet', 'unmet', 'unmet', 'unknown', 'unmet'],
    },
  ])('judges them as it judges each', ({ ask, verdicts }) => {
    const asked = asking(region, ask);
    const each = candidates.map(asked.outcome);

    expect(each.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(quickOutcomes(asked, candidates)).toEqual([each, each]);
  });
});

describe('asking for a region', () => {
  const open: Position[] = aSquare([114, 22], 1).slice(0, 4);
  const bowTie: Position[] = [
    [114, 22],
    [115, 23],
    [115, 22],
    [114, 23],
    [114, 22],
  ];

  it.each([
    { ask: {}, paths: ['places'], because: 'neither places nor area are given' },
    { ask: { places: [] }, paths: ['places'], because: 'the list is empty' },
    { ask: { places: ['SZ'] }, paths: ['places.0'], because: 'an id is in capitals' },
    { ask: { places: [{ $gt: '' }] }, paths: ['places.0'], because: 'an id is no text' },
    { ask: { within: aPolygon(open) }, paths: ['within.coordinates.0'], because: 'the ring is not closed' },
    { ask: { within: aPolygon(bowTie) }, paths: ['within.coordinates.0'], because: 'the ring crosses itself' },
    {
      ask: {
        within: polygons(
          aSquare([114, 22], 1),
          bowTie.map(([lng, lat]): Position => [lng + 9, lat]),
        ),
      },
      paths: ['within.coordinates.1.0'],
      because: 'the ring of the second part crosses itself',
    },
    {
      ask: { within: aPolygon(aStar([114, 22], Array<number>(2000).fill(1))) },
      paths: ['within.coordinates'],
      because: 'there are 2,001 points',
    },
    {
      ask: { within: aPolygon(...Array.from({ length: 2001 }, (): Position[] => [])) },
      paths: ['within.coordinates'],
      because: 'there are 2,001 empty rings, and their number alone is looked at',
    },
    {
      ask: { within: aPolygon(aSquare([114, 22], 1).slice(0, 3)) },
      paths: ['within.coordinates.0', 'within.coordinates.0'],
      because: 'the ring has only three points and is not closed',
    },
    {
      ask: {
        within: aPolygon([
          [114, 91],
          [115, 22],
          [115, 23],
          [114, 91],
        ]),
      },
      paths: ['within.coordinates.0.0.1', 'within.coordinates.0.3.1'],
      because: 'points lie beyond the pole',
    },
    { ask: { within: { type: 'Point', coordinates: [114, 22] } }, paths: ['within.type'], because: 'it is no area' },
    { ask: { within: { type: 'Polygon', coordinates: [] } }, paths: ['within.coordinates'], because: 'it has no ring' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(region, ask)).toEqual(paths);
  });

  it('describes the area for forms as that of GeoJSON', () => {
    const { asks } = region.describe();

    expect(asks).toMatchObject({
      properties: {
        places: { type: 'array' },
        within: { oneOf: [{ type: 'object' }, { type: 'object' }] },
      },
    });
    expect(asks['required']).toBeUndefined();
  });

  it('may have 2,000 points', () => {
    expect(faultPaths(region, { within: aPolygon(aStar([114, 22], Array<number>(1999).fill(1))) })).toEqual([]);
  });
});
