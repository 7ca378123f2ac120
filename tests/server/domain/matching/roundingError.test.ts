import { describe, expect, it } from 'vitest';
import {
  partsOf,
  partsReaching,
  partsWithin,
  sumOnPaper,
  withoutRoundingError,
} from '#server/domain/matching/roundingError.ts';

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

describe('sums on paper', () => {
  it('do not depend on the order', () => {
    // In binary 0.1 + 0.2 + 0.3 is 0.6000000000000001 one way and 0.6 the other.
    expect([sumOnPaper([0.1, 0.2, 0.3]), sumOnPaper([0.3, 0.2, 0.1])]).toEqual([0.6, 0.6]);
    expect(sumOnPaper([])).toBe(0);
  });
});

describe('whole parts of the eighth decimal', () => {
  it('are those nearest to a value, those within it, and those that reach it', () => {
    // A third is 33,333,333.33… parts.
    expect([partsOf(1 / 3), partsWithin(1 / 3), partsReaching(1 / 3)]).toEqual([33_333_333, 33_333_333, 33_333_334]);
    expect([partsOf(2 / 3), partsWithin(2 / 3), partsReaching(2 / 3)]).toEqual([66_666_667, 66_666_666, 66_666_667]);
    expect([partsWithin(1234.56), partsReaching(1234.56)]).toEqual([123_456_000_000, 123_456_000_000]);
  });
});
