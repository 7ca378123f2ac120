import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_PARTS } from '#shared/answer.ts';
import { RankBy } from '#shared/requirement.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { askOf } from '#tests/support/arbitraryAsks.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { circumstancesOf } from '#tests/support/builders.ts';
import { largeStock } from './largeStock.ts';
import { criteriaArbitrary, stockArbitrary } from './smallStock.ts';

const ON_RINGS = CATALOGUE.flatMap(({ id, coverSlack }) => (coverSlack === undefined ? [] : [id]));
const EVERYTHING = USUAL_PARTS;
const wishArbitrary = fc.record({
  rankBy: fc.constantFrom(...RankBy.options),
  limit: fc.constantFrom(1, 3, 100),
  include: fc.subarray([...EVERYTHING]),
});

describe('the match index', () => {
  it('answers exactly as the plain evaluation does, part by part and to the bit', () => {
    fc.assert(
      fc.property(stockArbitrary, criteriaArbitrary, wishArbitrary, (spaces, criteria, { rankBy, limit, include }) => {
        const asked = circumstancesOf(criteria, { requirement: { rankBy } });

        const indexed = createMatchIndex(spaces, CATALOGUE).evaluate(asked, { limit, include });

        expect(indexed).toStrictEqual(evaluate(spaces, CATALOGUE)(asked, { limit, include }));
      }),
      { numRuns: 500 },
    );
  });

  it('does so for every criterion of the catalogue, whatever stands around, and ranks as it answers', () => {
    fc.assert(
      fc.property(stock(), circumstances(), (spaces, asked) => {
        const options = { limit: 20, include: EVERYTHING };
        const index = createMatchIndex(spaces, CATALOGUE);

        const evaluated = index.evaluate(asked, options);

        expect(evaluated).toStrictEqual(evaluate(spaces, CATALOGUE)(asked, options));
        expect(index.rank(asked, 20)).toStrictEqual(
          evaluated.results.map(({ space: { id }, verdict, score }) => ({ id, verdict, score })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('does so over stocks of many sites, whatever is asked', () => {
    fc.assert(
      fc.property(largeStock, circumstances(), fc.constantFrom(1, 20, 100), (spaces, asked, limit) => {
        const options = { limit, include: EVERYTHING };

        expect(createMatchIndex(spaces, CATALOGUE).evaluate(asked, options)).toStrictEqual(
          evaluate(spaces, CATALOGUE)(asked, options),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('does so where nothing is asked but the place', () => {
    const asks = circumstances(
      fc
        .subarray(ON_RINGS, { minLength: 1, maxLength: 3 })
        .chain((ids) => fc.record(Object.fromEntries(ids.map((id) => [id, askOf(id)])))),
    );
    fc.assert(
      fc.property(largeStock, asks, fc.constantFrom(1, 20, 100), (spaces, asked, limit) => {
        const options = { limit, include: EVERYTHING };

        expect(createMatchIndex(spaces, CATALOGUE).evaluate(asked, options)).toStrictEqual(
          evaluate(spaces, CATALOGUE)(asked, options),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('answers one requirement after another as if each were the first', () => {
    fc.assert(
      fc.property(stockArbitrary, fc.array(criteriaArbitrary, { minLength: 2, maxLength: 4 }), (spaces, asks) => {
        const index = createMatchIndex(spaces, CATALOGUE).evaluate;
        const options = { limit: 20, include: EVERYTHING };

        const answers = asks.map((criteria) => index(circumstancesOf(criteria), options));

        expect(answers).toStrictEqual(
          asks.map((criteria) => evaluate(spaces, CATALOGUE)(circumstancesOf(criteria), options)),
        );
      }),
    );
  });

  it('answers over no stock at all', () => {
    const asked = circumstancesOf({ 'floor-load': { level: 'must', minKnPerM2: 5 } });

    expect(createMatchIndex([], CATALOGUE).evaluate(asked, { limit: 20, include: EVERYTHING })).toEqual({
      results: [],
      counts: {
        considered: 0,
        met: 0,
        unconfirmed: 0,
        excluded: 0,
        excludedBy: [{ criterion: 'floor-load', spaces: 0, alone: 0 }],
        supplyByQuarter: [],
      },
      relaxations: [{ criterion: 'floor-load', gain: 0, gainUnconfirmed: 0, steps: [] }],
      nearMisses: [],
      bundles: [],
      growthPaths: [],
    });
  });
});
