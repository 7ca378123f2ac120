import { describe, expect, it } from 'vitest';
import { bestStack } from '#server/domain/policy/stack/bestStack.ts';
import { crossingCaps, ringOfNeeds } from '#server/domain/policy/stack/faults.ts';
import { type StackCap, type StackOption, type StackProblem } from '#server/domain/policy/stack/problem.ts';

/** Pays one fen in each of two years. */
function anOption(id: string, more: Partial<StackOption> = {}): StackOption {
  const payments = [
    { year: 2027, fen: 1 },
    { year: 2028, fen: 1 },
  ];
  return { id, payments, confidence: 'A', documents: 1, ...more };
}

function aProblem(more: Partial<StackProblem>): StackProblem {
  return { options: ['a', 'b', 'c'].map((id) => anOption(id)), oneOf: [], caps: [], ...more };
}

function aCap(id: string, members: readonly string[], per: StackCap['per'] = 'year'): StackCap {
  return { id, capFen: 1, per, members };
}

describe('crossing caps', () => {
  it.each([
    { caps: [aCap('one', ['a', 'b']), aCap('other', ['b', 'c'])], because: 'share one member of two each' },
    {
      caps: [aCap('one', ['a'], 'all'), aCap('other', ['a', 'b'])],
      because: 'hold one member over all years and two in each',
    },
  ])('are named where they $because', ({ caps }) => {
    const crossing = crossingCaps(aProblem({ caps }));

    expect(Object.values(crossing ?? {}).sort()).toEqual(['one', 'other']);
  });

  it.each([
    { caps: [aCap('one', ['a', 'b']), aCap('other', ['c'])], because: 'are apart' },
    { caps: [aCap('one', ['a', 'b', 'c']), aCap('other', ['b', 'c'])], because: 'nest' },
    { caps: [aCap('one', ['a', 'b']), aCap('other', ['a', 'b'])], because: 'hold the same' },
    {
      caps: [aCap('one', ['a', 'b'], 'all'), aCap('other', ['a', 'b'])],
      because: 'hold the same in all and each year',
    },
    { caps: [aCap('one', ['a', 'gone']), aCap('other', ['gone', 'b'])], because: 'share only what no option has' },
  ])('are none where they $because', ({ caps }) => {
    expect(crossingCaps(aProblem({ caps }))).toBeUndefined();
  });

  it('are told payment by payment: a cap over all years nests in one of a year where all its payments are of that year', () => {
    const options = [anOption('a', { payments: [{ year: 2027, fen: 1 }] }), anOption('b')];

    expect(
      crossingCaps(aProblem({ options, caps: [aCap('one', ['a'], 'all'), aCap('other', ['a', 'b'])] })),
    ).toBeUndefined();
  });
});

describe('a ring of needs', () => {
  it('is named from where it is entered', () => {
    const options = [
      anOption('a', { needs: ['b'] }),
      anOption('b', { needs: ['x', 'c'] }),
      anOption('c', { needs: ['b'] }),
    ];

    expect(ringOfNeeds(aProblem({ options }))).toEqual(['b', 'c']);
  });

  it('may be of one', () => {
    expect(ringOfNeeds(aProblem({ options: [anOption('a', { needs: ['a'] })] }))).toEqual(['a']);
  });

  it('is none where two ways lead to the same', () => {
    const options = [
      anOption('a', { needs: ['b', 'c'] }),
      anOption('b', { needs: ['d'] }),
      anOption('c', { needs: ['d'] }),
      anOption('d'),
    ];

    expect(ringOfNeeds(aProblem({ options }))).toBeUndefined();
  });
});

describe('a problem without meaning', () => {
  it.each<{ readonly more: Partial<StackProblem>; readonly told: RegExp }>([
    { more: { options: [anOption('a'), anOption('a')] }, told: /Two options have the id a/u },
    {
      more: {
        oneOf: [
          { id: 'g', members: [] },
          { id: 'g', members: [] },
        ],
      },
      told: /Two groups have the id g/u,
    },
    { more: { caps: [aCap('c', []), aCap('c', [])] }, told: /Two caps have the id c/u },
    { more: { options: [anOption('a', { payments: [{ year: 2027, fen: -1 }] })] }, told: /fen of a: -1/u },
    { more: { options: [anOption('a', { payments: [{ year: 2027, fen: 0.5 }] })] }, told: /fen of a: 0.5/u },
    { more: { options: [anOption('a', { payments: [{ year: 2027.5, fen: 1 }] })] }, told: /year of a: 2027.5/u },
    { more: { options: [anOption('a', { documents: -1 })] }, told: /documents of a: -1/u },
    { more: { caps: [{ ...aCap('c', []), capFen: Number.NaN }] }, told: /cap c: NaN/u },
    {
      more: { options: ['a', 'b'].map((id) => anOption(id, { payments: [{ year: 2027, fen: 2 ** 52 }] })) },
      told: /all payments together/u,
    },
    { more: { options: [anOption('a', { documents: 2 ** 52 })] }, told: /all documents together/u },
    { more: { options: [anOption('a', { needs: ['a'] })] }, told: /ring: a/u },
    { more: { caps: [aCap('one', ['a', 'b']), aCap('other', ['b', 'c'])] }, told: /one and other cross/u },
  ])('is refused: $told', ({ more, told }) => {
    expect(() => bestStack(aProblem(more))).toThrow(told);
  });
});
