import { describe, expect, it } from 'vitest';
import { hangingOf } from '#client/features/certificate/hanging.ts';
import { aCertificate } from '#tests/client/support/answers.ts';

const kept = { level: 'prefer' as const, changes: false, changesVerdict: false };

describe('what the first place hangs on', () => {
  it('is each criterion without which another is first, or the first stands otherwise, or that it cannot miss', () => {
    const changing = { ...kept, criterion: 'area', level: 'must' as const, changes: true };
    const turning = { ...kept, criterion: 'steam', level: 'must' as const, changesVerdict: true };
    const certificate = aCertificate({
      leaveOneOut: [
        changing,
        { ...kept, criterion: 'rent' },
        { ...kept, criterion: 'power' },
        turning,
        { ...kept, criterion: 'floor', level: 'must' },
      ],
      worsening: {
        checked: 2,
        raised: 0,
        first: [
          { criterion: 'rent', rank: 1 },
          { criterion: 'power', rank: 4 },
        ],
      },
    });

    expect(hangingOf(certificate)).toEqual([
      { criterion: 'area', leftOut: changing },
      { criterion: 'power', leftOut: { ...kept, criterion: 'power' }, missedRank: 4 },
      { criterion: 'steam', leftOut: turning },
    ]);
  });
});
