import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { match } from '#server/domain/matching/match.ts';
import {
  type Ranked,
  type ReverseSetting,
  type StandingRequirement,
  bestOf,
  byPlace,
  circumstancesOf,
  reverse,
} from '#server/domain/matching/reverse.ts';
import fc from 'fast-check';
import { stock } from '#tests/support/arbitraries.ts';
import { reverseSettings, standingRequirements } from '#tests/support/arbitraryStanding.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';
import { promising } from '#tests/support/surroundings.ts';

const SETTING: ReverseSetting = {
  catalogue: CATALOGUE,
  asOf: '2026-11-22',
  resources: [],
  promisesFor: () => ({ measuresIn: () => [], promisedIn: () => promising() }),
};

function asking(id: string, criteria: OpenRequirement['criteria'], best?: readonly Ranked[]): StandingRequirement {
  return { id, requirement: { criteria }, best };
}

function spaceOf(facts: SpaceFacts, id = 'own'): Candidate {
  return aCandidate(facts, { space: aSpace(facts, { id }) });
}

const atLeast = (minKnPerM2: number) => ({ 'floor-load': { level: 'must' as const, minKnPerM2 } });
/** Full at 1 and 10,000 m²: 10,000 fen away from the ideal of 0, each percent of it is a point. */
const rent = { rent: { level: 'prefer' as const, idealFenPerM2Month: 0, limitFenPerM2Month: 10_000 } };

function ask(standing: readonly StandingRequirement[], candidate: Candidate, limit = 20) {
  return reverse(standing, SETTING)(candidate, { limit });
}

/** A space that others rank at so many points. */
function others(...points: readonly number[]): Ranked[] {
  return points.map((score, at) => ({
    id: `other-${at}`,
    verdict: 'met' as const,
    score: { low: score, expected: score },
  }));
}

