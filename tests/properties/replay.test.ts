import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Capsule } from '#shared/capsule.ts';
import { type Replay } from '#shared/replay.ts';
import { type Space } from '#shared/space.ts';
import { readSeed } from '#seed/load.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type MatchData, indexOf } from '#server/features/matches/matchIndex.ts';
import { resources, spaceFacts, stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { type Asked, capsuleFrom, replayOver } from '#tests/support/matchData.ts';

const seed = await readSeed();

/** Spaces of a few parks among the real places, policies and some resources; ids of spaces by their number. */
const dataArbitrary: fc.Arbitrary<MatchData> = fc
  .record({ candidates: stock(), resources: resources(), policies: fc.subarray([...seed.policies], { maxLength: 6 }) })
  .map(({ candidates, ...rest }) => ({
    spaces: candidates.map(({ space }, index) => ({ ...space, id: `s-${index}` })),
    parks: [...new Map(candidates.map(({ park }) => [park.id, park])).values()],
    places: seed.places,
    ...rest,
  }));

const askedArbitrary = circumstances().map(({ requirement }) => requirement);
const limitArbitrary = fc.constantFrom(1, 3, 20);

/** What may become of a space: nothing, other facts, let to somebody, or taken out. */
const fateArbitrary = fc.oneof(
  fc.constant((space: Space): Space[] => [space]),
  spaceFacts().map((facts) => (space: Space): Space[] => [{ ...space, facts }]),
  fc.constant((space: Space): Space[] => [{ ...space, status: 'let' }]),
  fc.constant((): Space[] => []),
);

/** The same data some time later: every space has its fate, and some are new. */
function later(data: MatchData): fc.Arbitrary<MatchData> {
  return fc
    .record({
      fates: fc.array(fateArbitrary, { minLength: data.spaces.length, maxLength: data.spaces.length }),
      newcomers: fc.array(spaceFacts(), { maxLength: 2 }),
      policies: fc.subarray([...data.policies]),
    })
    .map(({ fates, newcomers, policies }) => {
      const [first] = data.spaces;
      const kept = data.spaces.flatMap((space, index) => fates[index]?.(space) ?? []);
      const added = first === undefined ? [] : newcomers.map((facts, n) => ({ ...first, id: `new-${n}`, facts }));
      return { ...data, policies, spaces: [...kept, ...added] };
    });
}

/** The ranking of now as a capsule and what moved since tell it. */
function retold({ ranking }: Capsule, { moves }: Pick<Replay, 'moves'>): unknown[] {
  const moved = new Set(moves.map(({ spaceId }) => spaceId));
  const unmoved = ranking.map(({ spaceId, verdict, score }, index) => ({ rank: index + 1, spaceId, verdict, score }));
  const there = moves.flatMap(({ spaceId, after }) =>
    after?.rank === undefined ? [] : [{ rank: after.rank, spaceId, verdict: after.verdict, score: after.score }],
  );
  return [...unmoved.filter(({ spaceId }) => !moved.has(spaceId)), ...there].sort((a, b) => a.rank - b.rank);
}

/** The ranking that data give. */
function ranked(data: MatchData, asked: Asked, limit: number): unknown[] {
  const { results } = indexOf(data, { catalogue: CATALOGUE, demo: true }).evaluate(asked, { limit, include: [] });
  return results.map(({ rank, space, verdict, score }) => ({ rank, spaceId: space.id, verdict, score }));
}

describe('a capsule', () => {
  it('beside the data that it was made of is identical, and gives its own ranking again', () => {
    fc.assert(
      fc.property(dataArbitrary, askedArbitrary, limitArbitrary, (data, asked, limit) => {
        const capsule = capsuleFrom(data, asked, { limit });

        expect(replayOver(capsule, data)).toMatchObject({
          isIdentical: true,
          isReproduced: true,
          moves: [],
          policies: [],
        });
      }),
      { numRuns: 120 },
    );
  });

  it('gives its own ranking again whatever has become of the data, even when nothing is left of them', () => {
    fc.assert(
      fc.property(dataArbitrary, askedArbitrary, limitArbitrary, (data, asked, limit) => {
        const capsule = capsuleFrom(data, asked, { limit });
        const nothing = { spaces: [], parks: [], places: [], policies: [], resources: [] };

        const { isReproduced, moves } = replayOver(capsule, nothing);

        expect(isReproduced).toBe(true);
        expect(moves.map(({ move, reasons }) => [move, reasons])).toEqual(
          capsule.ranking.map(() => ['left', [{ because: 'gone' }]]),
        );
      }),
      { numRuns: 120 },
    );
  });

  it('and what moved since tell the ranking of now, with a reason for each move', () => {
    const changing = dataArbitrary.chain((data) => fc.record({ data: fc.constant(data), then: later(data) }));

    fc.assert(
      fc.property(changing, askedArbitrary, limitArbitrary, ({ data, then }, asked, limit) => {
        const capsule = capsuleFrom(data, asked, { limit });

        const replay = replayOver(capsule, then);

        expect(retold(capsule, replay)).toEqual(ranked(then, asked, limit));
        expect(replay.isReproduced).toBe(true);
        expect(replay.isIdentical).toBe(replay.moves.length === 0);
        expect(replay.moves.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
        // The engine is the same, so nothing is laid at its door.
        const causes = replay.moves.flatMap(({ reasons }) => reasons.map(({ because }) => because));
        expect(causes.filter((because) => because.startsWith('engine'))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('lays a change of data at the door of what was stored otherwise', () => {
    const changing = dataArbitrary.chain((data) => fc.record({ data: fc.constant(data), then: later(data) }));

    fc.assert(
      fc.property(changing, askedArbitrary, ({ data, then }, asked) => {
        const { moves } = replayOver(capsuleFrom(data, asked), then);

        const byData = moves.filter(({ reasons }) => reasons.some(({ because }) => because === 'data'));
        expect(byData.filter(({ changedRecords }) => changedRecords.length === 0)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
