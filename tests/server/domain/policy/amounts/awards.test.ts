import { describe, expect, it } from 'vitest';
import { type Benefit } from '#shared/policy/benefit.ts';
import { FEN_MAX } from '#shared/policy/facts.ts';
import { type AwardAmount } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type Company } from '#shared/requirement.ts';
import { type Site, claimantOf } from '#server/domain/policy/facts.ts';
import { measuresAt } from '#server/domain/policy/measuresAt.ts';
import { aMeasure, aPolicy } from '#tests/support/surroundings.ts';

/** One CNY. */
const CNY = 100;
const MILLION = 1_000_000 * CNY;

interface Case {
  readonly benefit: Benefit;
  readonly company?: Company;
  readonly site?: Site;
  readonly horizonYears?: number;
  readonly measure?: Partial<Measure>;
  readonly policy?: Partial<Policy>;
}

/** What the only award comes to. */
function amountOf({ benefit, company = {}, site = {}, horizonYears, measure = {}, policy = {} }: Case): AwardAmount {
  const requirement = {
    criteria: {},
    asOf: '2026-11-22',
    company,
    ...(horizonYears === undefined ? {} : { horizonYears }),
  };
  const claimant = claimantOf(requirement, ['cn', 'sz', 'sz-pingshan'], site);
  const policies = [aPolicy({ measures: [aMeasure({ benefit, ...measure })], ...policy })];
  const amount = measuresAt(policies, claimant, (place) => [place]).find(({ judged }) => judged.id === 'policy-1/grant')
    ?.judged.amount;
  if (amount === undefined) throw new Error('Nothing is awarded');
  return amount;
}

/** Low and high in fen; no high where there is no end. */
function ends(one: Case): (number | undefined)[] {
  const { lowFen, highFen } = amountOf(one);
  return [lowFen, highFen];
}

describe('a percentage', () => {
  const benefit = { kind: 'percentage', ratePct: 40, base: 'rdCostFen' } as const;

  it.each([
    // 40 % of 1,000,000 CNY.
    { company: { rdCostFen: MILLION }, low: 400_000 * CNY, high: 400_000 * CNY },
    { company: { rdCostFen: 0 }, low: 0, high: 0 },
    { company: {}, low: 0, high: undefined },
  ])('of the cost in $company lies between $low and $high', ({ company, low, high }) => {
    expect(ends({ benefit, company })).toEqual([low, high]);
  });

  it('lies between the rates from which the authority chooses', () => {
    const range: Benefit = { kind: 'percentage', ratePctRange: [10, 30], base: 'totalInvestmentFen' };

    // 10 % and 30 % of 2,000,000 CNY.
    expect(ends({ benefit: range, company: { totalInvestmentFen: 2 * MILLION } })).toEqual([
      200_000 * CNY,
      600_000 * CNY,
    ]);
  });

  it.each([
    { company: {}, high: undefined },
    { company: { rdCostFen: MILLION }, high: MILLION },
    { company: {}, capFen: 50, high: 50 },
    { company: { rdCostFen: MILLION }, capFen: 50, high: 50 },
    { company: { rdCostFen: 40 }, capFen: 50, high: 40 },
  ])('of a rate that was not found is no more than the base, nor than its cap: $high', ({ company, capFen, high }) => {
    const unknown: Benefit = { kind: 'percentage', base: 'rdCostFen' };
    const measure = capFen === undefined ? {} : { caps: [{ capFen, per: 'award' as const }] };

    expect(ends({ benefit: unknown, company, measure })).toEqual([0, high]);
  });

  it.each([
    // 50 % of what counts: 5,000 CNY × 1,000 m² = 5 million of the 8 million spent; then all of 4 million.
    { plantCostFen: 8 * MILLION, plantAreaM2: 1000, low: 2.5 * MILLION, high: 2.5 * MILLION },
    { plantCostFen: 4 * MILLION, plantAreaM2: 1000, low: 2 * MILLION, high: 2 * MILLION },
    // The area is not known: nothing to all of it counts. The cost is not known: nothing to 5 million counts.
    { plantCostFen: 8 * MILLION, low: 0, high: 4 * MILLION },
    { plantAreaM2: 1000, low: 0, high: 2.5 * MILLION },
  ])('counts the base up to a price for each square metre: $low to $high', ({ low, high, ...company }) => {
    const plant: Benefit = {
      kind: 'percentage',
      ratePct: 50,
      base: 'plantCostFen',
      baseCeiling: { fenPerM2: 5000 * CNY, area: 'plantAreaM2' },
    };

    expect(ends({ benefit: plant, company })).toEqual([low, high]);
  });

  it('names the facts that it was reckoned by, and what is missing', () => {
    const plant: Benefit = {
      kind: 'percentage',
      ratePct: 50,
      base: 'plantCostFen',
      baseCeiling: { fenPerM2: 1, area: 'plantAreaM2' },
    };

    expect(amountOf({ benefit: plant, company: { plantCostFen: 7 } }).reckonedBy).toEqual([
      { fact: 'plantAreaM2' },
      { fact: 'plantCostFen', given: 7 },
    ]);
  });
});

