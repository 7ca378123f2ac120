import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion, type Corners } from '#server/domain/matching/criterion.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { MET, mostOf, primaryOf, UNKNOWN, UNMET, verdictOf } from '#server/matchIndex/bounds.ts';
import { leastOfCorners, leastOfGroup } from '#server/matchIndex/leastChange.ts';
import { circumstancesOf } from '#tests/support/builders.ts';

function askedFor(criteria: OpenRequirement['criteria']): AskedCriterion {
  const [asked] = askedOf(circumstancesOf(criteria), CATALOGUE);
  if (asked === undefined) throw new Error('Nothing is asked');
  return asked;
}

/** A floor that bears 10 kN/m²: 10 is met, 4 is not, by 6 of a span of 20. */
const asked = askedFor({ 'floor-load': { level: 'must', minKnPerM2: 10 } });

const load = (offeredKnPerM2?: number): Offered => ({ offeredKnPerM2 });
const between = (worst: readonly Offered[], best: readonly Offered[]): Corners<Offered> => ({ worst, best });
const single = (offer: Offered): Corners<Offered> => between([offer], [offer]);

describe('the verdicts between corners', () => {
  it.each<[string, readonly Corners<Offered>[], { best: number; worst: number }]>([
    ['any where there are none', [], { best: MET, worst: UNMET }],
    ['that of the only offer, met', [single(load(10))], { best: MET, worst: MET }],
    ['that of the only offer, not known', [single(load())], { best: UNKNOWN, worst: UNKNOWN }],
    ['that of the only offer, unmet', [single(load(9))], { best: UNMET, worst: UNMET }],
    ['from the worst to the best of a bucket', [between([load(4)], [load(12)])], { best: MET, worst: UNMET }],
    ['one where the worst comes to what the best does', [between([load(10)], [load(12)])], { best: MET, worst: MET }],
    ['unmet where the best is, whatever else', [between([load(2)], [load(9)])], { best: UNMET, worst: UNMET }],
    [
      'of several offers each the best',
      [between([load(4)], [load(4), load(), load(3)])],
      { best: UNKNOWN, worst: UNMET },
    ],
    [
      'of several offers each the worst',
      [between([load(12), load(4), load()], [load(12)])],
      { best: MET, worst: UNMET },
    ],
    [
      'of buckets of one offer each the best and the worst',
      [single(load(10)), single(load(4))],
      { best: MET, worst: UNMET },
    ],
    ['the same, not known', [single(load()), single(load(10))], { best: MET, worst: UNKNOWN }],
  ])('are %s', (_, corners, verdicts) => {
    expect(verdictOf(corners, asked)).toEqual(verdicts);
  });

  it('are asked no more often than it takes', () => {
    const offers: Offered[] = [];
    const counting: AskedCriterion = {
      ...asked,
      outcomeOf(offer) {
        offers.push(offer);
        return asked.outcomeOf(offer);
      },
    };

    verdictOf([single(load(10))], counting);
    verdictOf([between([load(2)], [load(9)])], counting);
    verdictOf([between([load(4), load(5)], [load(12), load(13)])], counting);

    // The only offer once; none that is worse than one that does not do; the best and the worst until there is none further.
    expect(offers).toEqual([load(10), load(9), load(12), load(4)]);
  });
});

describe('the most that offers between corners come to', () => {
  const wish = askedFor({ 'floor-load': { level: 'prefer', minKnPerM2: 10 } });

  it.each<[string, readonly Corners<Offered>[], { low: number; expected: number }]>([
    ['all where there are none', [], { low: 1, expected: 1 }],
    ['nothing where the best does not do', [between([load(1)], [load(9)])], { low: 0, expected: 0 }],
    ['all where the best does', [between([load(1)], [load(9), load(10)])], { low: 1, expected: 1 }],
    ['that of any bucket', [single(load(1)), single(load(11)), single(load(2))], { low: 1, expected: 1 }],
    ['nothing, or the half, where it is not known', [single(load())], { low: 0, expected: 0.5 }],
  ])('is %s', (_, corners, most) => {
    expect({ low: mostOf(corners, wish, 'low'), expected: mostOf(corners, wish, 'expected') }).toEqual(most);
  });

  it('is by the lower end where that ranks, else by the middle', () => {
    expect(primaryOf({ low: 0.25, high: 0.75 }, 'low')).toBe(0.25);
    expect(primaryOf({ low: 0.25, high: 0.75 }, 'expected')).toBe(0.5);
  });
});

describe('the least change between corners', () => {
  it.each<[string, readonly Corners<Offered>[], number]>([
    ['nothing where there are none', [], 0],
    ['what the best needs', [between([load(1)], [load(4)])], 0.3],
    ['the least that any bucket needs', [single(load(2)), single(load(8)), single(load(4))], 0.1],
    ['the least that any offer at the best needs', [between([load(1)], [load(4), load(8)])], 0.1],
    ['nothing where some corner does, though no offer may', [single(load(4)), single(load(10))], 0],
    ['nothing where it is not known', [single(load())], 0],
  ])('is %s', (_, corners, change) => {
    expect(leastOfCorners(asked, corners)).toBe(change);
  });

  it('is infinite where no change would do', () => {
    const law = askedFor({ 'fire-hazard-class': { level: 'must', hazardClass: 'A' } });

    expect(leastOfCorners(law, [single({ offeredClass: 'E' })])).toBe(Infinity);
  });

  it('of a group is nothing where some of its offers may fit', () => {
    // Groups 0 and 31 may have what fits, 1 and 30 have not.
    const must = { asked, fitMask: 1 | (1 << 31) };

    expect([0, 1, 30, 31].map((group) => leastOfGroup(must, [single(load(4))], group))).toEqual([0, 0.3, 0.3, 0]);
  });
});
