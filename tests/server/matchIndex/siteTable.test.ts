import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { createSiteTable, imageOfSites, type KnownSite, sitesOfImage } from '#server/matchIndex/siteTable.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { at } from '#tests/support/surroundings.ts';

const HERE: Position = [114.36, 22.69];
const THERE: Position = [113.4, 23.1];

/** A space of a park that is at `HERE`, with a position of its own or without. */
function aSpaceIn(parkId: string, own?: ApproximatePosition): Candidate {
  return {
    space: aSpace({}, { parkId, ...(own && { location: own }) }),
    park: aPark({ id: parkId, location: at(HERE, 500) }),
    location: own ?? at(HERE, 500),
    placeIds: ['cn'],
  };
}

describe('a table of sites', () => {
  it('has one site for all spaces of a park that have no position of their own', () => {
    const { numberOf, sites } = createSiteTable();

    expect([aSpaceIn('a'), aSpaceIn('b'), aSpaceIn('a')].map(numberOf)).toEqual([0, 1, 0]);
    const [a, b] = [aSpaceIn('a'), aSpaceIn('b')];
    expect(sites).toEqual([
      { park: a.park, placeIds: ['cn'], location: at(HERE, 500) },
      { park: b.park, placeIds: ['cn'], location: at(HERE, 500) },
    ]);
  });

  it('has a site for each position of their own, ring and park', () => {
    const { numberOf } = createSiteTable();
    const spaces = [
      aSpaceIn('a', at(HERE)),
      aSpaceIn('a', at(THERE)),
      aSpaceIn('a', at(HERE, 100)),
      aSpaceIn('b', at(HERE)),
      aSpaceIn('a', at(HERE)),
      aSpaceIn('a'),
    ];

    expect(spaces.map(numberOf)).toEqual([0, 1, 2, 3, 0, 4]);
  });

  it('leaves out where a space is that is nowhere known', () => {
    const { numberOf, sites } = createSiteTable();
    const nowhere: Candidate = { space: aSpace(), park: aPark(), placeIds: [] };

    expect(numberOf(nowhere)).toBe(0);
    expect(sites).toEqual([{ park: aPark(), placeIds: [] }]);
  });

  it('knows a site again of which it was made a copy, object by object', () => {
    const { numberOf, sites } = createSiteTable();
    const spaces = [aSpaceIn('a'), aSpaceIn('a', at(HERE, 500)), aSpaceIn('b', at(THERE))];
    for (const one of spaces) numberOf(one);
    const copied: unknown = JSON.parse(JSON.stringify(sites));

    const copy = createSiteTable(z.array(z.custom<KnownSite>()).parse(copied));

    expect(spaces.map(copy.numberOf)).toEqual([0, 1, 2]);
    expect(copy.sites).toEqual(sites);
  });

  it('as plain data has each park once, whose sites share it again', () => {
    const { numberOf, sites } = createSiteTable();
    const { park, placeIds } = aSpaceIn('a');
    const ofOnePark = [aSpaceIn('a'), aSpaceIn('a', at(THERE))].map((one) => ({ ...one, park, placeIds }));
    for (const one of [...ofOnePark, aSpaceIn('b', at(THERE))]) numberOf(one);

    const image = imageOfSites(sites);
    const read = sitesOfImage(image);

    expect(image.grounds).toHaveLength(2);
    expect(read).toStrictEqual(sites);
    expect(read[1]?.park).toBe(read[0]?.park);
  });
});