describe('so much for each square metre', () => {
  it.each([
    // 1,000 CNY × 500 m².
    { company: { newPlantAreaM2: 500 }, fen: 500_000 * CNY },
    { company: { newPlantAreaM2: 0 }, fen: 0 },
  ])('comes to $fen fen for $company', ({ company, fen }) => {
    const benefit: Benefit = { kind: 'per-m2', fenPerM2: 1000 * CNY, area: 'newPlantAreaM2' };

    expect(ends({ benefit, company })).toEqual([fen, fen]);
  });

  it.each([
    // 8,000 m² of plant are 80 % of 10,000 m²: 1,000 m² lie above 70 %.
    { share: { plantSharePct: 80 }, low: MILLION, high: MILLION },
    { share: { plantSharePct: 70 }, low: 0, high: 0 },
    { share: { plantSharePct: 60 }, low: 0, high: 0 },
    // At best all of the building is plant: 8,000 − 5,600 = 2,400 m².
    { share: {}, low: 0, high: 2.4 * MILLION },
  ])('counts only what lies above 70 % of the whole: $low to $high for $share', ({ share, low, high }) => {
    const benefit: Benefit = {
      kind: 'per-m2',
      fenPerM2: 1000 * CNY,
      area: 'newPlantAreaM2',
      aboveShare: { pct: 70, share: 'plantSharePct' },
    };

    expect(ends({ benefit, company: { newPlantAreaM2: 8000, ...share } })).toEqual([low, high]);
  });
});

describe('rent support', () => {
  const site = { leasedAreaM2: 1000, rentFenPerM2Month: 40 * CNY };
  const tapering: Benefit = {
    kind: 'rent',
    spans: [
      { months: 12, sharePct: 100 },
      { months: 12, sharePct: 50 },
    ],
  };

  it.each([
    // 1,000 m² × 40 CNY = 40,000 CNY a month: 12 whole, then 12 half months.
    { years: 3, cny: 720_000, because: 'all of it fits into the lease' },
    { years: 1, cny: 480_000, because: 'the lease ends after the first year' },
  ])('comes to $cny CNY in $years years: $because', ({ years, cny }) => {
    expect(ends({ benefit: tapering, site, horizonYears: years })).toEqual([cny * CNY, cny * CNY]);
  });

  it('is open to what the rent, the area and the lease may be', () => {
    expect(ends({ benefit: tapering, site })).toEqual([0, 720_000 * CNY]);
    expect(ends({ benefit: tapering, horizonYears: 3 })).toEqual([0, undefined]);
  });

  it.each([
    { years: 4, fen: 0 },
    // 10 CNY × 600 m² × 6 months.
    { years: 5, fen: 36_000 * CNY },
  ])('comes to $fen fen by the square metre, where leases of 5 years are asked, in $years', ({ years, fen }) => {
    const benefit: Benefit = {
      kind: 'rent',
      spans: [{ months: 6, fenPerM2Month: 10 * CNY, fromLeaseMonths: 60 }],
      areaUpToM2: 600,
    };

    expect(ends({ benefit, site, horizonYears: years })).toEqual([fen, fen]);
  });

  it.each([
    // The span that wants a lease of five years does not hold: 12 half months, at 40,000 CNY a month, of the one after it.
    { years: 1, cny: 240_000 },
    // It holds: 12 whole months, then 12 half ones.
    { years: 5, cny: 720_000 },
  ])('comes to $cny CNY in $years years where the first span holds for long leases only', ({ years, cny }) => {
    const benefit: Benefit = {
      kind: 'rent',
      spans: [
        { months: 12, sharePct: 100, fromLeaseMonths: 60 },
        { months: 12, sharePct: 50 },
      ],
    };

    expect(ends({ benefit, site, horizonYears: years })).toEqual([cny * CNY, cny * CNY]);
  });

  it('that nobody found is no more than the rent', () => {
    const benefit: Benefit = { kind: 'rent', spans: [{ months: 36 }] };

    // 40,000 CNY × 36.
    expect(ends({ benefit, site, horizonYears: 3 })).toEqual([0, 1_440_000 * CNY]);
  });
});

