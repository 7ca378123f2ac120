import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_PARTS } from '#shared/answer.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { EffluentTreatment, FireHazardClass, FitOut } from '#shared/vocabulary.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { type Judged } from '#server/domain/matching/judge.ts';
import { match } from '#server/domain/matching/match.ts';
import { byStanding, VERDICT_RANK } from '#server/domain/matching/order.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { criteriaArbitrary, factsArbitrary, stockArbitrary } from './smallStock.ts';

const idOf = ({ space }: Candidate): string => space.id;
const ranked = (asked: Circumstances, spaces: readonly Candidate[]): Judged[] => match(asked, spaces, CATALOGUE);
const rankedIds = (asked: Circumstances, spaces: readonly Candidate[]): string[] =>
  ranked(asked, spaces).map(({ candidate }) => idOf(candidate));

const withFacts = (candidate: Candidate, facts: SpaceFacts): Candidate => ({
  ...candidate,
  space: { ...candidate.space, facts },
});

/** The stock with one space's facts replaced. */
const withSpace = (spaces: readonly Candidate[], changed: Candidate): Candidate[] =>
  spaces.map((candidate) => (idOf(candidate) === idOf(changed) ? changed : candidate));

/** A stock with one of its spaces. */
const stockAndOne = stockArbitrary
  .filter((spaces) => spaces.length > 0)
  .chain((spaces) => fc.record({ spaces: fc.constant(spaces), one: fc.constantFrom(...spaces) }));

/** Facts of which more, or a later place on the scale, is never worse, whatever is asked of them. Area and floor have two ends and are not among them. */
const MORE_IS_BETTER: readonly ((facts: SpaceFacts) => SpaceFacts)[] = [
  (facts) =>
    facts.floorLoadKnPerM2 === undefined ? facts : { ...facts, floorLoadKnPerM2: facts.floorLoadKnPerM2 / 2 },
  (facts) => (facts.clearHeightM === undefined ? facts : { ...facts, clearHeightM: facts.clearHeightM - 1 }),
  (facts) => (facts.powerKva === undefined ? facts : { ...facts, powerKva: facts.powerKva / 3 }),
  (facts) =>
    typeof facts.rentFenPerM2Month === 'number'
      ? { ...facts, rentFenPerM2Month: facts.rentFenPerM2Month + 700 }
      : facts,
  (facts) => (facts.effluentM3PerDay === undefined ? facts : { ...facts, effluentM3PerDay: 'none' }),
  (facts) => (facts.fitOut === undefined ? facts : { ...facts, fitOut: below(FitOut.options, facts.fitOut) }),
  (facts) =>
    facts.fireHazardClass === undefined
      ? facts
      : { ...facts, fireHazardClass: below(FireHazardClass.options, facts.fireHazardClass) },
  (facts) =>
    facts.effluentTreatment === undefined || facts.effluentTreatment === 'none'
      ? facts
      : { ...facts, effluentTreatment: below(EffluentTreatment.options, facts.effluentTreatment) },
];

function below<T>(scale: readonly T[], place: T): T {
  return scale[scale.indexOf(place) - 1] ?? place;
}

function without(facts: SpaceFacts, hidden: readonly string[]): SpaceFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)));
}

