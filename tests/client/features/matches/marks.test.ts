import { describe, expect, it } from 'vitest';
import { marksOf } from '#client/features/matches/marks.ts';
import { aMatch, aNearMiss, anAnswer } from '#tests/client/support/answers.ts';
import { aSpace } from '#tests/support/builders.ts';

describe('what the map shows of an answer', () => {
  it('is nothing before there is one', () => {
    expect(marksOf(undefined, 'en')).toEqual([]);
  });

  it('is each match by its rank and each near miss by its own count, with what is known of them', () => {
    const space = { ...aSpace({ stage: 'planned' }, { id: 'a', demo: true }), location: RING };
    const answer = anAnswer({ results: [aMatch('a', { rank: 7, space })], nearMisses: [aNearMiss('b')] });

    expect(marksOf(answer, 'zh-CN')).toEqual([
      { id: 'a', rank: 7, verdict: 'met', demo: true, name: '一号楼101', score: 60, location: RING, stage: 'planned' },
      { id: 'b', rank: 1, verdict: 'nearMiss', demo: false, name: '一号楼101', score: 60 },
    ]);
  });
});

const RING = { crs: 'WGS-84' as const, position: [114.3, 22.7] as [number, number], radiusM: 3000 };
