import { describe, expect, it } from 'vitest';
import { type Ranked, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { Floors } from '#server/reverseIndex/floors.ts';

/** As many of the best as are given points, all of one verdict; what is confirmed is half of the points. */
function standing(
  verdict: Ranked['verdict'],
  points: readonly number[],
  rankBy: 'expected' | 'low',
): StandingRequirement {
  const best = points.map((expected, at) => ({ id: `s-${at}`, verdict, score: { low: expected / 2, expected } }));
  return { id: 'r', requirement: { criteria: {}, rankBy }, best };
}

const ELEVEN = [99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 80];

describe('the floor of the first ten', () => {
  it.each([
    {
      one: standing('met', ELEVEN, 'expected'),
      isMet: true,
      most: 80,
      admits: true,
      because: 'ties with the eleventh',
    },
    { one: standing('met', ELEVEN, 'expected'), isMet: true, most: 79.9, admits: false, because: 'is worse' },
    {
      one: standing('met', ELEVEN, 'expected'),
      isMet: false,
      most: 100,
      admits: false,
      because: 'is only unconfirmed',
    },
    {
      one: standing('unconfirmed', ELEVEN, 'expected'),
      isMet: true,
      most: 0,
      admits: true,
      because: 'meets every must',
    },
    { one: standing('met', ELEVEN, 'low'), isMet: true, most: 40, admits: true, because: 'ties by what is confirmed' },
    { one: standing('met', ELEVEN, 'low'), isMet: true, most: 39.9, admits: false, because: 'has less confirmed' },
    {
      one: standing('met', ELEVEN.slice(1), 'expected'),
      isMet: false,
      most: 0,
      admits: true,
      because: 'only ten are kept',
    },
    { one: { id: 'r', requirement: { criteria: {} } }, isMet: true, most: 100, admits: false, because: 'nobody asks' },
  ])('admits a space: $admits, where it $because', ({ one, isMet, most, admits }) => {
    expect(new Floors([one]).admits(0, isMet, most)).toBe(admits);
  });
});
