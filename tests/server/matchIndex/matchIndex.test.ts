import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_PARTS } from '#shared/answer.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';

describe('the match index of a stock that is large enough for a kernel', () => {
  it('answers exactly as the plain evaluation does, whatever is asked', () => {
    const made = generateStock({ spaces: 4500, seed: 11, shape: 'clustered' });
    const stock = placeCandidates(made.spaces, { parks: made.parks, places: [] });
    const [index, plain] = [createMatchIndex(stock, CATALOGUE).evaluate, evaluate(stock, CATALOGUE)];
    const options = { limit: 20, include: USUAL_PARTS };

    fc.assert(
      fc.property(circumstances(), (asked) => {
        expect(index(asked, options)).toStrictEqual(plain(asked, options));
      }),
      { numRuns: 10 },
    );
  });
});