describe('money beyond what any award pays', () => {
  // 100 billion CNY, the most that a sum may be, for each of 10 million m².
  const benefit: Benefit = { kind: 'per-m2', fenPerM2: FEN_MAX, area: 'newPlantAreaM2' };

  it('is sure up to the most that a sum may be, and has no known end', () => {
    expect(ends({ benefit, company: { newPlantAreaM2: 10_000_000 } })).toEqual([FEN_MAX, undefined]);
    expect(ends({ benefit, company: { newPlantAreaM2: 1 } })).toEqual([FEN_MAX, FEN_MAX]);
  });

  it('is cut as any other is', () => {
    const measure = { caps: [{ capFen: 7, per: 'award' as const }] };

    expect(ends({ benefit, company: { newPlantAreaM2: 10_000_000 }, measure })).toEqual([7, 7]);
  });
});

describe('sums', () => {
  it('are confirmed where they are stated, and only possible where they are a ceiling or not found', () => {
    expect(ends({ benefit: { kind: 'fixed', amountFen: MILLION } })).toEqual([MILLION, MILLION]);
    expect(ends({ benefit: { kind: 'fixed', amountFen: MILLION, isCeiling: true } })).toEqual([0, MILLION]);
    expect(ends({ benefit: { kind: 'unstated' } })).toEqual([0, undefined]);
  });

  it('come by thresholds: the highest, or each', () => {
    const steps = [
      { from: 300, amountFen: 20 },
      { from: 100, amountFen: 10 },
    ];
    const highest = { kind: 'tiered', fact: 'staff', counts: 'highest', steps } as const;

    const byStaff = (benefit: Benefit) => [99, 100, 299, 300].map((staff) => ends({ benefit, company: { staff } })[0]);
    expect(byStaff(highest)).toEqual([0, 10, 10, 20]);
    expect(byStaff({ ...highest, counts: 'each' })).toEqual([0, 10, 10, 30]);
    expect(ends({ benefit: highest })).toEqual([0, 20]);
  });

  it('grow by steps above a threshold', () => {
    const benefit = {
      kind: 'stepped',
      fact: 'exportUsdPerYear',
      from: 1_000_000,
      amountFen: 100,
      every: 100_000,
      furtherFen: 50,
    } as const;

    // 1,250,000 USD are two whole steps above the first million.
    const sums = [999_999, 1_000_000, 1_099_999, 1_250_000].map(
      (exportUsdPerYear) => ends({ benefit, company: { exportUsdPerYear } })[0],
    );
    expect(sums).toEqual([0, 100, 100, 200]);
    expect(ends({ benefit })).toEqual([0, undefined]);
  });

  it('come by the talent and by the interest of so many years', () => {
    expect(ends({ benefit: { kind: 'talent', fenPerTalent: 500 }, company: { talents: 3 } })).toEqual([1500, 1500]);
    expect(ends({ benefit: { kind: 'talent' }, company: { talents: 3 } })).toEqual([0, undefined]);
    // Half of 1,000 fen over three years.
    const company = { loanInterestFenPerYear: 1000 };
    expect(ends({ benefit: { kind: 'loan-interest', sharePct: 50, years: 3 }, company })).toEqual([1500, 1500]);
    expect(ends({ benefit: { kind: 'loan-interest', years: 3 }, company })).toEqual([0, 3000]);
    expect(ends({ benefit: { kind: 'loan-interest', sharePct: 50 }, company })).toEqual([500, undefined]);
  });
});

