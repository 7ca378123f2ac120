import { describe, expect, it } from 'vitest';
import { type Space, type SpaceId } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type MatchSource } from '#server/features/matches/live/source.ts';
import { updateSince } from '#server/features/matches/live/updateSince.ts';
import { indexOf } from '#server/features/matches/matchIndex.ts';
import { aSpace } from '#tests/support/builders.ts';
import { someMatchData } from '#tests/support/matchData.ts';

const SPACES = ['a', 'b', 'c'].map((id) => aSpace({}, { id }));
const NOTHING_WRITTEN = { isUnclear: false, collections: new Set<string>(), rows: new Map() };

/** What is taken over, and read, where an import of three spaces is shown of which some were read ahead. */
async function shown(
  ahead: { readonly read: readonly Space[]; readonly unread: readonly SpaceId[] },
  shownSpaces?: number,
) {
  const asked: SpaceId[][] = [];
  const { parks, places, policies, resources } = someMatchData();
  const source: MatchSource = {
    atOneMoment: (use) => use(),
    readVersion: () => Promise.resolve(2),
    readMark: () => Promise.resolve(undefined),
    visibleImports: () => Promise.resolve([{ id: 'new', origin: 'import', ...(shownSpaces && { shownSpaces }) }]),
    idsOf: () => Promise.resolve(SPACES.map(({ id }) => id)),
    spaces: {
      all: () => Promise.resolve(SPACES),
      ofIds(ids) {
        asked.push([...ids]);
        return Promise.resolve(SPACES.filter(({ id }) => ids.includes(id)));
      },
      ofImport: () => Promise.resolve([]),
      ofParks: () => Promise.resolve([]),
    },
    surroundings: () => Promise.resolve({ parks, places, policies, resources }),
  };
  const index = indexOf({ spaces: [], parks, places, policies, resources }, { catalogue: CATALOGUE, demo: true });
  const staged = { of: () => ({ read: new Map(ahead.read.map((space) => [space.id, space])), unread: ahead.unread }) };
  const update = await updateSince({ index, visible: [], staged }, NOTHING_WRITTEN, source);
  return { taken: [...(update?.spaces.keys() ?? [])].sort(), read: asked.flat() };
}

describe('an import that is shown', () => {
  it('is not read again where all of it was read ahead', async () => {
    expect(await shown({ read: SPACES, unread: [] }, 3)).toEqual({ taken: ['a', 'b', 'c'], read: [] });
  });

  it('is read where it was told of last', async () => {
    expect(await shown({ read: SPACES.slice(0, 2), unread: ['c'] }, 3)).toEqual({
      taken: ['a', 'b', 'c'],
      read: ['c'],
    });
  });

  it.each([
    ['some of it was never told of', 3],
    ['nobody has counted it', undefined],
  ])('is read whole where %s', async (_, shownSpaces) => {
    expect(await shown({ read: SPACES.slice(0, 2), unread: [] }, shownSpaces)).toEqual({
      taken: ['a', 'b', 'c'],
      read: ['a', 'b', 'c'],
    });
  });
});
