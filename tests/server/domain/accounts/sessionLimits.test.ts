import { describe, expect, it } from 'vitest';
import { isLive, remainingS } from '#server/domain/accounts/sessionLimits.ts';

const START = new Date('2026-01-01T00:00:00Z');
const at = (days: number, ms = 0): Date => new Date(START.getTime() + days * 86_400_000 + ms);

describe('a session', () => {
  it.each([
    { usedAt: at(0), now: at(14, -1), is: true },
    { usedAt: at(0), now: at(14), is: false },
    { usedAt: at(80), now: at(90, -1), is: true },
    { usedAt: at(89), now: at(90), is: false },
  ])('begun on day 0 and used at $usedAt is live at $now: $is', ({ usedAt, now, is }) => {
    expect(isLive({ startedAt: START, usedAt }, now)).toBe(is);
  });

  it('that was ended is not live', () => {
    expect(isLive({ startedAt: START, usedAt: START, endedAt: START }, START)).toBe(false);
  });

  it('lasts for fourteen days more, and for less before the ninetieth', () => {
    expect(remainingS({ startedAt: START }, at(0))).toBe(14 * 86_400);
    expect(remainingS({ startedAt: START }, at(76))).toBe(14 * 86_400);
    expect(remainingS({ startedAt: START }, at(89))).toBe(86_400);
  });
});