describe('rounding', () => {
  const benefit = { kind: 'percentage', ratePct: 33.3, base: 'rdCostFen' } as const;

  it.each([
    // 33.3 % of 1,000 fen are 333 fen, though binary numbers make it 332.999…; of 1,001 fen 333.333.
    { base: 1000, fen: 333 },
    { base: 1001, fen: 333 },
  ])('is down to the fen: of $base fen $fen', ({ base, fen }) => {
    expect(ends({ benefit, company: { rdCostFen: base } })).toEqual([fen, fen]);
  });

  it.each([
    { rounding: { toFen: 100, mode: 'down' }, fen: 300 },
    { rounding: { toFen: 200, mode: 'nearest' }, fen: 400 },
    { rounding: { toFen: 10, mode: 'nearest' }, fen: 330 },
  ] as const)('is by the policy: 333 fen become $fen by $rounding', ({ rounding, fen }) => {
    expect(ends({ benefit, company: { rdCostFen: 1000 }, policy: { rounding } })).toEqual([fen, fen]);
  });
});

describe('the caps of an award', () => {
  const benefit = { kind: 'percentage', ratePct: 40, base: 'rdCostFen' } as const;

  it.each([
    { cost: 25 * MILLION, fen: 10 * MILLION, cappedBy: [], because: 'just reaches it' },
    { cost: 30 * MILLION, fen: 10 * MILLION, cappedBy: [{ per: 'product', capFen: 10 * MILLION }], because: 'is cut' },
  ])('hold at $fen fen: the sum $because', ({ cost, fen, cappedBy }) => {
    const measure: Partial<Measure> = {
      caps: [
        { capFen: 10 * MILLION, per: 'product' },
        { capFen: 90 * MILLION, per: 'firm-year' },
      ],
    };

    expect(amountOf({ benefit, company: { rdCostFen: cost }, measure })).toMatchObject({
      lowFen: fen,
      highFen: fen,
      cappedBy,
    });
  });

  it('give an end to what has none', () => {
    expect(ends({ benefit, measure: { caps: [{ capFen: 7, per: 'firm' }] } })).toEqual([0, 7]);
    // Three payments in three years.
    const measure: Partial<Measure> = { caps: [{ capFen: 7, per: 'firm-year' }], payoutPct: [40, 30, 30] };
    expect(ends({ benefit, measure })).toEqual([0, 21]);
  });

  it.each([
    { company: { localTrialLead: true }, low: 11, high: 11, because: 'the raise is sure' },
    { company: { localTrialLead: false }, low: 10, high: 10, because: 'it is not given' },
    { company: {}, low: 10, high: 11, because: 'it may be given' },
  ])('are raised to between $low and $high million where $because', ({ company, low, high }) => {
    const award = aMeasure({ benefit, caps: [{ capFen: 10 * MILLION, per: 'award' }] });
    const raise = aMeasure({
      id: 'raise',
      kind: 'cap-raise',
      when: { fact: 'localTrialLead', is: true },
      benefit: { kind: 'cap-raise', raisePct: 10, of: ['grant'] },
    });
    const { lowFen, highFen, cappedBy } = amountOf({
      benefit,
      company: { rdCostFen: 90 * MILLION, ...company },
      policy: { measures: [award, raise] },
    });

    expect([lowFen, highFen]).toEqual([low * MILLION, high * MILLION]);
    const raisedByFen = (high - 10) * MILLION;
    expect(cappedBy).toEqual([{ per: 'award', capFen: high * MILLION, ...(raisedByFen === 0 ? {} : { raisedByFen }) }]);
  });

  it('are raised by a sum where that is said, but never those of a firm', () => {
    const caps = [
      { capFen: 10, per: 'product' as const },
      { capFen: 12, per: 'firm' as const },
    ];
    const raise = aMeasure({
      id: 'raise',
      kind: 'cap-raise',
      benefit: { kind: 'cap-raise', raiseFen: 5, of: ['grant'] },
    });

    expect(
      amountOf({ benefit, company: { rdCostFen: 1000 }, policy: { measures: [aMeasure({ benefit, caps }), raise] } }),
    ).toMatchObject({ lowFen: 12, highFen: 12, cappedBy: [{ per: 'firm', capFen: 12 }] });
  });
});

