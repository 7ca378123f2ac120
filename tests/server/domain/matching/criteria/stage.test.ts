import { describe, expect, it } from 'vitest';
import { stage } from '#server/domain/matching/criteria/stage.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { anyOf: ['existing', 'under-construction'] };

describe('stage', () => {
  it.each([
    { offered: 'existing', verdict: 'met' },
    { offered: 'under-construction', verdict: 'met' },
    { offered: 'planned', verdict: 'unmet' },
  ] as const)('is $verdict when the building is $offered', ({ offered, verdict }) => {
    const check = asking(stage, ASK).check(aCandidate({ stage: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredStages: ASK.anyOf, offeredStage: offered } });
  });

  it('is unknown when it is not told how far the building is', () => {
    expect(asking(stage, ASK).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says which stage would have to be accepted besides', () => {
    expect(asking(stage, ASK).change(aCandidate({ stage: 'planned' }))).toEqual({
      from: ['existing', 'under-construction'],
      to: ['existing', 'under-construction', 'planned'],
      change: 0.1,
    });
  });

  it('names an empty list and a stage that does not exist', () => {
    expect(faultPaths(stage, { anyOf: [] })).toEqual(['anyOf']);
    expect(faultPaths(stage, { anyOf: ['ruined'] })).toEqual(['anyOf.0']);
  });
});
