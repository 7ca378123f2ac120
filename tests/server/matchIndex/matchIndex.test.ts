import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_PARTS } from '#shared/answer.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';

describe('the match index of a stock that is large enough for a kernel', () => {
  it('answers exactly as the plain evaluation does, whatever is asked', () => {
    const made = generateStock({ spaces: 4500, seed: 11, shape: 'clustered' });
    const spaces = placeCandidates(made.spaces, { parks: made.parks, places: [] });
    const [index, plain] = [createMatchIndex(spaces, CATALOGUE).evaluate, evaluate(spaces, CATALOGUE)];
    const options = { limit: 20, include: USUAL_PARTS };

    fc.assert(
      fc.property(circumstances(), (asked) => {
        expect(index(asked, options)).toStrictEqual(plain(asked, options));
      }),
      { numRuns: 6 },
    );
  });
});

describe('the match index', () => {
  it('finds the growth paths that the plain evaluation finds', () => {
    const growth = [
      { by: '2026-12-31', minM2: 800 },
      { by: '2028-12-31', minM2: 2500 },
    ];
    fc.assert(
      fc.property(stock({ maxLength: 40 }), circumstances(), (spaces, { requirement, ...rest }) => {
        const asked = { requirement: { ...requirement, growth }, ...rest };
        const options = { limit: 5, include: ['growthPaths' as const] };

        const index = createMatchIndex(spaces, CATALOGUE);

        expect(index.evaluate(asked, options)).toStrictEqual(evaluate(spaces, CATALOGUE)(asked, options));
      }),
      { numRuns: 40 },
    );
  });
});
