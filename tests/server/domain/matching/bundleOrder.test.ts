import { describe, expect, it } from 'vitest';
import { createShortlist, type FoundBundle } from '#server/domain/matching/bundleOrder.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

/** A bundle of one park, in which all are alike but for what is given. */
function aBundle(id: string, given: Partial<FoundBundle> & { readonly parkId?: string } = {}): FoundBundle {
  const { parkId = 'park-1', ...rest } = given;
  const member = { space: aSpace({}, { id, parkId }), park: aPark({ id: parkId }), placeIds: [] };
  return {
    members: [member],
    verdict: 'met',
    adjacency: 'same-floor',
    excess: 0,
    points: 0,
    ids: [id],
    ...rest,
  };
}

function listOf(...bundles: readonly FoundBundle[]) {
  const shortlist = createShortlist();
  for (const bundle of bundles) shortlist.add(bundle);
  return shortlist;
}

const idsOf = (bundles: readonly FoundBundle[]): unknown[] => bundles.map(({ ids }) => ids[0]);

describe('the list of the best bundles', () => {
  it('begins with what is met, then what lies nearest, has least in excess, most points, the first id', () => {
    const shortlist = listOf(
      aBundle('f', { parkId: 'park-2', verdict: 'unconfirmed' }),
      aBundle('e', { parkId: 'park-2', adjacency: 'same-park', excess: -1 }),
      aBundle('d', { parkId: 'park-2', excess: 1, points: 9 }),
      aBundle('c'),
      aBundle('b'),
      aBundle('a', { points: -1 }),
    );

    expect(idsOf(shortlist.best())).toEqual(['b', 'c', 'a', 'd', 'e', 'f']);
  });

  it('has three of a park at most, and then tells which of them one more must come before', () => {
    const shortlist = listOf(aBundle('b'), aBundle('d'));

    expect([shortlist.isClosed('park-1'), shortlist.cutoff('park-1')]).toEqual([false, undefined]);
    shortlist.add(aBundle('c'));
    shortlist.add(aBundle('a'));
    expect(idsOf(shortlist.ofPark('park-1'))).toEqual(['a', 'b', 'c']);
    expect([shortlist.isClosed('park-1'), shortlist.cutoff('park-1')?.ids]).toEqual([true, ['c']]);
    expect([shortlist.isClosed('park-2'), shortlist.cutoff('park-2')]).toEqual([false, undefined]);
  });

  it('has ten in all at most, the last of which another park must come before, and a full park its own third', () => {
    const parks = ['park-1', 'park-2', 'park-3', 'park-4'];
    const three = parks.flatMap((parkId, at) =>
      [0, 1, 2].map((points) => aBundle(`${at}-${points}`, { parkId, points })),
    );
    const shortlist = listOf(...three);

    // Those with 2 points, with 1, and of those with none the first two.
    const best = ['0-2', '1-2', '2-2', '3-2', '0-1', '1-1', '2-1', '3-1', '0-0', '1-0'];
    expect(idsOf(shortlist.best())).toEqual(best);
    expect(shortlist.isFull()).toBe(true);
    expect(['park-1', 'park-4', 'park-5'].map((parkId) => shortlist.cutoff(parkId)?.ids)).toEqual([
      ['0-0'],
      ['1-0'],
      ['1-0'],
    ]);
  });

  it('is not full with fewer', () => {
    expect(listOf(aBundle('a')).isFull()).toBe(false);
  });
});
