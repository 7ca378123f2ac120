import { describe, expect, it } from 'vitest';
import { type FittingVerdict, type Range } from '#shared/criterion.ts';
import { dominatedAmong, dominates } from '#server/domain/matching/certificate/dominance.ts';
import { type Contender } from '#server/domain/matching/certificate/contender.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';

const contender = (
  satisfactions: readonly (readonly [number, number])[],
  verdict: FittingVerdict = 'met',
): Contender => ({
  candidate: aCandidate(),
  verdict,
  score: { low: NaN, expected: NaN, high: NaN },
  satisfactions: satisfactions.map(([low, high]): Range => ({ low, high })),
  parts: [],
  openMusts: [],
});

const BASE = contender([
  [0.5, 0.5],
  [0, 1],
]);

describe('a space dominates another', () => {
  it.each([
    {
      other: contender([
        [0.4, 0.4],
        [0, 1],
      ]),
      isDominated: true,
      because: 'it is better in one preference',
    },
    {
      other: contender([
        [0.5, 0.5],
        [0, 0.9],
      ]),
      isDominated: true,
      because: 'it may turn out better in one',
    },
    {
      other: contender([
        [0.6, 0.6],
        [0, 0.1],
      ]),
      isDominated: false,
      because: 'the other is better in one',
    },
    {
      other: contender([
        [0.5, 0.5],
        [0.5, 0.5],
      ]),
      isDominated: false,
      because: 'the other has more confirmed',
    },
    {
      other: contender([
        [0.5, 0.5],
        [0, 1],
      ]),
      isDominated: false,
      because: 'they are alike',
    },
    {
      other: contender(
        [
          [0.5, 0.5],
          [0, 1],
        ],
        'unconfirmed',
      ),
      isDominated: true,
      because: 'it is confirmed and alike',
    },
    {
      other: contender(
        [
          [0.6, 0.6],
          [0, 1],
        ],
        'unconfirmed',
      ),
      isDominated: false,
      because: 'the other, unconfirmed, is better in one',
    },
  ])('is $isDominated where $because', ({ other, isDominated }) => {
    expect(dominates(BASE, other, 'expected')).toBe(isDominated);
  });

  it('but not an unconfirmed one another that is met', () => {
    expect(dominates(contender([[1, 1]], 'unconfirmed'), contender([[0, 0]]), 'expected')).toBe(false);
  });

  it('and not by what might be where the ranking is by what is confirmed', () => {
    expect(dominates(contender([[0, 1]]), contender([[0, 0.5]]), 'low')).toBe(false);
    expect(dominates(contender([[0.1, 1]]), contender([[0, 0.5]]), 'low')).toBe(true);
  });
});

describe('the dominated among those shown', () => {
  const named = (id: string, ...satisfactions: readonly number[]): Contender => ({
    ...contender(satisfactions.map((value) => [value, value])),
    candidate: aCandidate({}, { space: aSpace({}, { id }) }),
  });

  it('are told with all that dominate them', () => {
    const shown = [named('a', 1, 0.5), named('b', 0, 1), named('c', 0.5, 0.5), named('d', 0.4, 0.4)];

    const told = dominatedAmong(shown, 'expected').map(({ space, by }) => [space.id, by.map(({ id }) => id)]);

    expect(told).toEqual([
      ['c', ['a']],
      ['d', ['a', 'c']],
    ]);
  });
});
