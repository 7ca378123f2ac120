import { describe, expect, it } from 'vitest';
import { dayOf } from '#client/explain/moment.ts';

describe('the day of a moment', () => {
  it('is that of Shanghai, which begins at four in the afternoon of UTC', () => {
    expect(dayOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  });
});
