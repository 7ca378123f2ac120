import { describe, expect, it } from 'vitest';
import { likenessOf } from './compare.ts';

const placed = { id: 'a', isMet: true, low: 40, expected: 50, high: 60 };
const below = { ...placed, id: 'b', expected: 45 };

describe('likenessOf', () => {
  it.each([
    { other: [placed, below], likeness: 'equal to the bit', because: 'all is the same' },
    {
      other: [{ ...placed, expected: 50 + 1e-10 }, below],
      likeness: 'equal to nine decimals',
      because: 'a score is off by less than a billionth',
    },
    { other: [{ ...placed, high: 60.001 }, below], likeness: 'different', because: 'a score is off by more' },
    { other: [below, placed], likeness: 'different', because: 'the order is another' },
    { other: [placed], likeness: 'different', because: 'one is missing' },
    { other: [{ ...placed, isMet: false }, below], likeness: 'different', because: 'a verdict is another' },
  ])('is $likeness where $because', ({ other, likeness }) => {
    expect(likenessOf([placed, below], other)).toBe(likeness);
  });
});
