import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly, falling, rising } from '#server/domain/matching/satisfaction.ts';

describe('falling', () => {
  // From 50 to 60 the way is 10 long.
  it.each([
    { offered: 0, satisfaction: 1, because: 'far below the ideal' },
    { offered: 50, satisfaction: 1, because: 'at the ideal' },
    { offered: 51, satisfaction: 0.9, because: 'a tenth of the way on' },
    { offered: 55, satisfaction: 0.5, because: 'halfway' },
    { offered: 60, satisfaction: 0, because: 'at the limit' },
    { offered: 61, satisfaction: 0, because: 'beyond the limit' },
  ])('is $satisfaction $because', ({ offered, satisfaction }) => {
    expect(falling(offered, { ideal: 50, limit: 60 })).toBe(satisfaction);
  });

  it('is a step that still satisfies where ideal and limit are one', () => {
    expect(falling(50, { ideal: 50, limit: 50 })).toBe(1);
    expect(falling(50.1, { ideal: 50, limit: 50 })).toBe(0);
  });
});

describe('rising', () => {
  it.each([
    { offered: 39, satisfaction: 0, because: 'below the limit' },
    { offered: 40, satisfaction: 0, because: 'at the limit' },
    { offered: 45, satisfaction: 0.5, because: 'halfway' },
    { offered: 50, satisfaction: 1, because: 'at the ideal' },
    { offered: 90, satisfaction: 1, because: 'far above it' },
  ])('is $satisfaction $because', ({ offered, satisfaction }) => {
    expect(rising(offered, { ideal: 50, limit: 40 })).toBe(satisfaction);
  });

  it('is a step that already satisfies where ideal and limit are one', () => {
    expect(rising(50, { ideal: 50, limit: 50 })).toBe(1);
    expect(rising(49.9, { ideal: 50, limit: 50 })).toBe(0);
  });
});

describe('both', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  it('stay from 0 to 1 and never satisfy more for what is worse', () => {
    fc.assert(
      fc.property(fc.tuple(number, number), fc.tuple(number, number), ([a, b], [c, d]) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)];
        const [less, more] = [Math.min(c, d), Math.max(c, d)];
        const fall = [less, more].map((offered) => falling(offered, { ideal: least, limit: most }));
        const rise = [less, more].map((offered) => rising(offered, { ideal: most, limit: least }));

        expect([...fall, ...rise].filter((satisfaction) => !(satisfaction >= 0 && satisfaction <= 1))).toEqual([]);
        expect(fall[0]).toBeGreaterThanOrEqual(fall[1] ?? NaN);
        expect(rise[0]).toBeLessThanOrEqual(rise[1] ?? NaN);
      }),
    );
  });
});

describe('exactly', () => {
  it('leaves nothing open', () => {
    expect(exactly(0.25)).toEqual({ low: 0.25, high: 0.25 });
  });
});
