import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue } from '#server/matchIndex/queue.ts';

/** What waits has its turn in it: a queue that looks beyond its end meets nothing that has one. */
interface Waiting {
  readonly turn: number;
}

/** A number is put in, `null` takes one out, about as often. */
const step = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 20 }), weight: 3 },
  { arbitrary: fc.constant(null), weight: 2 },
);
const steps = fc.array(step, { maxLength: 60, size: 'max' });

/** What comes out of a queue of numbers, and what is left in it at the end. */
function fromQueue(some: readonly (number | null)[]): (number | undefined)[] {
  const queue = createQueue<Waiting>((one, other) => one.turn < other.turn);
  const out = some.flatMap((turn) => {
    if (turn === null) return [queue.pop()?.turn];
    queue.push({ turn });
    return [];
  });
  return [...out, ...some.map(() => queue.pop()?.turn)];
}

/** What should: each time the least of the list. */
function fromList(some: readonly (number | null)[]): (number | undefined)[] {
  let waiting: number[] = [];
  const out = some.flatMap((turn) => {
    if (turn === null) return [waiting.shift()];
    waiting = [...waiting, turn].sort((a, b) => a - b);
    return [];
  });
  return [...out, ...some.map(() => waiting.shift())];
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
    expect(fromQueue([4, null, null])).toEqual([4, undefined, undefined, undefined, undefined]);
  });
});