describe('reverse', () => {
  it('tells what is met from what is not known, and leaves out what is excluded', () => {
    const standing = [
      asking('a', atLeast(10)),
      asking('b', atLeast(7.5)),
      asking('c', { 'clear-height': { level: 'must', minM: 5 } }),
      asking('d', {}),
    ];

    const answer = ask(standing, spaceOf({ floorLoadKnPerM2: 7.5 }));

    expect(answer).toMatchObject({ met: 2, unconfirmed: 1 });
    expect(answer.fits.map(({ id, judged }) => [id, judged.verdict])).toEqual([
      ['b', 'met'],
      ['d', 'met'],
      ['c', 'unconfirmed'],
    ]);
  });

  it('puts met before unconfirmed, then more points, then the lesser id', () => {
    // A rent of 4,000 is 6,000 below the limit of 10,000: 60 points. Nothing preferred is 100 points.
    const standing = [
      asking('z', {}),
      asking('y', rent),
      asking('x', rent),
      asking('w', { 'clear-height': { level: 'must', minM: 5 } }),
    ];

    const { fits } = ask(standing, spaceOf({ rentFenPerM2Month: 4000 }));

    expect(fits.map(({ id, judged }) => [id, judged.score.expected])).toEqual([
      ['z', 100],
      ['x', 60],
      ['y', 60],
      ['w', 100],
    ]);
  });

  it('says by what change of the ask it would fit, the least first, and nothing where law forbids a change', () => {
    // The span of floor loads is 20 kN/m²: from 10 to 7.5 is 0.125 of it, from 12.5 to 7.5 is 0.25.
    const standing = [
      asking('far', atLeast(12.5)),
      asking('near', atLeast(10)),
      asking('law', { ...atLeast(10), biosafety: { level: 'must', minLevel: 2 } }),
    ];

    const { met, nearFits } = ask(standing, spaceOf({ floorLoadKnPerM2: 7.5, biosafetyLevel: 1 }));

    expect(met).toBe(0);
    expect(nearFits.map(({ id, missed: { changes, change } }) => ({ id, changes, change }))).toEqual([
      { id: 'near', changes: [{ criterion: 'floor-load', from: 10, to: 7.5, change: 0.125 }], change: 0.125 },
      { id: 'far', changes: [{ criterion: 'floor-load', from: 12.5, to: 7.5, change: 0.25 }], change: 0.25 },
    ]);
  });

  it.each([
    { best: [], place: 1, because: 'there is no other' },
    { best: others(90, 60, 50), place: 2, because: 'its id comes before that of one that ties' },
    { best: others(99, 98, 97, 96, 95, 94, 93, 92, 91), place: 10, because: 'nine are better' },
    { best: others(99, 98, 97, 96, 95, 94, 93, 92, 91, 90), place: undefined, because: 'ten are better' },
    { best: undefined, place: undefined, because: 'nobody asks for its place' },
  ])('is told place $place where $because', ({ best, place }) => {
    // 60 points, and the id `a-own`, which comes before `other-…`.
    const { entries } = ask([asking('r', rent, best)], spaceOf({ rentFenPerM2Month: 4000 }, 'a-own'));

    expect(entries.map((entry) => entry.place)).toEqual(place === undefined ? [] : [place]);
  });

  it('is told its places in the order of these', () => {
    const { entries } = ask(
      [asking('a', rent, others(90)), asking('b', rent, [])],
      spaceOf({ rentFenPerM2Month: 4000 }),
    );

    expect(entries.map(({ id, place }) => [id, place])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('does not count what it was itself before it changed', () => {
    const own: Ranked = { id: 'own', verdict: 'met', score: { low: 99, expected: 99 } };
    const best = [own, ...others(98, 97, 96, 95, 94, 93, 92, 91, 90, 89)];

    const { entries } = ask([asking('r', rent, best)], spaceOf({ rentFenPerM2Month: 4000 }));
    const { entries: with9 } = ask([asking('r', rent, best.slice(0, 10))], spaceOf({ rentFenPerM2Month: 4000 }));

    // Ten others are better; of the nine that are left where one fewer fits, all are.
    expect(entries).toEqual([]);
    expect(with9.map(({ place }) => place)).toEqual([10]);
  });

  it('judges on the day that is given where a requirement names none', () => {
    expect(circumstancesOf(asking('r', {}), SETTING).requirement.asOf).toBe('2026-11-22');
    expect(
      circumstancesOf({ id: 'r', requirement: { criteria: {}, asOf: '2026-01-01' } }, SETTING).requirement.asOf,
    ).toBe('2026-01-01');
  });

  it('gives no more fits and near fits than are asked for', () => {
    const standing = [asking('a', {}), asking('b', {}), asking('c', atLeast(10)), asking('d', atLeast(10))];

    const { met, fits, nearFits } = ask(standing, spaceOf({ floorLoadKnPerM2: 5 }), 1);

    expect({ met, fits: fits.map(({ id }) => id), nearFits: nearFits.map(({ id }) => id) }).toEqual({
      met: 2,
      fits: ['a'],
      nearFits: ['c'],
    });
  });

  it('says what running every requirement over the stock says', () => {
    fc.assert(
      fc.property(
        reverseSettings(),
        fc.array(standingRequirements(), { maxLength: 4 }),
        stock({ minLength: 8, maxLength: 24 }),
        (setting, requirements, spaces) => {
          const standing = requirements.map((requirement, at): StandingRequirement => {
            const one = { id: `r-${at}`, requirement };
            return { ...one, best: bestOf(circumstancesOf(one, setting), spaces, CATALOGUE) };
          });
          const askAbout = reverse(standing, setting);
          for (const space of spaces) {
            const { fits, entries } = askAbout(space, { limit: Infinity });
            const ranked = standing.map((one) => match(circumstancesOf(one, setting), spaces, CATALOGUE));
            const placeIn = (at: number): number =>
              (ranked[at] ?? [])
                .filter(({ verdict }) => verdict !== 'excluded')
                .findIndex(({ candidate }) => candidate === space) + 1;
            const fitting = standing.flatMap(({ id }, at) => (placeIn(at) > 0 ? { id, place: placeIn(at) } : []));

            expect(new Set(fits.map(({ id }) => id))).toEqual(new Set(fitting.map(({ id }) => id)));
            expect(new Map(entries.map(({ id, place }) => [id, place]))).toEqual(
              new Map(fitting.filter(({ place }) => place <= 10).map(({ id, place }) => [id, place])),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the best of a stock', () => {
  it('are those that fit, best first, with their standing', () => {
    const stockOf = [
      spaceOf({ floorLoadKnPerM2: 5 }, 'weak'),
      spaceOf({}, 'open'),
      spaceOf({ floorLoadKnPerM2: 20 }, 'strong'),
    ];

    const best = bestOf(circumstancesOf(asking('r', atLeast(10)), SETTING), stockOf, CATALOGUE);

    expect(best.map(({ id, verdict, score }) => [id, verdict, score.expected])).toEqual([
      ['strong', 'met', 100],
      ['open', 'unconfirmed', 100],
    ]);
  });
});

describe('the order of entries', () => {
  const entry = (id: string, place: number, expected: number) => ({
    id,
    place,
    verdict: 'met' as const,
    score: { low: expected, expected, high: expected },
  });

  it('goes by place, then by points, then by id', () => {
    const entries = [entry('d', 2, 90), entry('c', 1, 50), entry('b', 1, 60), entry('a', 1, 50)];

    expect(entries.sort(byPlace).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
  });
});
