import { describe, expect, it } from 'vitest';
import { boxOf, byParts, isWithin, joined, likeness, type Offered } from '#server/domain/matching/offerBox.ts';

const BETTER = { loadKnPerM2: 'more', rentFen: 'less', bands: 'more' } as const;

function around(...offers: readonly Offered[]) {
  return offers.map(boxOf).reduce((one, other) => joined(one, other, BETTER));
}

describe('the box of several offers', () => {
  it('is as good and as bad as any of them, part by part', () => {
    const box = around(
      { loadKnPerM2: 5, rentFen: 3000 },
      { loadKnPerM2: 10, rentFen: 6000 },
      { loadKnPerM2: 7.5, rentFen: 2000 },
    );

    expect(box).toEqual({ best: { loadKnPerM2: 10, rentFen: 2000 }, worst: { loadKnPerM2: 5, rentFen: 6000 } });
  });

  it('has at the best what any list contains, at the worst what all of them contain', () => {
    const box = around({ bands: ['cold', 'frozen'] }, { bands: ['frozen', 'cool'] }, { bands: ['frozen'] });

    expect(box).toEqual({ best: { bands: ['frozen', 'cold', 'cool'] }, worst: { bands: ['frozen'] } });
  });

  it('is worth nothing at the worst where lists have nothing in common', () => {
    expect(around({ bands: ['cold'] }, { bands: ['frozen'] }).worst).toEqual({ bands: [] });
  });

  it('keeps what is equal, not known or none as it is', () => {
    const offer = { grade: 'C', loadKnPerM2: undefined, rentFen: 'none' };

    expect(around(offer, { ...offer })).toEqual({ best: offer, worst: offer });
  });

  it('takes days in their order', () => {
    const better = { day: 'less' } as const;

    expect(joined(boxOf({ day: '2027-03-01' }), boxOf({ day: '2026-12-31' }), better)).toEqual({
      best: { day: '2026-12-31' },
      worst: { day: '2027-03-01' },
    });
  });

  it('is the same when an offer within is joined, wider when one outside is', () => {
    const box = around({ loadKnPerM2: 5, rentFen: 3000 }, { loadKnPerM2: 10, rentFen: 6000 });

    expect(joined(box, boxOf({ loadKnPerM2: 7, rentFen: 6000 }), BETTER)).toEqual(box);
    expect(joined(box, boxOf({ loadKnPerM2: 4, rentFen: 6000 }), BETTER)).toEqual({
      ...box,
      worst: { loadKnPerM2: 4, rentFen: 6000 },
    });
  });
});

describe('isWithin', () => {
  const numbers = around({ loadKnPerM2: 5, rentFen: 3000 }, { loadKnPerM2: 10, rentFen: 6000 });
  const lists = around({ bands: ['cold', 'frozen'] }, { bands: ['frozen', 'cool'] });

  it.each([
    ['at one end', { loadKnPerM2: 5, rentFen: 6000 }, true],
    ['at the other', { loadKnPerM2: 10, rentFen: 3000 }, true],
    ['between', { loadKnPerM2: 7, rentFen: 4000 }, true],
    ['just below', { loadKnPerM2: 4.9, rentFen: 4000 }, false],
    ['just above', { loadKnPerM2: 10.1, rentFen: 4000 }, false],
    ['beyond by the other part alone', { loadKnPerM2: 7, rentFen: 2999 }, false],
  ])('tells a number %s', (_, offer, isIn) => {
    expect(isWithin(offer, numbers)).toBe(isIn);
  });

  it.each([
    ['that all contain', ['frozen'], true],
    ['of which the box was made', ['cold', 'frozen'], true],
    ['of which the box was made, in another order', ['cool', 'frozen'], true],
    ['of everything', ['cold', 'frozen', 'cool'], true],
    ['without what all contain', ['cold', 'cool'], false],
    ['with something that none contains', ['frozen', 'ambient'], false],
    ['of nothing', [], false],
  ])('tells a list %s', (_, bands, isIn) => {
    expect(isWithin({ bands }, lists)).toBe(isIn);
  });

  it('tells what is not known and what is none in boxes of the same', () => {
    expect(isWithin({ rentFen: undefined }, boxOf({ rentFen: undefined }))).toBe(true);
    expect(isWithin({ rentFen: 'none' }, boxOf({ rentFen: 'none' }))).toBe(true);
  });
});

describe('likeness', () => {
  const like = (offer: Offered): string => likeness(offer, BETTER);

  it('is the same for other numbers and lists of which more or less is better', () => {
    expect(like({ loadKnPerM2: 5, bands: ['cold'] })).toBe(like({ loadKnPerM2: 10, bands: [] }));
  });

  it('is another where a part is not known or none', () => {
    const some = [{ rentFen: 3000 }, { rentFen: undefined }, { rentFen: 'none' }];

    expect(new Set(some.map(like)).size).toBe(3);
  });

  it('is another for each value of a part of which neither more nor less is better', () => {
    const some = [{ floor: 1 }, { floor: 2 }, { floor: '1' }, { floor: undefined }, { floor: 'number' }];

    expect(new Set(some.map(like)).size).toBe(5);
  });
});

describe('byParts', () => {
  it('orders by the first part, then by the next, numbers by their size', () => {
    const some = [
      { loadKnPerM2: 10, rentFen: 500 },
      { loadKnPerM2: 9, rentFen: 4000 },
      { loadKnPerM2: 10, rentFen: 60 },
    ];

    expect(some.toSorted(byParts(BETTER))).toEqual([some[1], some[2], some[0]]);
  });

  it('holds offers for equal that differ in no part of which more or less is better', () => {
    expect(byParts(BETTER)({ loadKnPerM2: 5, floor: 1 }, { loadKnPerM2: 5, floor: 2 })).toBe(0);
  });
});
