import { describe, expect, it } from 'vitest';
import { OF_ACCOUNT, waitS, withOneMore } from '#server/domain/accounts/backOff.ts';

const AT = new Date('2026-11-22T08:00:00Z');
const after = (s: number): Date => new Date(AT.getTime() + s * 1000);

describe('the wait before a further attempt', () => {
  it.each([
    { count: 0, waits: 0 },
    { count: 4, waits: 0 },
    // 2 ** (5 − 5) = 1, and it doubles.
    { count: 5, waits: 1 },
    { count: 6, waits: 2 },
    { count: 10, waits: 32 },
    { count: 14, waits: 512 },
    { count: 15, waits: 900 },
    { count: 1000, waits: 900 },
  ])('is $waits s after $count failures', ({ count, waits }) => {
    expect(waitS({ count, lastAt: AT }, OF_ACCOUNT, AT)).toBe(waits);
  });

  it('runs down with the time, and is told in whole seconds', () => {
    const failures = { count: 10, lastAt: AT };

    expect(waitS(failures, OF_ACCOUNT, after(31.2))).toBe(1);
    expect(waitS(failures, OF_ACCOUNT, after(32))).toBe(0);
  });

  it('is none for whom nothing is known of', () => {
    expect(waitS(undefined, OF_ACCOUNT, AT)).toBe(0);
  });
});

describe('one more failure', () => {
  it('adds to those before, until none has come for a day', () => {
    const before = { count: 7, lastAt: AT };

    expect(withOneMore(before, OF_ACCOUNT, after(86_399))).toEqual({ count: 8, lastAt: after(86_399) });
    expect(withOneMore(before, OF_ACCOUNT, after(86_400))).toEqual({ count: 1, lastAt: after(86_400) });
    expect(withOneMore(undefined, OF_ACCOUNT, AT)).toEqual({ count: 1, lastAt: AT });
  });
});
