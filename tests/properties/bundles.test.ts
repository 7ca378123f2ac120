import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpaceVerdict } from '#shared/answer.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { adjacencyOf } from '#server/domain/matching/adjacency.ts';
import { bundlesOf } from '#server/domain/matching/bundle.ts';
import { judgeTogether } from '#server/domain/matching/bundleJudgement.ts';
import { membersOf } from '#server/domain/matching/bundleMember.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { match } from '#server/domain/matching/match.ts';
import { VERDICT_RANK } from '#server/domain/matching/order.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** Spaces of one park, some of the same building and floor, that are too small alone. */
const spacesOfOnePark: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      building: fc.constantFrom('A', 'B'),
      facts: fc.record<SpaceFacts>(
        {
          areaM2: fc.constantFrom(300, 500, 700, 900),
          divisibleFromM2: fc.constantFrom<(number | 'none')[]>(100, 300, 'none'),
          floorNumber: fc.constantFrom(1, 2, 4),
          powerKva: fc.constantFrom(100, 200, 400),
          floorLoadKnPerM2: fc.constantFrom(4, 8, 8, 8),
          rentFenPerM2Month: fc.constantFrom(3000, 4000, 5000),
        },
        { requiredKeys: ['areaM2', 'floorNumber'] },
      ),
    }),
    { minLength: 4, maxLength: 8, size: 'max' },
  )
  .map((spaces) =>
    spaces.map(({ building, facts }, index) => ({
      space: aSpace(facts, { id: `s-${index}`, building }),
      park: aPark(),
      placeIds: [],
    })),
  );

const asks = fc.record({
  area: fc.constantFrom(
    { level: 'must', minM2: 1000 },
    { level: 'must', minM2: 1600, maxM2: 1900 },
    { level: 'must', minM2: 2400 },
  ),
  'floor-load': fc.constantFrom({ level: 'must', minKnPerM2: 5 }, { level: 'prefer', minKnPerM2: 5 }),
  power: fc.constantFrom({ level: 'must', minKva: 500 }, { level: 'prefer', minKva: 500 }),
  rent: fc.constant({ level: 'prefer', idealFenPerM2Month: 3000, limitFenPerM2Month: 5000 }),
} as const);

describe('bundles', () => {
  it('are the best of all sets of two to four spaces that could be tried', () => {
    fc.assert(
      fc.property(spacesOfOnePark, asks, (stock, criteria) => {
        const circumstances = circumstancesOf(criteria);
        const asked = askedOf(circumstances, CATALOGUE);
        const members = membersOf(match(circumstances, stock, CATALOGUE), asked);

        const found = bundlesOf(members, asked).map((bundle) => bundle.members.map(({ space }) => space.id));

        expect(found).toEqual(
          everyBundle(
            members.map(({ candidate }) => candidate),
            asked,
          )
            .slice(0, 3)
            .map(({ ids }) => ids),
        );
      }),
      { numRuns: 300 },
    );
  });
});

type Together = Parameters<typeof judgeTogether>[1];

/** Every bundle, best first, by trying all sets. */
function everyBundle(members: readonly Candidate[], asked: readonly AskedCriterion[]): Tried[] {
  const verdictOf = (set: Together): SpaceVerdict => judgeTogether(asked, set).verdict;
  return setsOf(members)
    .filter((set) => {
      const rank = VERDICT_RANK[verdictOf(set)];
      const rests = set.map((one) => set.filter((other) => other !== one)).flatMap(asTogether);
      return rank < VERDICT_RANK.excluded && rests.every((rest) => VERDICT_RANK[verdictOf(rest)] > rank);
    })
    .map((set) => tried(set, asked))
    .sort(inPlace);
}

interface Tried {
  readonly ids: readonly string[];
  readonly verdict: SpaceVerdict;
  readonly adjacency: string;
  readonly excessM2: number;
  readonly expected: number;
}

function tried(set: Together, asked: readonly AskedCriterion[]): Tried {
  const { verdict, score } = judgeTogether(asked, set);
  const excess = asked[0]?.criterion.together?.(set);
  return {
    ids: set.map(({ space }) => space.id),
    verdict,
    adjacency: adjacencyOf(set.map(({ space }) => space)),
    excessM2: excess === undefined ? NaN : (asked[0]?.total?.excess?.(excess) ?? NaN),
    expected: score.expected,
  };
}

const NEAREST_FIRST = ['same-floor', 'next-floor', 'same-building', 'same-park'];

function inPlace(a: Tried, b: Tried): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    NEAREST_FIRST.indexOf(a.adjacency) - NEAREST_FIRST.indexOf(b.adjacency) ||
    a.ids.length - b.ids.length ||
    a.excessM2 - b.excessM2 ||
    b.expected - a.expected ||
    (a.ids.join('+') < b.ids.join('+') ? -1 : 1)
  );
}

/** All sets of two to four, each in the order given. */
function setsOf(members: readonly Candidate[]): Together[] {
  const masks = Array.from({ length: 2 ** members.length }, (_, mask) => mask);
  return masks
    .map((mask) => members.toSorted(byId).filter((_, index) => (mask >> index) % 2 === 1))
    .filter(({ length }) => length >= 2 && length <= 4)
    .flatMap(asTogether);
}

function byId(a: Candidate, b: Candidate): number {
  return a.space.id < b.space.id ? -1 : 1;
}

function asTogether([first, ...others]: readonly Candidate[]): Together[] {
  return first === undefined ? [] : [[first, ...others]];
}
