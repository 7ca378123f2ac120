import { describe, expect, it } from 'vitest';
import { bestStack } from '#server/domain/policy/stack/bestStack.ts';
import { type StackOption, type StackProblem } from '#server/domain/policy/stack/problem.ts';

/** Fen in a million yuan. */
const M = 100_000_000;

/** An option that pays so much in 2027, read in the text of the document, with one document to prepare. */
function anOption(id: string, fen: number, more: Partial<StackOption> = {}): StackOption {
  return { id, payments: [{ year: 2027, fen }], confidence: 'B', documents: 1, ...more };
}

function aProblem(options: readonly StackOption[], more: Partial<StackProblem> = {}): StackProblem {
  return { options, oneOf: [], caps: [], ...more };
}

describe('the best stack', () => {
  it('is empty where there is nothing to claim', () => {
    expect(bestStack(aProblem([])).stack).toEqual({
      taken: [],
      totalFen: 0,
      byYear: [],
      byOption: [],
      bindingCaps: [],
      left: [],
    });
  });

  it('takes the best award of a group and all that stands alone', () => {
    const { stack, costFen } = bestStack(
      aProblem([anOption('second', 8 * M), anOption('best', 10 * M), anOption('alone', 3 * M)], {
        oneOf: [{ id: 'best-only', members: ['best', 'second'] }],
      }),
    );

    // 10 + 3; with the second award it would be 8 + 3, 2 less.
    expect(stack).toMatchObject({
      taken: ['alone', 'best'],
      totalFen: 13 * M,
      byYear: [{ year: 2027, fen: 13 * M }],
      bindingCaps: [],
      left: [{ id: 'second', because: { rule: 'one-of', oneOf: 'best-only', by: 'best' } }],
    });
    expect([costFen('second'), costFen('best'), costFen('no-such')]).toEqual([2 * M, 0, undefined]);
  });

  it('takes two that exclude a third where together they pay more', () => {
    const { stack, costFen } = bestStack(
      aProblem([anOption('large', 10 * M), anOption('left-half', 6 * M), anOption('right-half', 5 * M)], {
        oneOf: [
          { id: 'g1', members: ['large', 'left-half'] },
          { id: 'g2', members: ['large', 'right-half'] },
        ],
      }),
    );

    // 6 + 5 = 11 against 10.
    expect(stack).toMatchObject({ taken: ['left-half', 'right-half'], totalFen: 11 * M });
    expect(costFen('large')).toBe(M);
  });

  it('caps each of two years by itself and pays the surer measure first', () => {
    const sure = {
      payments: [
        { year: 2027, fen: 6 * M },
        { year: 2028, fen: 6 * M },
      ],
      confidence: 'A' as const,
    };
    const less = {
      payments: [
        { year: 2027, fen: 5 * M },
        { year: 2028, fen: 2 * M },
      ],
    };

    const { stack } = bestStack(
      aProblem([anOption('a-less', 0, less), anOption('b-sure', 0, sure)], {
        caps: [{ id: 'firm-and-year', capFen: 9 * M, per: 'year', members: ['a-less', 'b-sure'] }],
      }),
    );

    // 2027: 6 + 5 = 11, capped at 9, of which the surer has its 6 and the other 3; 2028: 6 + 2 = 8, below the cap.
    expect(stack).toEqual({
      taken: ['a-less', 'b-sure'],
      totalFen: 17 * M,
      byYear: [
        { year: 2027, fen: 9 * M },
        { year: 2028, fen: 8 * M },
      ],
      byOption: [
        {
          id: 'a-less',
          fen: 5 * M,
          byYear: [
            { year: 2027, fen: 3 * M },
            { year: 2028, fen: 2 * M },
          ],
        },
        {
          id: 'b-sure',
          fen: 12 * M,
          byYear: [
            { year: 2027, fen: 6 * M },
            { year: 2028, fen: 6 * M },
          ],
        },
      ],
      bindingCaps: ['firm-and-year'],
      left: [],
    });
  });

  it('uses up a cap over all years by the earlier payments', () => {
    const { stack } = bestStack(
      aProblem(
        [
          anOption('late', 0, { payments: [{ year: 2029, fen: 4 * M }], confidence: 'A' }),
          anOption('early', 7 * M, { confidence: 'C' }),
        ],
        { caps: [{ id: 'in-all', capFen: 9 * M, per: 'all', members: ['late', 'early'] }] },
      ),
    );

    // 7 in 2027, and what is left of 9 in 2029.
    expect(stack).toMatchObject({
      totalFen: 9 * M,
      byYear: [
        { year: 2027, fen: 7 * M },
        { year: 2029, fen: 2 * M },
      ],
      bindingCaps: ['in-all'],
    });
  });

  it.each([
    { capFen: 10 * M - 1, totalFen: 10 * M - 1, bindingCaps: ['c'], because: 'binds by one fen' },
    { capFen: 10 * M, totalFen: 10 * M, bindingCaps: [], because: 'is just reached' },
    { capFen: 11 * M, totalFen: 10 * M, bindingCaps: [], because: 'is not reached' },
  ])('names a cap only where it keeps something back: one that $because', ({ capFen, totalFen, bindingCaps }) => {
    const { stack } = bestStack(
      aProblem([anOption('a', 4 * M), anOption('b', 6 * M)], {
        caps: [{ id: 'c', capFen, per: 'year', members: ['a', 'b'] }],
      }),
    );

    expect(stack).toMatchObject({ totalFen, bindingCaps });
  });

  it('applies a cap within a cap', () => {
    const { stack } = bestStack(
      aProblem([anOption('a', 4 * M), anOption('b', 4 * M), anOption('c', 5 * M)], {
        caps: [
          { id: 'inner', capFen: 6 * M, per: 'year', members: ['a', 'b'] },
          { id: 'outer', capFen: 10 * M, per: 'all', members: ['a', 'b', 'c'] },
        ],
      }),
    );

    // 4 + 4 = 8, capped at 6; 6 + 5 = 11, capped at 10.
    expect(stack).toMatchObject({ totalFen: 10 * M, bindingCaps: ['inner', 'outer'] });
  });

  it('takes what an award needs, though that pays less than what it excludes', () => {
    const { stack, costFen } = bestStack(
      aProblem(
        [
          anOption('city', 5 * M),
          anOption('district', 3 * M, { needs: ['city'] }),
          anOption('street', 2 * M, { needs: ['district'] }),
          anOption('other', 9 * M),
        ],
        { oneOf: [{ id: 'either', members: ['city', 'other'] }] },
      ),
    );

    // 5 + 3 + 2 = 10 against 9.
    expect(stack).toMatchObject({ taken: ['city', 'district', 'street'], totalFen: 10 * M });
    expect(costFen('other')).toBe(M);
  });

  it('leaves an award whose need is not worth while, and says what it would cost', () => {
    const { stack, costFen } = bestStack(
      aProblem(
        [
          anOption('city', 5 * M),
          anOption('district', 3 * M, { needs: ['city', 'province'] }),
          anOption('other', 9 * M),
        ],
        { oneOf: [{ id: 'either', members: ['city', 'other'] }] },
      ),
    );

    // With the district's award: 5 + 3 = 8, 1 less than 9; with the city's the same, for the other comes with it.
    expect(stack.left).toEqual([
      { id: 'city', because: { rule: 'one-of', oneOf: 'either', by: 'other' } },
      { id: 'district', because: { rule: 'need', needs: ['city', 'province'] } },
    ]);
    expect([costFen('city'), costFen('district')]).toEqual([M, M]);
  });

  it('has no cost for what can never be taken', () => {
    const { stack, costFen } = bestStack(
      aProblem(
        [
          anOption('a', 5 * M, { needs: ['b'] }),
          anOption('b', M),
          anOption('orphan', M, { needs: ['nobody'] }),
          anOption('grandchild', M, { needs: ['orphan'] }),
        ],
        { oneOf: [{ id: 'g', members: ['a', 'b'] }] },
      ),
    );

    expect(stack.taken).toEqual(['b']);
    expect(['a', 'orphan', 'grandchild'].map(costFen)).toEqual([undefined, undefined, undefined]);
  });

  it('leaves what adds nothing and names the innermost full cap, or that it pays nothing', () => {
    const { stack, costFen } = bestStack(
      aProblem([anOption('full', 5 * M, { confidence: 'A' }), anOption('late', 3 * M), anOption('nothing', 0)], {
        caps: [
          { id: 'inner', capFen: 4 * M, per: 'year', members: ['late'] },
          { id: 'outer', capFen: 5 * M, per: 'year', members: ['late', 'full', 'nothing'] },
        ],
      }),
    );

    expect(stack).toMatchObject({
      taken: ['full'],
      totalFen: 5 * M,
      left: [
        { id: 'late', because: { rule: 'cap', caps: ['outer'] } },
        { id: 'nothing', because: { rule: 'no-payment' } },
      ],
    });
    expect([costFen('late'), costFen('nothing')]).toEqual([0, 0]);
  });

  it.each([
    {
      because: 'the surer one',
      first: { confidence: 'A', documents: 9 },
      second: { confidence: 'B', documents: 1 },
      taken: ['first'],
    },
    {
      because: 'the one with fewer documents',
      first: { confidence: 'B', documents: 3 },
      second: { confidence: 'B', documents: 2 },
      taken: ['second'],
    },
    {
      because: 'the first by id',
      first: { confidence: 'B', documents: 2 },
      second: { confidence: 'B', documents: 2 },
      taken: ['first'],
    },
  ] as const)('prefers of two that pay alike $because', ({ first, second, taken }) => {
    const { stack } = bestStack(
      aProblem([anOption('second', M, second), anOption('first', M, first)], {
        oneOf: [{ id: 'g', members: ['first', 'second'] }],
      }),
    );

    expect(stack.taken).toEqual(taken);
  });

  it('adds doubt up: one clause of a weak page is as doubtful as two of a report, and fewer measures then decide', () => {
    const { stack } = bestStack(
      aProblem(
        [
          anOption('a-half', 2 * M, { documents: 1 }),
          anOption('b-half', 2 * M, { documents: 1 }),
          anOption('c-whole', 4 * M, { confidence: 'C', documents: 2 }),
        ],
        {
          oneOf: [
            { id: 'g1', members: ['a-half', 'c-whole'] },
            { id: 'g2', members: ['b-half', 'c-whole'] },
          ],
        },
      ),
    );

    // Both pay 4; doubt 1 + 1 = 2 and 2; documents 1 + 1 = 2 and 2; two measures and one.
    expect(stack.taken).toEqual(['c-whole']);
  });

  it('reaches a cap with the least doubt and then the fewest documents', () => {
    const { stack } = bestStack(
      aProblem(
        [
          anOption('a', 6 * M, { documents: 5 }),
          anOption('b', 5 * M, { documents: 1 }),
          anOption('c', 5 * M, { documents: 2 }),
          anOption('d', 9 * M, { confidence: 'C' }),
        ],
        { caps: [{ id: 'cap', capFen: 10 * M, per: 'year', members: ['a', 'b', 'c', 'd'] }] },
      ),
    );

    // a + b, a + c and b + c have a doubt of 2 and 6, 7 and 3 documents; d and any other have a doubt of 3.
    expect(stack.taken).toEqual(['b', 'c']);
  });

  it('is exact beyond 60 options', () => {
    const options = Array.from({ length: 90 }, (_, at) => anOption(`o${at}`, (1 + (at % 3)) * M));
    const oneOf = Array.from({ length: 30 }, (_, at) => ({
      id: `g${at}`,
      members: [`o${3 * at}`, `o${3 * at + 1}`, `o${3 * at + 2}`],
    }));
    const members = options.map(({ id }) => id);

    const { stack } = bestStack(
      aProblem(options, { oneOf, caps: [{ id: 'all', capFen: 88 * M, per: 'all', members }] }),
    );

    // The best of each group pays 3: 30 · 3 = 90, capped at 88. 29 of them pay 87 and do not reach it, so all 30 are taken,
    // and one with 1 instead of 3 would still do, but the first by ids decide: o0 pays 1 and comes before o2.
    expect(stack).toMatchObject({ totalFen: 88 * M, bindingCaps: [] });
    expect(stack.taken).toHaveLength(30);
    expect(stack.taken).toContain('o0');
  });

  it('takes ids that no option has, and a member named twice, for nothing', () => {
    const { stack } = bestStack(
      aProblem([anOption('a', M)], {
        oneOf: [{ id: 'g', members: ['a', 'a', 'gone'] }],
        caps: [{ id: 'c', capFen: 2 * M, per: 'year', members: ['a', 'a', 'gone'] }],
      }),
    );

    expect(stack).toMatchObject({ taken: ['a'], totalFen: M });
  });
});
