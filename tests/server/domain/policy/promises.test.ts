import { describe, expect, it } from 'vitest';
import { type Place } from '#shared/place.ts';
import { createPromises, promisesFrom } from '#server/domain/policy/promises.ts';
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

describe('what policies promise one company after another', () => {
  const places: Place[] = [{ id: 'sz', level: 'city', zh: '深圳', en: 'Shenzhen' }];
  const forVaccines = aMeasure({
    benefit: { kind: 'fixed', amountFen: 1000 },
    when: { fact: 'sector', is: 'vaccine' },
  });
  const promisesFor = promisesFrom({
    policies: [aPolicy({ places: ['sz'], measures: [forVaccines] })],
    places,
  });
  const said = (sector: 'vaccine' | 'cgt', rest = {}): ReturnType<typeof promisesFor> =>
    promisesFor({ criteria: {}, asOf: '2026-11-22', sector, ...rest });

  it('is reckoned once for those that say the same of themselves, and anew for any other', () => {
    const first = said('vaccine').promisedIn(['sz']);

    expect(first.confirmedFen).toBe(1000);
    expect(said('vaccine', { criteria: { floor: { level: 'must', lowest: 1 } } }).promisedIn(['sz'])).toBe(first);
    expect(said('cgt').promisedIn(['sz'])).toMatchObject({ confirmedFen: 0 });
    expect(said('vaccine', { company: { awards: [] } }).promisedIn(['sz'])).not.toBe(first);
    expect(said('vaccine').promisedIn(['sz'], 'A')).not.toBe(first);
  });

  it('is forgotten of whoever was asked about before a thousand others', () => {
    const first = said('vaccine', { horizonYears: 1 }).promisedIn(['sz']);
    const second = said('vaccine', { horizonYears: 2 }).promisedIn(['sz']);
    for (let years = 3; years <= 1000; years += 1) said('vaccine', { horizonYears: years });

    expect(said('vaccine', { horizonYears: 1 }).promisedIn(['sz'])).toBe(first);
    said('vaccine', { horizonYears: 1001 });
    expect(said('vaccine', { horizonYears: 1 }).promisedIn(['sz'])).toBe(first);
    expect(said('vaccine', { horizonYears: 2 }).promisedIn(['sz'])).not.toBe(second);
  });
});
