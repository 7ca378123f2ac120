import { describe, expect, it } from 'vitest';
import { suffices, supplyOf } from '#server/domain/matching/pipedSupply.ts';

describe('supplyOf', () => {
  it.each([
    { told: 'available', amount: undefined, there: 'available' },
    { told: 'none', amount: 2, there: 'none' },
    { told: undefined, amount: 2, there: 'available' },
    { told: undefined, amount: undefined, there: undefined },
  ] as const)('is $there when $told is told and the amount is $amount', ({ told, amount, there }) => {
    expect(supplyOf(told, amount)).toBe(there);
  });
});

describe('suffices', () => {
  it('is settled by a supply that is not there, even where an amount of it is told', () => {
    expect(suffices({ required: 1, offered: 2, offeredSupply: 'none' })).toBe('unmet');
  });

  it('stays open while it is not told whether there is any', () => {
    expect(suffices({ required: undefined, offered: undefined, offeredSupply: undefined })).toBe('unknown');
  });
});
