import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue } from '#server/matchIndex/queue.ts';

/** A number is put in, `null` takes one out. */
const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }), { maxLength: 60 });

/** What comes out of a queue of numbers. */
function fromQueue(some: readonly (number | null)[]): (number | undefined)[] {
  const queue = createQueue<number>((one, other) => one < other);
  return some.flatMap((step) => {
    if (step === null) return [queue.pop()];
    queue.push(step);
    return [];
  });
}

/** What should: each time the least of the list. */
function fromList(some: readonly (number | null)[]): (number | undefined)[] {
  let waiting: number[] = [];
  return some.flatMap((step) => {
    if (step === null) return [waiting.shift()];
    waiting = [...waiting, step].sort((a, b) => a - b);
    return [];
  });
}

describe('a queue', () => {
  it('always gives out the first of those that wait', () => {
    fc.assert(
      fc.property(steps, (some) => {
        expect(fromQueue(some)).toEqual(fromList(some));
      }),
    );
  });

  it('gives nothing out once it is empty', () => {
    expect(fromQueue([4, null, null])).toEqual([4, undefined]);
  });
});
