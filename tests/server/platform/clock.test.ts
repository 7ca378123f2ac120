import { describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';

describe('the clock', () => {
  // Shanghai is eight hours ahead of UTC, without summer time.
  it.each([
    { now: '2026-11-22T15:59:59Z', day: '2026-11-22', because: 'it is a second to midnight there' },
    { now: '2026-11-22T16:00:00Z', day: '2026-11-23', because: 'it is midnight there' },
    { now: '2027-01-01T00:00:00Z', day: '2027-01-01', because: 'it is morning there' },
  ])('gives $day as the day at $now, when $because', ({ now, day }) => {
    expect(createClock(() => new Date(now)).today()).toBe(day);
  });
});
