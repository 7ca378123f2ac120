import { describe, expect, it } from 'vitest';
import { readSearch } from '#client/app/search.ts';

describe('the address', () => {
  it('keeps requirement, chosen space and language', () => {
    const state = {
      requirement: { sector: 'ivd' as const, criteria: { area: { level: 'must' as const, minM2: 800 } } },
      space: 'demo-1',
      lang: 'zh-CN' as const,
    };

    expect(readSearch(state)).toEqual(state);
  });

  it('keeps steps of growth that are half filled in or out of order', () => {
    const growth = [{ by: '2028-12-31', minM2: 3000 }, { by: '2027-06-30' }, {}];

    expect(readSearch({ requirement: { criteria: {}, growth } })).toEqual({ requirement: { criteria: {}, growth } });
    expect(readSearch({ requirement: { criteria: {}, growth: [{ by: 'soon', minM2: 'much' }] } })).toEqual({
      requirement: { criteria: {}, growth: [{}] },
    });
  });

  it('leaves out what it cannot read, and keeps the rest', () => {
    expect(readSearch({ requirement: '{"criteria":', space: '$ne', lang: 'en', other: 1 })).toStrictEqual({
      requirement: undefined,
      space: undefined,
      lang: 'en',
    });
    expect(readSearch({ requirement: { criteria: { area: 5 } } })).toStrictEqual({ requirement: undefined });
    expect(readSearch({})).toEqual({});
  });
});
