import { describe, expect, it } from 'vitest';
import { floor } from '#server/domain/matching/criteria/floor.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('floor', () => {
  it.each([
    { ask: { highest: 1 }, offered: 1, verdict: 'met', because: 'it is the ground floor' },
    { ask: { highest: 1 }, offered: 2, verdict: 'unmet', because: 'it is just above' },
    { ask: { highest: 1 }, offered: -1, verdict: 'met', because: 'a basement lies below' },
    { ask: { lowest: 1 }, offered: -1, verdict: 'unmet', because: 'it is just below' },
    { ask: { lowest: 1 }, offered: 30, verdict: 'met', because: 'nothing bounds it above' },
    { ask: { lowest: 2, highest: 4 }, offered: 1, verdict: 'unmet', because: 'it is just below the lowest' },
    { ask: { lowest: 2, highest: 4 }, offered: 2, verdict: 'met', because: 'it is the lowest' },
    { ask: { lowest: 2, highest: 4 }, offered: 4, verdict: 'met', because: 'it is the highest' },
    { ask: { lowest: 2, highest: 4 }, offered: 5, verdict: 'unmet', because: 'it is just above the highest' },
  ] as const)('is $verdict on floor $offered because $because', ({ ask, offered, verdict }) => {
    expect(asking(floor, ask).check(aCandidate({ floorNumber: offered })).verdict).toBe(verdict);
  });

  it('compares just what was asked', () => {
    expect(asking(floor, { highest: 1 }).check(aCandidate({ floorNumber: 2 })).facts).toEqual({
      requiredHighestFloor: 1,
      offeredFloor: 2,
    });
  });

  it('is unknown when the floor is not given', () => {
    expect(asking(floor, { highest: 1 }).check(aCandidate()).verdict).toBe('unknown');
  });

  it.each([
    // 20 storeys are the whole span.
    { ask: { lowest: 2, highest: 4 }, offered: 6, change: { from: 4, to: 6, change: 0.1 } },
    { ask: { lowest: 3, highest: 4 }, offered: 1, change: { from: 3, to: 1, change: 0.1 } },
    // From the ground floor to the first basement is one storey, there being no floor 0.
    { ask: { lowest: 1 }, offered: -1, change: { from: 1, to: -1, change: 0.05 } },
    { ask: { highest: -2 }, offered: 2, change: { from: -2, to: 2, change: 0.15 } },
  ] as const)('would have to move from $change.from to $change.to', ({ ask, offered, change }) => {
    expect(asking(floor, ask).change(aCandidate({ floorNumber: offered }))).toEqual(change);
  });

  it.each([
    { ask: {}, paths: ['lowest'], because: 'neither end is asked' },
    { ask: { lowest: 0 }, paths: ['lowest'], because: 'there is no floor 0' },
    { ask: { highest: 1.5 }, paths: ['highest'], because: 'half a floor is none' },
    { ask: { lowest: 3, highest: 2 }, paths: ['highest'], because: 'the highest is below the lowest' },
    { ask: { lowest: -11 }, paths: ['lowest'], because: 'no building goes so deep' },
    { ask: { highest: 201 }, paths: ['highest'], because: 'no building goes so high' },
    { ask: { lowest: -1, highest: -1 }, paths: [], because: 'both may be one' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(floor, ask)).toEqual(paths);
  });
});
