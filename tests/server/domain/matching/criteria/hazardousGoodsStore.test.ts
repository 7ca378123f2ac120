import { describe, expect, it } from 'vitest';
import { hazardousGoodsStore } from '#server/domain/matching/criteria/hazardousGoodsStore.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('hazardous-goods-store', () => {
  it.each([
    { offered: 'C', verdict: 'unmet', because: 'takes only less hazardous goods' },
    { offered: 'B', verdict: 'met', because: 'takes the class' },
    { offered: 'A', verdict: 'met', because: 'takes more hazardous goods' },
    { offered: 'none', verdict: 'unmet', because: 'does not exist' },
  ] as const)('is $verdict when the store $because', ({ offered, verdict }) => {
    const candidate = aCandidate({ hazardousGoodsStoreClass: offered });

    const check = asking(hazardousGoodsStore, { hazardClass: 'B' }).check(candidate);

    expect(check).toMatchObject({ verdict, facts: { requiredClass: 'B', offeredClass: offered } });
  });

  it('is unknown when it is not known whether there is a store', () => {
    expect(asking(hazardousGoodsStore, { hazardClass: 'E' }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('is never proposed for change, as a matter of safety', () => {
    expect(hazardousGoodsStore.negotiable).toBe(false);
    expect(
      asking(hazardousGoodsStore, { hazardClass: 'A' }).change(aCandidate({ hazardousGoodsStoreClass: 'B' })),
    ).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['hazardClass'], because: 'no class is named' },
    { ask: { hazardClass: 'F' }, paths: ['hazardClass'], because: 'the class does not exist' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(hazardousGoodsStore, ask)).toEqual(paths);
  });
});
