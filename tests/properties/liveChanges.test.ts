import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Space, type SpaceStatus } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type ChangeableIndex, type MatchData, type MatchIndex, indexOf } from '#server/features/matches/matchIndex.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { someMatchData } from '#tests/support/matchData.ts';

/** The first one most often, so that real spaces and invented ones meet there. */
const PARKS = ['park-1', 'park-1', 'park-1', 'park-2', 'park-of-nobody'];
const STATUSES: readonly SpaceStatus[] = ['vacant', 'coming', 'vacant', 'leaving', 'let', 'stale'];

/** A space among few ids, invented or real, in one of few parks, one of which is not stored. */
const aChangedSpace: fc.Arbitrary<Space> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    parkId: fc.constantFrom(...PARKS),
    status: fc.constantFrom(...STATUSES),
    demo: fc.boolean(),
    rent: fc.constantFrom(4000, 5000, 6000, undefined),
  })
  .map(({ rent, ...rest }) => aSpace(rent === undefined ? {} : { rentFenPerM2Month: rent }, rest));

const batches = fc.array(fc.array(fc.oneof(aChangedSpace, fc.constantFrom('a', 'b', 'c', 'd', 'e'))), {
  minLength: 1,
  maxLength: 6,
});

const DATA: MatchData = someMatchData({ spaces: [], parks: [aPark(), aPark({ id: 'park-2', places: ['gz'] })] });
const ASKED = {
  asOf: '2026-11-22',
  criteria: {
    rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 },
    region: { level: 'must', places: ['sz'] },
  },
} as const;

function answerOf(index: MatchIndex): unknown {
  return index.evaluate(ASKED, { limit: 10, include: ['counts', 'nearMisses'] });
}

/** Takes over one batch, in which a name alone removes its space, as the change of a store is taken over. */
function takeOver(index: ChangeableIndex, stored: Map<string, Space>, batch: readonly (Space | string)[]): void {
  for (const one of batch) {
    if (typeof one === 'string') stored.delete(one);
    else stored.set(one.id, one);
  }
  const ids = batch.map((one) => (typeof one === 'string' ? one : one.id));
  const changed = new Map(ids.map((id) => [id, stored.get(id)]));
  const left = index.leftBy(changed);
  for (const space of stored.values()) if (left.includes(space.parkId)) changed.set(space.id, space);
  index.change(changed);
}

describe('an index that takes changes over', () => {
  it.each([true, false])('answers as one that is built of the changed data, demo %s', (demo) => {
    fc.assert(
      fc.property(batches, (all) => {
        const stored = new Map<string, Space>();
        const index = indexOf(DATA, { catalogue: CATALOGUE, demo });
        for (const batch of all) {
          takeOver(index, stored, batch);
          const fresh = indexOf({ ...DATA, spaces: [...stored.values()] }, { catalogue: CATALOGUE, demo });
          expect(answerOf(index)).toEqual(answerOf(fresh));
          expect(index.spaces).toBe(fresh.spaces);
        }
      }),
      { numRuns: 200 },
    );
  });
});