describe('the ranking', () => {
  it('does not depend on the order of the stock, nor does any other part of the answer', () => {
    const options = { limit: 100, include: USUAL_PARTS };

    fc.assert(
      fc.property(
        circumstances(),
        stock().chain((spaces) =>
          fc.tuple(fc.constant(spaces), fc.shuffledSubarray(spaces, { minLength: spaces.length })),
        ),
        (asked, [spaces, shuffled]) => {
          expect(evaluate(shuffled, CATALOGUE)(asked, options)).toStrictEqual(
            evaluate(spaces, CATALOGUE)(asked, options),
          );
        },
      ),
    );
  });

  it('of the others stays when a space comes or goes', () => {
    fc.assert(
      fc.property(
        circumstances(),
        stock().chain((spaces) => fc.tuple(fc.constant(spaces), fc.subarray(spaces))),
        (asked, [spaces, fewer]) => {
          const remaining = new Set(fewer.map(idOf));

          expect(rankedIds(asked, fewer)).toEqual(rankedIds(asked, spaces).filter((id) => remaining.has(id)));
        },
      ),
    );
  });

  it('never raises a space that became worse in what is asked', () => {
    fc.assert(
      fc.property(
        stockAndOne,
        criteriaArbitrary,
        fc.constantFrom(...MORE_IS_BETTER),
        ({ spaces, one }, asks, worsen) => {
          const asked = circumstancesOf(asks);
          const worse = withSpace(spaces, withFacts(one, worsen(one.space.facts)));

          const [before, after] = [spaces, worse].map((all) => rankedIds(asked, all).indexOf(idOf(one)));

          expect(after).toBeGreaterThanOrEqual(before ?? 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never puts a dominated space before the one that dominates it, unless they stand alike', () => {
    fc.assert(
      fc.property(factsArbitrary, criteriaArbitrary, fc.subarray([...MORE_IS_BETTER]), (facts, asks, worsenings) => {
        const asked = circumstancesOf(asks);
        const dominated = worsenings.reduce((worse, worsen) => worsen(worse), facts);

        const [better, worse] = [facts, dominated].map((known) => judgedAlone(asked, known));

        expect(better === undefined || worse === undefined ? NaN : byStanding()(better, worse)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never lifts a space over one that meets everything when it hides a fact', () => {
    fc.assert(
      fc.property(stockAndOne, criteriaArbitrary, factNames(), ({ spaces, one }, asks, hidden) => {
        const asked = circumstancesOf(asks);
        const after = ranked(asked, withSpace(spaces, withFacts(one, without(one.space.facts, hidden))));
        const before = ranked(asked, spaces);

        expect(perfectBefore(one, after)).toEqual(expect.arrayContaining(perfectBefore(one, before)));
      }),
      { numRuns: 500 },
    );
  });

  it('never rewards hiding a fact when it is by what is confirmed', () => {
    fc.assert(
      fc.property(stockAndOne, criteriaArbitrary, factNames(), ({ spaces, one }, asks, hidden) => {
        const asked = circumstancesOf(asks, { requirement: { rankBy: 'low' } });
        const before = ranked(asked, spaces);
        const place = before.findIndex(({ candidate }) => candidate === one);
        // What is known to fail a must is out; not telling it leaves the must open, and the space after all that are met.
        fc.pre(before[place]?.verdict !== 'excluded');

        const after = rankedIds(asked, withSpace(spaces, withFacts(one, without(one.space.facts, hidden))));

        expect(after.indexOf(idOf(one))).toBeGreaterThanOrEqual(place);
      }),
      { numRuns: 500 },
    );
  });

  it('puts no unconfirmed space before one that meets every must, and no excluded one before either', () => {
    fc.assert(
      fc.property(stockArbitrary, criteriaArbitrary, (spaces, asks) => {
        const verdicts = ranked(circumstancesOf(asks), spaces).map(({ verdict }) => VERDICT_RANK[verdict]);

        expect(verdicts).toEqual(verdicts.toSorted((a, b) => a - b));
      }),
    );
  });

  it('finds exactly 2,000 m² enough for 3 亩', () => {
    const asked = circumstancesOf({ area: { level: 'must', minM2: 3 * (2000 / 3) } });

    expect(judgedAlone(asked, { areaM2: 2000 })?.verdict).toBe('met');
    expect(judgedAlone(asked, { areaM2: 1999.99 })?.verdict).toBe('excluded');
  });
});

function judgedAlone(asked: Circumstances, facts: SpaceFacts): Judged | undefined {
  return match(asked, [aCandidate(facts)], CATALOGUE)[0];
}

/** Ids of the spaces before the given one that meet every must and satisfy every preference fully. */
function perfectBefore(one: Candidate, judged: readonly Judged[]): string[] {
  const place = judged.findIndex(({ candidate }) => idOf(candidate) === idOf(one));
  return judged
    .slice(0, place)
    .filter(({ verdict, score }) => verdict === 'met' && score.low === 100)
    .map(({ candidate }) => idOf(candidate));
}

function factNames(): fc.Arbitrary<string[]> {
  return fc.subarray([
    'areaM2',
    'divisibleFromM2',
    'rentFenPerM2Month',
    'floorLoadKnPerM2',
    'clearHeightM',
    'fireHazardClass',
    'fitOut',
    'tenures',
    'powerKva',
    'effluentM3PerDay',
    'effluentTreatment',
  ]);
}