describe('a share of other awards', () => {
  const city = (rest: Partial<Measure>): Measure => aMeasure({ benefit: { kind: 'fixed', amountFen: 1000 }, ...rest });
  const share = (rest: Partial<Measure> = {}, of: string[] = ['base']): Measure =>
    aMeasure({ benefit: { kind: 'share-of-award', sharePct: 30, of }, ...rest });

  function shareOf(measures: Measure[], company: Company = {}): (number | undefined)[] {
    return ends({ benefit: { kind: 'unstated' }, company, policy: { measures } });
  }

  it.each([
    { when: undefined, low: 300, high: 300, because: 'that is sure' },
    { when: { fact: 'drugClass', is: '1' } as const, low: 0, high: 300, because: 'that may be had' },
    { when: { any: [] }, low: 0, high: 0, because: 'that cannot be had' },
  ])('lies between $low and $high of one $because', ({ when, low, high }) => {
    const base = city({ id: 'base', ...(when === undefined ? {} : { when }) });

    expect(shareOf([base, share()])).toEqual([low, high]);
  });

  it('is reckoned after the caps of that award, and its own cap holds for each', () => {
    const bases = [
      city({ id: 'base', caps: [{ capFen: 500, per: 'award' }] }),
      city({ id: 'other', caps: [{ capFen: 400, per: 'award' }] }),
    ];
    const capped = share({ caps: [{ capFen: 140, per: 'award' }] }, ['base', 'other']);

    // 30 % of 500 is 150, cut to 140; 30 % of 400 is 120.
    expect(shareOf([...bases, capped])).toEqual([260, 260]);
  });

  it('is reckoned on what is paid of an award over years, under its cap for each year', () => {
    const base = city({ id: 'base', payoutPct: [80, 20], caps: [{ capFen: 500, per: 'firm-year' }] });

    // 800 in the first year, cut to 500, and 200 in the second: 30 % of 700.
    expect(shareOf([base, share()])).toEqual([210, 210]);
  });

  it('counts an award granted before with what was paid, in the place of the same one claimed now', () => {
    const base = city({ id: 'base' });
    const granted = { policy: 'policy-1', measure: 'base' };

    expect(shareOf([base, share()], { awards: [{ ...granted, amountFen: 2000 }] })).toEqual([600, 600]);
    expect(shareOf([base, share()], { awards: [granted] })).toEqual([0, undefined]);
  });

  it.each([
    { awards: undefined, low: 0, high: 140, because: 'nobody said what has been granted' },
    { awards: [], low: 0, high: 0, because: 'nothing has been granted' },
    // 30 % of 400.
    { awards: [{ policy: 'policy-1', amountFen: 400 }], low: 120, high: 120, because: 'that was granted before' },
    { awards: [{ policy: 'policy-1' }], low: 0, high: 140, because: 'that was granted before, nobody said how much' },
  ])('for an item that no clause pays for lies between $low and its cap where $because', ({ awards, low, high }) => {
    const ofEquipment = aMeasure({
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['policy-1/*'], items: ['equipment'] },
      caps: [{ capFen: 140, per: 'award' }],
    });
    const company: Company = awards === undefined ? {} : { awards };

    expect(shareOf([city({ id: 'base', item: 'rent' }), ofEquipment], company)).toEqual([low, high]);
  });

  it('is nothing where the company is not eligible for what it is of, whatever nobody said', () => {
    expect(shareOf([city({ id: 'base', when: { any: [] } }), share()])).toEqual([0, 0]);
  });

  it('counts only awards that pay for the items it names', () => {
    const bases = [city({ id: 'base', item: 'clinical-phase-2' }), city({ id: 'other', item: 'rent' })];
    const some = aMeasure({
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['policy-1/*'], items: ['rent'] },
    });

    expect(shareOf([...bases, some])).toEqual([300, 300]);
  });
});

describe('what is no award of money', () => {
  it.each([
    { kind: 'land-right' as const, says: { zh: '用地', en: 'Land' } },
    { kind: 'service' as const, says: { zh: '服务', en: 'Service' } },
  ])('a $kind has no amount', (benefit) => {
    expect(() => amountOf({ benefit })).toThrow('Nothing is awarded');
  });
});
