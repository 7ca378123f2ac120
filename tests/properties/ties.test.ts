import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerPart } from '#shared/answer.ts';
import { type OpenRequirement, RankBy } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { spaceFacts } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** Spaces of one park with the given facts, the ids in another order than the spaces: 7 is prime to 1,009. */
function spacesOf(facts: readonly SpaceFacts[]): Candidate[] {
  return facts.map((known, at) => aCandidate(known, { space: aSpace(known, { id: `s-${1009 + ((7 * at) % 1009)}` }) }));
}

const counts = fc.integer({ min: 1, max: 300 });

/** Some kinds of spaces, each of them many times, in turn. */
function inTurn(kinds: fc.Arbitrary<readonly SpaceFacts[]>): fc.Arbitrary<Candidate[]> {
  return fc
    .tuple(kinds, counts)
    .map(([facts, count]) => spacesOf(Array.from({ length: count }, (_, at) => facts[at % facts.length] ?? {})));
}

const STOCKS: readonly (readonly [string, fc.Arbitrary<Candidate[]>])[] = [
  ['one space', spaceFacts().map((facts) => spacesOf([facts]))],
  ['spaces that are all equal', inTurn(spaceFacts().map((facts) => [facts]))],
  ['spaces of which nothing is known', inTurn(fc.constant([{}]))],
  ['a few kinds of spaces, many times each', inTurn(fc.array(spaceFacts(), { minLength: 2, maxLength: 4 }))],
  ['one space of its own among equal ones', fc.tuple(spaceFacts(), spaceFacts(), counts).map(amongEqual)],
];

function amongEqual([one, other, count]: readonly [SpaceFacts, SpaceFacts, number]): Candidate[] {
  return spacesOf(Array.from({ length: count }, (_, at) => (at === count >> 1 ? one : other)));
}

const LIMITS = fc.constantFrom(1, 3, 20, 100);

/** What the index answers, and what the plain evaluation does. */
function answers(spaces: readonly Candidate[], asked: Circumstances, limit: number) {
  const options = { limit, include: AnswerPart.options };
  return {
    indexed: createMatchIndex(spaces, CATALOGUE).evaluate(asked, options),
    plain: evaluate(spaces, CATALOGUE)(asked, options),
  };
}

/** Facts that each meet one preference of `TENTHS`, fail it or leave it open, so that a score is a sum of some of its weights. */
const MET_OR_NOT: fc.Arbitrary<SpaceFacts> = fc.record(
  {
    floorLoadKnPerM2: fc.constantFrom(1, 20),
    clearHeightM: fc.constantFrom(1, 20),
    loadingDocks: fc.constantFrom('none' as const, 2),
    freightLiftT: fc.constantFrom('none' as const, 5),
    spfAnimals: fc.constantFrom('none' as const, 'available' as const),
    dualFeed: fc.constantFrom('none' as const, 'available' as const),
  },
  { noNullPrototype: true, requiredKeys: ['floorLoadKnPerM2', 'clearHeightM', 'loadingDocks'] },
);

/** Weights that add up to the same on paper and not in binary: 0.1 + 0.2 is 0.30000000000000004, 0.7 + 0.1 is 0.7999999999999999. */
const TENTHS: fc.Arbitrary<Circumstances> = fc
  .tuple(
    fc.constantFrom(...RankBy.options),
    ...Array.from({ length: 6 }, () => fc.constantFrom(0.1, 0.2, 0.3, 0.7, 0.8, 10)),
  )
  .map(([rankBy, a, b, c, d, e, f]) => {
    const criteria: OpenRequirement['criteria'] = {
      'floor-load': { level: 'prefer', weight: a, minKnPerM2: 10 },
      'clear-height': { level: 'prefer', weight: b, minM: 10 },
      'loading-dock': { level: 'prefer', weight: c, minDocks: 1 },
      'freight-lift': { level: 'prefer', weight: d, minLoadT: 1 },
      'spf-animals': { level: 'prefer', weight: e },
      'dual-feed': { level: 'prefer', weight: f },
    };
    return circumstancesOf(criteria, { requirement: { rankBy } });
  });

describe('the match index', () => {
  it.each(STOCKS)('answers as the plain evaluation does over %s', (_, stock) => {
    fc.assert(
      fc.property(stock, circumstances(), LIMITS, (spaces, asked, limit) => {
        const { indexed, plain } = answers(spaces, asked, limit);

        expect(indexed).toStrictEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('tells scores apart that differ by their last bit, and no others', () => {
    const stock = fc.oneof(
      fc.array(MET_OR_NOT, { maxLength: 300, size: 'max' }).map(spacesOf),
      inTurn(fc.array(MET_OR_NOT, { minLength: 2, maxLength: 5 })),
    );
    fc.assert(
      fc.property(stock, TENTHS, LIMITS, (spaces, asked, limit) => {
        const { indexed, plain } = answers(spaces, asked, limit);

        expect(indexed).toStrictEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('puts the space first whose weights come to more by the last bit', () => {
    // Met: 0.3, or 0.1 and 0.2, which add up to the last bit more, by a space whose id comes later.
    const spaces = spacesOf([
      { floorLoadKnPerM2: 1, clearHeightM: 1, loadingDocks: 2 },
      { floorLoadKnPerM2: 20, clearHeightM: 20, loadingDocks: 'none' },
    ]);
    const asked = circumstancesOf({
      'floor-load': { level: 'prefer', weight: 0.1, minKnPerM2: 10 },
      'clear-height': { level: 'prefer', weight: 0.2, minM: 10 },
      'loading-dock': { level: 'prefer', weight: 0.3, minDocks: 1 },
    });

    const { indexed } = answers(spaces, asked, 1);

    expect(indexed.results.map(({ space }) => space.id)).toEqual(['s-1016']);
  });

  it('puts the space first of two that come to as much of which more is confirmed', () => {
    // One of three points by half of two that are not known, or by one that is met, by a space whose id comes later.
    const spaces = spacesOf([{ clearHeightM: 1 }, { floorLoadKnPerM2: 1, clearHeightM: 20 }]);
    const asked = circumstancesOf({
      'floor-load': { level: 'prefer', weight: 2, minKnPerM2: 10 },
      'clear-height': { level: 'prefer', weight: 1, minM: 10 },
    });

    const { indexed } = answers(spaces, asked, 1);

    expect(indexed.results.map(({ space }) => space.id)).toEqual(['s-1016']);
  });
});
