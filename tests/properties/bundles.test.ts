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
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** Spaces of one park or two, some of the same building and floor, most of them too small alone. */
const spaces: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      park: fc.constantFrom('park-1', 'park-1', 'park-1', 'park-2'),
      building: fc.constantFrom('A', 'A', 'B', undefined),
      facts: fc.record<SpaceFacts>(
        {
          areaM2: fc.constantFrom(300, 300.1, 410, 410.001, 500.25, 700, 905.7),
          divisibleFromM2: fc.constantFrom<(number | 'none')[]>(100, 300, 'none', 'none', 'none'),
          floorNumber: fc.constantFrom(-1, 1, 2, 4),
          powerKva: fc.constantFrom(100, 200, 400),
          effluentM3PerDay: fc.constantFrom<(number | 'none')[]>(10, 30, 'none'),
          effluentTreatment: fc.constantFrom('light', 'biological', 'none'),
          floorLoadKnPerM2: fc.constantFrom(4, 8, 8, 8),
          rentFenPerM2Month: fc.constantFrom(3000, 3700, 4000, 5000),
        },
        { requiredKeys: ['areaM2'] },
      ),
    }),
    { minLength: 4, maxLength: 9, size: 'max' },
  )
  .map((drawn) =>
    drawn.map(({ park, building, facts }, index) => ({
      space: aSpace(facts, { id: `s-${(index * 7) % 10}`, parkId: park, ...(building !== undefined && { building }) }),
      park: aPark({ id: park }),
      placeIds: [],
    })),
  );

const level = fc.constantFrom('must', 'must', 'prefer');

function ask(parameters: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(level, parameters).map(([own, rest]) => ({ level: own, ...rest }));
}

const asks: fc.Arbitrary<OpenRequirement['criteria']> = fc
  .record(
    {
      area: ask(
        fc.constantFrom(
          { minM2: 1000 },
          { minM2: 1000 / 3 + 1000 },
          { minM2: 1600, maxM2: 1900 },
          { minM2: 1210.1, maxM2: 1300 },
          { minM2: 2400 },
          { minM2: 3100 },
        ),
      ),
      'floor-load': ask(fc.constant({ minKnPerM2: 5 })),
      power: ask(fc.constantFrom({ minKva: 500 }, { minVaPerM2: 400 }, { minKva: 900, minVaPerM2: 300 })),
      effluent: ask(
        fc.constantFrom({ minM3PerDay: 40 }, { treatment: 'biological' }, { minM3PerDay: 60, treatment: 'light' }),
      ),
      rent: fc.constant({ level: 'prefer', weight: 2, idealFenPerM2Month: 3000, limitFenPerM2Month: 5000 }),
    },
    { requiredKeys: [] },
  )
  .map((criteria) => OpenRequirement.shape.criteria.parse(criteria));

describe('bundles', () => {
  it('are the best of all sets of two to six spaces', () => {
    fc.assert(
      fc.property(spaces, asks, (stock, criteria) => {
        const circumstances = circumstancesOf(criteria);
        const asked = askedOf(circumstances, CATALOGUE);
        const members = membersOf(match(circumstances, stock, CATALOGUE), asked);

        const found = bundlesOf(members, asked).map((bundle) => bundle.members.map(({ space }) => space.id));

        expect(found).toEqual(
          everyBundle(
            members.map(({ candidate }) => candidate),
            asked,
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

type Together = Parameters<typeof judgeTogether>[1];

/** The ids of the best bundles, best first, by trying all sets of each park. */
function everyBundle(members: readonly Candidate[], asked: readonly AskedCriterion[]): (readonly string[])[] {
  if (!asked.some(({ level: own, total }) => own === 'must' && total !== undefined)) return [];
  const parks = [...new Set(members.map(({ park }) => park.id))];
  return parks
    .flatMap((parkId) =>
      bundlesOfPark(
        members.filter(({ park }) => park.id === parkId),
        asked,
      ).slice(0, 3),
    )
    .sort(inPlace)
    .slice(0, 10)
    .map(({ ids }) => ids);
}

function bundlesOfPark(members: readonly Candidate[], asked: readonly AskedCriterion[]): Tried[] {
  const sorted = members.toSorted((a, b) => (a.space.id < b.space.id ? -1 : 1));
  const ranked = new Map<number, { readonly set: Together; readonly rank: number }>();
  for (let mask = 1; mask < 2 ** sorted.length; mask += 1) {
    const set = setAt(sorted, mask);
    if (set !== undefined && set.length <= 6) {
      ranked.set(mask, { set, rank: VERDICT_RANK[judgeTogether(asked, set).verdict] });
    }
  }
  const isNeeded = (mask: number, rank: number): boolean => {
    for (let part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) {
      if ((ranked.get(part)?.rank ?? 0) <= rank) return false;
    }
    return true;
  };
  return [...ranked]
    .filter(([mask, { set, rank }]) => set.length > 1 && rank < VERDICT_RANK.excluded && isNeeded(mask, rank))
    .map(([, { set }]) => tried(set, asked))
    .sort(inPlace);
}

function setAt(members: readonly Candidate[], mask: number): Together | undefined {
  const [first, ...others] = members.filter((_, index) => (mask >> index) % 2 === 1);
  return first && [first, ...others];
}

interface Tried {
  readonly ids: readonly string[];
  readonly verdict: SpaceVerdict;
  readonly adjacency: string;
  readonly excessSteps: number;
  readonly expected: number;
}

function tried(set: Together, asked: readonly AskedCriterion[]): Tried {
  const { verdict, score } = judgeTogether(asked, set);
  return {
    ids: set.map(({ space }) => space.id),
    verdict,
    adjacency: adjacencyOf(set.map(({ space }) => space)),
    excessSteps: excessOf(set, asked),
    expected: withoutRoundingError(score.expected),
  };
}

/** Least parts beyond what is asked, or wholes where the division of one is not known, in whole hundredths of a m²; none where no area must be had. */
function excessOf(set: Together, asked: readonly AskedCriterion[]): number {
  const area = asked.find(({ criterion, level: own }) => criterion.id === 'area' && own === 'must');
  if (area === undefined) return 0;
  const { requiredMinM2 } = area.check(set[0]).facts;
  const areas = set.map(({ space: { facts } }) => facts.areaM2 ?? NaN);
  const parts = set.map(({ space: { facts } }, index) =>
    facts.divisibleFromM2 === 'none'
      ? areas[index]
      : facts.divisibleFromM2 && Math.min(facts.divisibleFromM2, areas[index] ?? NaN),
  );
  const sum = (parts.includes(undefined) ? areas : parts).reduce<number>((total, part) => total + (part ?? NaN), 0);
  return Math.max(0, Math.floor(withoutRoundingError((sum - Number(requiredMinM2)) * 100)));
}

const NEAREST_FIRST = ['same-floor', 'next-floor', 'same-building', 'same-park'];

function inPlace(a: Tried, b: Tried): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    NEAREST_FIRST.indexOf(a.adjacency) - NEAREST_FIRST.indexOf(b.adjacency) ||
    a.ids.length - b.ids.length ||
    a.excessSteps - b.excessSteps ||
    b.expected - a.expected ||
    (a.ids.join('+') < b.ids.join('+') ? -1 : 1)
  );
}
