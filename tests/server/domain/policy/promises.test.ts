import { describe, expect, it } from 'vitest';
import { type Place } from '#shared/place.ts';
import { createPromises } from '#server/domain/policy/promises.ts';
import { aMeasure, aPolicy } from '#tests/support/surroundings.ts';

describe('what policies promise by their surer sources', () => {
  it('counts a share of a less sure award as a share of nothing', () => {
    const base = aMeasure({ id: 'base', confidence: 'C', benefit: { kind: 'fixed', amountFen: 1000 } });
    const share = aMeasure({
      id: 'share',
      confidence: 'A',
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['base'] },
      caps: [{ capFen: 900, per: 'award' }],
    });
    const places: Place[] = [
      { id: 'sz', level: 'city', zh: '深圳', en: 'Shenzhen' },
      { id: 'sz-pingshan', level: 'district', zh: '坪山', en: 'Pingshan', parent: 'sz' },
    ];
    const { promisedIn } = createPromises(
      { policies: [aPolicy({ measures: [base, share] })], places },
      { criteria: {}, asOf: '2026-11-22' },
    );

    // All of it: 1,000 and 30 % of that.
    expect(promisedIn(['sz-pingshan'])).toMatchObject({ confirmedFen: 1300, possibleFen: 1300, awards: 2 });
    expect(promisedIn(['sz-pingshan'], 'A')).toMatchObject({ confirmedFen: 0, possibleFen: 0, openEnded: 0 });
  });
});
