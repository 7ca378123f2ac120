import { describe, expect, it } from 'vitest';
import { placedMarks, unplacedCount, type SpaceMark } from '#client/map/spaceMark.ts';
import { aMark } from './mapBench.ts';

const unplaced: SpaceMark = { id: 'lost', rank: 2, name: 'Lost', verdict: 'met', score: 50, demo: false };

describe('placedMarks', () => {
  it('puts matches by rank before near misses by theirs', () => {
    const marks = [
      aMark({ id: 'near-2', rank: 2, verdict: 'nearMiss' }),
      aMark({ id: 'third', rank: 3, verdict: 'unconfirmed' }),
      aMark({ id: 'near-1', rank: 1, verdict: 'nearMiss' }),
      aMark({ id: 'first', rank: 1 }),
    ];

    expect(placedMarks(marks).map(({ id }) => id)).toEqual(['first', 'third', 'near-1', 'near-2']);
  });

  it('leaves out a space whose position is not known', () => {
    expect(placedMarks([unplaced, aMark()]).map(({ id }) => id)).toEqual(['space-1']);
  });
});

describe('unplacedCount', () => {
  it('counts the spaces whose position is not known', () => {
    expect(unplacedCount([unplaced, aMark(), { ...unplaced, id: 'lost-2' }])).toBe(2);
  });
});
