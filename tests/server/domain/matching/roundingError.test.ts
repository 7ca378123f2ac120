import { describe, expect, it } from 'vitest';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';

describe('withoutRoundingError', () => {
  it.each([
    // In binary 0.20000000000000018, 0.7999999999999999 and 0.30000000000000004.
    { of: '8 − 7.8', value: 8 - 7.8, onPaper: 0.2 },
    { of: '0.1 + 0.7', value: 0.1 + 0.7, onPaper: 0.8 },
    { of: '3 · 0.1', value: 3 * 0.1, onPaper: 0.3 },
  ])('gives $of as on paper', ({ value, onPaper }) => {
    expect(value).not.toBe(onPaper);
    expect(withoutRoundingError(value)).toBe(onPaper);
  });

  it('leaves what is measured as it is, however large', () => {
    expect([0, 0.01, 1234.56, 39_999_999.99].map(withoutRoundingError)).toEqual([0, 0.01, 1234.56, 39_999_999.99]);
  });
});
