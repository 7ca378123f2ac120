import { describe, expect, it } from 'vitest';
import { figureLine, growth, isKept } from './figure.ts';

describe('a figure of the bench', () => {
  it('is printed beside its promise and its peers', () => {
    const figure = {
      what: 'findOne',
      unit: 'per second',
      value: 5000,
      target: { is: 'at least', value: 4000 },
      peers: [{ name: 'LMDB', value: 1_000_000 }],
    } as const;

    // 5,000 / 1,000,000 = 0.005
    expect(figureLine(figure)).toBe(
      'findOne: 5,000 per second; promised at least 4,000: kept; 0.005 × LMDB (1,000,000)',
    );
    expect(isKept(figure)).toBe(true);
  });

  it('says that a share of a peer is not reached', () => {
    const figure = {
      what: 'inserts',
      unit: 'per second',
      value: 499,
      peers: [{ name: 'LMDB', value: 1000, share: 0.5 }],
    };

    expect(figureLine(figure)).toBe('inserts: 499 per second; 0.499 × LMDB (1,000), promised at least 0.5 ×: NOT KEPT');
    expect(isKept(figure)).toBe(false);
  });

  it.each([
    // log 10⁶ / log 10⁴ = 6 / 4 = 1.5
    { lastUs: 150, kept: true },
    { lastUs: 151, kept: false },
  ])('grows no more than the logarithm of the collection: to $lastUs µs is $kept', ({ lastUs, kept }) => {
    const figures = growth('findOne', [
      [10_000, 100],
      [1_000_000, lastUs],
    ]);

    expect(figures.map(isKept)).toEqual([kept]);
  });

  it('tells no growth of one size', () => {
    expect(growth('findOne', [[10_000, 100]])).toEqual([]);
  });
});
