import { describe, expect, it } from 'vitest';
import { vibration } from '#server/domain/matching/criteria/vibration.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('vibration', () => {
  it.each([
    { offered: 'VC-B', verdict: 'unmet', because: 'just less quiet' },
    { offered: 'VC-C', verdict: 'met', because: 'just as quiet' },
    { offered: 'VC-D', verdict: 'met', because: 'more quiet' },
    { offered: 'none', verdict: 'unmet', because: 'on no curve' },
  ] as const)('is $verdict when the floor is $because', ({ offered, verdict }) => {
    const check = asking(vibration, { curve: 'VC-C' }).check(aCandidate({ vibrationCurve: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredCurve: 'VC-C', offeredCurve: offered } });
  });

  it('is unknown when the floor was not measured', () => {
    expect(asking(vibration, { curve: 'VC-A' }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says which curve the floor keeps, one step for each letter', () => {
    // From C to A are two letters: 2 × 0.1 = 0.2.
    expect(asking(vibration, { curve: 'VC-C' }).change(aCandidate({ vibrationCurve: 'VC-A' }))).toEqual({
      from: 'VC-C',
      to: 'VC-A',
      change: 0.2,
    });
    expect(asking(vibration, { curve: 'VC-C' }).change(aCandidate({ vibrationCurve: 'none' }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['curve'], because: 'no curve is named' },
    { ask: { curve: 'VC-H' }, paths: ['curve'], because: 'the curve does not exist' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(vibration, ask)).toEqual(paths);
  });
});
