import { describe, expect, it } from 'vitest';
import { dualFeed } from '#server/domain/matching/criteria/dualFeed.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('dual-feed', () => {
  it.each([
    { offered: 'available', verdict: 'met' },
    { offered: 'none', verdict: 'unmet' },
  ] as const)('is $verdict when a second feeder is $offered', ({ offered, verdict }) => {
    const check = asking(dualFeed).check(aCandidate({ dualFeed: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredSupply: 'available', offeredSupply: offered } });
  });

  it('is unknown when it is not told', () => {
    expect(asking(dualFeed).check(aCandidate()).verdict).toBe('unknown');
  });

  it('knows no lesser ask than a second feeder', () => {
    expect(asking(dualFeed).change(aCandidate({ dualFeed: 'none' }))).toBeUndefined();
  });

  it('names what it does not ask', () => {
    expect(faultPaths(dualFeed, {})).toEqual([]);
    expect(faultPaths(dualFeed, { feeds: 2 })).toEqual(['']);
  });
});
