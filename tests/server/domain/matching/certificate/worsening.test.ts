import { describe, expect, it } from 'vitest';
import { type Score } from '#shared/answer.ts';
import { type Contender } from '#server/domain/matching/certificate/contender.ts';
import { worseningOf } from '#server/domain/matching/certificate/worsening.ts';
import { clearHeight } from '#server/domain/matching/criteria/clearHeight.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { asking } from '#tests/support/asking.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';

/** A contender with the satisfactions of two preferences of one weight, each known. */
function contender(id: string, satisfactions: readonly [number, number], score?: Score): Contender {
  const [one, other] = satisfactions;
  const expected = (100 * (one + other)) / 2;
  const parts = Float64Array.of(one, other);
  return {
    candidate: aCandidate({}, { space: aSpace({}, { id }) }),
    verdict: 'met',
    score: score ?? { low: expected, expected, high: expected },
    satisfactions: satisfactions.map((value) => ({ low: value, high: value })),
    parts: [parts, parts],
    openMusts: [],
  };
}

const preferences = [
  asking(floorLoad, { level: 'prefer', minKnPerM2: 7.5 }),
  asking(clearHeight, { level: 'prefer', minM: 5 }),
];

function worsened(contenders: readonly Contender[], shown = contenders.length) {
  return worseningOf({ asked: preferences, preferences, rankBy: 'expected', contenders }, contenders.slice(0, shown));
}

describe('what becomes of a space that misses a preference', () => {
  it('is told of the first by the rank that it would fall to', () => {
    // 70, 65 and 35 points. Without its 0.8 the first has 30 and is third, without its 0.6 it has 40 and is second.
    const contenders = [contender('b', [0.8, 0.6]), contender('a', [1, 0.3]), contender('c', [0, 0.7])];

    expect(worsened(contenders)).toEqual({
      checked: 6,
      raised: 0,
      first: [
        { criterion: 'floor-load', rank: 3 },
        { criterion: 'clear-height', rank: 2 },
      ],
    });
    // Of the second alone nothing is told.
    expect(worsened(contenders, 1)).toMatchObject({ checked: 2, raised: 0 });
  });

  it('keeps the first where it is where it misses what it never had', () => {
    const [first] = worsened([contender('a', [1, 0]), contender('b', [0, 0])]).first.toReversed();

    expect(first).toEqual({ criterion: 'clear-height', rank: 1 });
  });

  it('counts every space that would rise, which would be a fault', () => {
    // Told to have no points, though 0.8 and 0.6 come to 30 and 40 where one of them is missed.
    const faulty = contender('b', [0.8, 0.6], { low: 0, expected: 0, high: 0 });

    expect(worsened([contender('a', [1, 1]), faulty])).toMatchObject({ checked: 4, raised: 2 });
  });

  it('is nothing where no space is shown', () => {
    expect(worsened([])).toEqual({ checked: 0, raised: 0, first: [] });
  });
});
