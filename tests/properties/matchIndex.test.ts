import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerPart } from '#shared/answer.ts';
import { RankBy } from '#shared/requirement.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { circumstancesOf } from '#tests/support/builders.ts';
import { criteriaArbitrary, stockArbitrary } from './smallStock.ts';

const EVERYTHING = AnswerPart.options;
const wishArbitrary = fc.record({
  rankBy: fc.constantFrom(...RankBy.options),
  limit: fc.constantFrom(1, 3, 100),
  include: fc.subarray([...EVERYTHING]),
});

describe('the match index', () => {
  it('answers exactly as the plain evaluation does, part by part and to the bit', () => {
    fc.assert(
      fc.property(stockArbitrary, criteriaArbitrary, wishArbitrary, (stock, criteria, { rankBy, limit, include }) => {
        const circumstances = circumstancesOf(criteria, { requirement: { rankBy } });

        const indexed = createMatchIndex(stock, CATALOGUE)(circumstances, { limit, include });

        expect(indexed).toStrictEqual(evaluate(stock, CATALOGUE)(circumstances, { limit, include }));
      }),
      { numRuns: 500 },
    );
  });

  it('answers one requirement after another as if each were the first', () => {
    fc.assert(
      fc.property(stockArbitrary, fc.array(criteriaArbitrary, { minLength: 2, maxLength: 4 }), (stock, asks) => {
        const index = createMatchIndex(stock, CATALOGUE);
        const options = { limit: 20, include: EVERYTHING };

        const answers = asks.map((criteria) => index(circumstancesOf(criteria), options));

        expect(answers).toStrictEqual(
          asks.map((criteria) => evaluate(stock, CATALOGUE)(circumstancesOf(criteria), options)),
        );
      }),
    );
  });

  it('answers over no stock at all', () => {
    const circumstances = circumstancesOf({ 'floor-load': { level: 'must', minKnPerM2: 5 } });

    expect(createMatchIndex([], CATALOGUE)(circumstances, { limit: 20, include: EVERYTHING })).toEqual({
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
    });
  });
});
