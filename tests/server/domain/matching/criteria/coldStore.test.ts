import { describe, expect, it } from 'vitest';
import { coldStore } from '#server/domain/matching/criteria/coldStore.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { bands: ['2-8c', 'minus-80c'] };

describe('cold-store', () => {
  it.each([
    { offered: ['minus-80c', 'ln2', '2-8c'], verdict: 'met', satisfaction: 1, because: 'every band is there' },
    { offered: ['2-8c', 'minus-20c'], verdict: 'unmet', satisfaction: 0.5, because: 'one of two is missing' },
    { offered: ['ln2'], verdict: 'unmet', satisfaction: 0, because: 'both are missing' },
    { offered: 'none', verdict: 'unmet', satisfaction: 0, because: 'there is no cold storage' },
  ] as const)('is $verdict and satisfies $satisfaction because $because', ({ offered, verdict, satisfaction }) => {
    const bands = offered === 'none' ? offered : [...offered];

    const check = asking(coldStore, { ...ASK, level: 'prefer' }).check(aCandidate({ coldStoreBands: bands }));

    expect(check).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: { requiredBands: ASK.bands, offeredBands: offered },
      derived: false,
    });
  });

  it('is unknown when the bands are not told', () => {
    expect(asking(coldStore, { ...ASK, level: 'prefer' }).check(aCandidate())).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
    });
  });

  it('says which bands would have to be given up, not where none would be left', () => {
    const asked = asking(coldStore, ASK);

    expect(asked.change(aCandidate({ coldStoreBands: ['2-8c'] }))).toEqual({
      from: ASK.bands,
      to: ['2-8c'],
      change: 0.1,
    });
    expect(asked.change(aCandidate({ coldStoreBands: ['ln2'] }))).toBeUndefined();
    expect(asked.change(aCandidate({ coldStoreBands: 'none' }))).toBeUndefined();
  });

  it('names an empty list, a band named twice and one that does not exist', () => {
    expect(faultPaths(coldStore, { bands: [] })).toEqual(['bands']);
    expect(faultPaths(coldStore, { bands: ['ln2', 'ln2'] })).toEqual(['bands']);
    expect(faultPaths(coldStore, { bands: ['minus-10c'] })).toEqual(['bands.0']);
  });
});
