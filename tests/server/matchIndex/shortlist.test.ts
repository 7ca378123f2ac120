import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShortlist, type Shortlist } from '#server/matchIndex/shortlist.ts';

function shortlistOf(numbers: readonly number[], size: number): Shortlist<number> {
  const shortlist = createShortlist<number>(size, (one, other) => one - other);
  for (const number of numbers) shortlist.offer(number);
  return shortlist;
}

describe('a shortlist', () => {
  it('keeps the first of all in their order, whatever the order in which they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 12 }), (numbers, size) => {
        expect(shortlistOf(numbers, size).all()).toEqual(numbers.toSorted((a, b) => a - b).slice(0, size));
      }),
    );
  });

  it.each([
    ['none while there are too few', [4, 2], undefined],
    ['the worst once there are enough', [4, 2, 7], 7],
    ['a better one once a better one comes', [4, 2, 7, 1], 4],
    ['the same once a worse one comes', [4, 2, 7, 9], 7],
  ])('has as its last %s', (_, numbers, last) => {
    expect(shortlistOf(numbers, 3).last()).toBe(last);
  });

  it('compares one that is worse than its last with nothing else', () => {
    let comparisons = 0;
    const shortlist = createShortlist<number>(3, (one, other) => {
      comparisons += 1;
      return one - other;
    });
    for (const number of [4, 2, 7]) shortlist.offer(number);
    const before = comparisons;

    shortlist.offer(9);

    expect(comparisons - before).toBe(1);
  });
});
