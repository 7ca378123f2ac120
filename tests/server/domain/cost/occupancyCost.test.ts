import { describe, expect, it } from 'vitest';
import { type CostAssumptions } from '#shared/occupancyCost.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { SpaceFacts } from '#shared/space.ts';
import { type YearIncentives } from '#server/domain/cost/incentives.ts';
import { costPlanOf } from '#server/domain/cost/costPlan.ts';
import { occupancyCost } from '#server/domain/cost/occupancyCost.ts';

const must = { level: 'must' as const };

/** The cost of a space for a requirement, without incentives where none are given. */
function costOf(
  facts: SpaceFacts,
  requirement: Partial<OpenRequirement> = {},
  incentives: readonly YearIncentives[] = [],
) {
  const { costAssumptions: given } = requirement;
  const plan = costPlanOf({ criteria: {}, ...requirement });
  return occupancyCost({ id: 'space-1', facts }, { plan, given, incentives });
}

/** Everything that a space can say of its cost. */
const TOLD: SpaceFacts = {
  areaM2: 1000,
  divisibleFromM2: 'none',
  rentFenPerM2Month: 4000,
  managementFeeFenPerM2Month: 500,
  rentFreeMonths: 3,
  depositMonths: 2,
  cleanroomGrade: 'none',
};

/** What the operator of that space says, but for some of it. */
function toldWithout(...names: readonly (keyof SpaceFacts)[]): SpaceFacts {
  return SpaceFacts.parse(
    Object.fromEntries(Object.entries(TOLD).filter(([name]) => !names.some((one) => one === name))),
  );
}

/** One value for everything that is assumed otherwise. */
const SURE: CostAssumptions = {
  escalationPctPerYear: 5,
  cleanAreaShare: 0.5,
  fitOutCFenPerM2: 400_000,
  powerFenPerKvaMonth: 2500,
  effluentFenPerM3PerDayMonth: 20_000,
  discountPctPerYear: 10,
  paymentTiming: 'year-end',
};

const exactly = (fen: number) => ({ lowFen: fen, highFen: fen });
const NOTHING = exactly(0);

describe('the cost of occupancy', () => {
  it('is the account of a space of which everything is known', () => {
    const requirement: Partial<OpenRequirement> = {
      horizonYears: 2,
      costAssumptions: SURE,
      criteria: {
        cleanroom: { ...must, grade: 'C' },
        power: { ...must, minKva: 200 },
        effluent: { ...must, minM3PerDay: 10 },
      },
    };

    const cost = costOf(TOLD, requirement, [{ year: 2, lowFen: 50_000_000, highFen: 50_000_000 }]);

    // Rent: 4,000 fen · 1,000 m² · 9 months = 36,000,000; then 4,200 · 1,000 · 12 = 50,400,000.
    // Fee: 500 · 1,000 · 12 = 6,000,000 a year. Deposit: 2 · 4,000 · 1,000 = 8,000,000.
    // Fit-out: half of 1,000 m² at 400,000 = 200,000,000.
    // Utilities: (200 kVA · 2,500 + 10 m³ a day · 20,000) · 12 = 8,400,000 a year.
    expect(cost.years).toEqual([
      {
        year: 0,
        rent: NOTHING,
        management: NOTHING,
        deposit: exactly(8_000_000),
        fitOut: exactly(200_000_000),
        utilities: NOTHING,
        incentives: NOTHING,
        net: exactly(208_000_000),
      },
      {
        year: 1,
        rent: exactly(36_000_000),
        management: exactly(6_000_000),
        deposit: NOTHING,
        fitOut: NOTHING,
        utilities: exactly(8_400_000),
        incentives: NOTHING,
        net: exactly(50_400_000),
      },
      {
        year: 2,
        rent: exactly(50_400_000),
        management: exactly(6_000_000),
        deposit: exactly(-8_000_000),
        fitOut: NOTHING,
        utilities: exactly(8_400_000),
        incentives: exactly(-50_000_000),
        // 50,400,000 + 6,000,000 + 8,400,000 − 8,000,000 − 50,000,000
        net: exactly(6_800_000),
      },
    ]);
    // 208,000,000 + 50,400,000 + 6,800,000
    expect(cost.total.net).toEqual(exactly(265_200_000));
    expect(cost.total.deposit).toEqual(NOTHING);
    // 208,000,000 + 50,400,000 ÷ 1.1 + 6,800,000 ÷ 1.21 = 208,000,000 + 45,818,181.8 + 5,619,834.7
    expect(cost.presentValue).toEqual(exactly(259_438_017));
    // 265,200,000 ÷ 1,000 m² ÷ 24 months
    expect(cost.effectivePerM2Month).toEqual(exactly(11_050));
    expect(cost).toMatchObject({
      spaceId: 'space-1',
      horizonYears: 2,
      isForLease: true,
      areaM2: { low: 1000, high: 1000 },
      breakEvenYear: {},
      unknownFacts: [],
      notAsked: [],
    });
  });

  it('discounts what is paid month by month from the middle of its year, and the deposit from the last day', () => {
    const cost = costOf(TOLD, {
      horizonYears: 1,
      costAssumptions: { ...SURE, discountPctPerYear: 21, paymentTiming: 'mid-year' },
    });

    // 8,000,000 − 8,000,000 ÷ 1.21 + (36,000,000 + 6,000,000) ÷ 1.1, since the root of 1.21 is 1.1
    // = 8,000,000 − 6,611,570.2 + 38,181,818.2
    expect(cost.presentValue).toEqual(exactly(39_570_248));
  });

  it('lets free months run on into later years', () => {
    const { years } = costOf({ ...TOLD, rentFreeMonths: 14 }, { horizonYears: 2, costAssumptions: SURE });

    // Ten months of the second year: 4,200 · 1,000 · 10.
    expect(years.map(({ rent }) => rent)).toEqual([NOTHING, NOTHING, exactly(42_000_000)]);
  });

  it('raises the rent by compound interest', () => {
    const { years } = costOf(
      { ...TOLD, rentFreeMonths: 'none' },
      { horizonYears: 3, costAssumptions: { ...SURE, escalationPctPerYear: 10 } },
    );

    // 4,000 · 1,000 · 12 = 48,000,000, times 1.1, times 1.21.
    expect(years.map(({ rent }) => rent.lowFen)).toEqual([0, 48_000_000, 52_800_000, 58_080_000]);
  });

  it('reads "none" as no fee, no free month, no deposit', () => {
    const { total, years } = costOf(
      { ...TOLD, managementFeeFenPerM2Month: 'none', rentFreeMonths: 'none', depositMonths: 'none' },
      { horizonYears: 1, costAssumptions: SURE },
    );

    expect(total.rent).toEqual(exactly(48_000_000));
    expect(total.management).toEqual(NOTHING);
    expect(years[0]?.deposit).toEqual(NOTHING);
  });

  it('lets an assumption stand in, as a range, where the operator has not said a fact', () => {
    const silent = toldWithout('managementFeeFenPerM2Month', 'rentFreeMonths', 'depositMonths');

    const cost = costOf(silent, { horizonYears: 1 });

    // Free for 3 months at best, for none at worst; fee 200 to 800; deposit 1 to 3 months.
    expect(cost.total.rent).toEqual({ lowFen: 36_000_000, highFen: 48_000_000 });
    expect(cost.total.management).toEqual({ lowFen: 2_400_000, highFen: 9_600_000 });
    expect(cost.years[0]?.deposit).toEqual({ lowFen: 4_000_000, highFen: 12_000_000 });
    expect(cost.years[1]?.deposit).toEqual({ lowFen: -4_000_000, highFen: -12_000_000 });
    expect(cost.unknownFacts).toEqual(['managementFeeFenPerM2Month', 'rentFreeMonths', 'depositMonths']);
    expect(cost.assumptions).toEqual([
      { id: 'rentFreeMonths', value: { low: 0, high: 3 }, isDefault: true, basis: 'E' },
      { id: 'managementFeeFenPerM2Month', value: { low: 200, high: 800 }, isDefault: true, basis: 'E' },
      { id: 'depositMonths', value: { low: 1, high: 3 }, isDefault: true, basis: 'E' },
      { id: 'discountPctPerYear', value: { low: 8, high: 8 }, isDefault: true, basis: 'E' },
      { id: 'paymentTiming', value: 'mid-year', isDefault: true, basis: 'E' },
      { id: 'deductsIncentives', value: true, isDefault: true, basis: 'E' },
    ]);
  });

  it('marks an assumption that the requirement gives, and takes it for what the operator has not said only', () => {
    const given: CostAssumptions = { managementFeeFenPerM2Month: { low: 300, high: 400 }, rentFreeMonths: 12 };
    const silent = toldWithout('managementFeeFenPerM2Month');

    const cost = costOf(silent, { horizonYears: 1, costAssumptions: given });

    expect(cost.total.management).toEqual({ lowFen: 3_600_000, highFen: 4_800_000 });
    // The operator grants three months, whatever is assumed.
    expect(cost.total.rent).toEqual(exactly(36_000_000));
    expect(cost.assumptions[0]).toEqual({
      id: 'managementFeeFenPerM2Month',
      value: { low: 300, high: 400 },
      isDefault: false,
    });
  });

  it('has no bound where the rent is not known, and still knows the rest', () => {
    const silent = toldWithout('rentFenPerM2Month');

    const cost = costOf(silent, { horizonYears: 1, costAssumptions: SURE });

    const { rent, management, fitOut, deposit, net } = cost.total;
    expect([rent, management, fitOut, deposit, net]).toEqual([{}, exactly(6_000_000), NOTHING, NOTHING, {}]);
    expect(cost.years[0]?.deposit).toEqual({});
    expect([cost.presentValue, cost.effectivePerM2Month]).toEqual([{}, {}]);
    expect(cost.unknownFacts).toEqual(['rentFenPerM2Month']);
  });

  it('knows what a square metre costs where the area is not known, as long as nothing else goes by it', () => {
    const silent = toldWithout('areaM2');

    const cost = costOf(silent, { horizonYears: 1, costAssumptions: SURE });

    // (4,000 · 9 + 500 · 12) ÷ 12
    expect(cost.effectivePerM2Month).toEqual(exactly(3500));
    const { rent, management, utilities, net } = cost.total;
    expect([rent, management, utilities, net]).toEqual([{}, {}, NOTHING, {}]);
    expect(cost.areaM2).toEqual({});
  });

  it('misses the division and the cleanroom only where the requirement asks for what they tell', () => {
    const silent = toldWithout('divisibleFromM2', 'cleanroomGrade');
    const criteria: OpenRequirement['criteria'] = {
      area: { ...must, minM2: 400 },
      cleanroom: { ...must, grade: 'D' },
    };

    expect(costOf(silent).unknownFacts).toEqual([]);
    expect(costOf(silent, { criteria }).unknownFacts).toEqual(['divisibleFromM2', 'cleanroomGrade']);
  });

  it('knows nothing of a space of which nothing is known', () => {
    const cost = costOf({}, { criteria: { cleanroom: { ...must, grade: 'D' } } });

    const { rent, management, fitOut, net } = cost.total;
    // A cleanroom may be there already, and then there is nothing to build.
    expect([rent, management, fitOut, net]).toEqual([{}, {}, { lowFen: 0 }, {}]);
    expect([cost.presentValue, cost.effectivePerM2Month, cost.breakEvenYear]).toEqual([{}, {}, { earliest: 0 }]);
    expect(cost.horizonYears).toBe(5);
  });

  it('reckons nothing of a space that is not for lease', () => {
    const cost = costOf({ ...TOLD, rentFenPerM2Month: 'none' });

    const { isForLease, years, total, presentValue, assumptions, unknownFacts } = cost;
    expect([isForLease, years, total.net, presentValue, assumptions, unknownFacts]).toEqual([
      false,
      [],
      {},
      {},
      [],
      [],
    ]);
  });

  it.each([
    { grade: 'C' as const, known: 'is as clean', fitOut: NOTHING },
    { grade: 'B' as const, known: 'is cleaner', fitOut: NOTHING },
    { grade: 'D' as const, known: 'is less clean', fitOut: exactly(200_000_000) },
    { grade: 'none' as const, known: 'is not there', fitOut: exactly(200_000_000) },
    { grade: undefined, known: 'may be there', fitOut: { lowFen: 0, highFen: 200_000_000 } },
  ])('builds a cleanroom of grade C at $fitOut where one $known', ({ grade, fitOut }) => {
    const rest = toldWithout('cleanroomGrade');
    const facts = grade === undefined ? rest : { ...rest, cleanroomGrade: grade };

    const cost = costOf(facts, { costAssumptions: SURE, criteria: { cleanroom: { ...must, grade: 'C' } } });

    expect(cost.total.fitOut).toEqual(fitOut);
  });

  it.each([
    { divisibleFromM2: 300, leastM2: 400, areaM2: { low: 400, high: 400 }, because: 'as little as is asked' },
    { divisibleFromM2: 600, leastM2: 400, areaM2: { low: 600, high: 600 }, because: 'the least part' },
    { divisibleFromM2: 'none' as const, leastM2: 400, areaM2: { low: 1000, high: 1000 }, because: 'only the whole' },
    { divisibleFromM2: undefined, leastM2: 400, areaM2: { low: 400, high: 1000 }, because: 'nobody knows what part' },
    { divisibleFromM2: 300, leastM2: 1200, areaM2: { low: 1000, high: 1000 }, because: 'all of what is too small' },
    {
      divisibleFromM2: 300,
      leastM2: undefined,
      areaM2: { low: 1000, high: 1000 },
      because: 'all where nothing is asked',
    },
  ])('lets $because of 1,000 m²', ({ divisibleFromM2, leastM2, areaM2 }) => {
    const rest = toldWithout('divisibleFromM2');
    const facts = divisibleFromM2 === undefined ? rest : { ...rest, divisibleFromM2 };
    const criteria: OpenRequirement['criteria'] = leastM2 === undefined ? {} : { area: { ...must, minM2: leastM2 } };

    expect(costOf(facts, { criteria }).areaM2).toEqual(areaM2);
  });

  it('charges power by the square metre where it is asked for so, and by its total where that is asked for too', () => {
    const charged = (power: object) =>
      costOf(TOLD, { horizonYears: 1, costAssumptions: SURE, criteria: { power: { ...must, ...power } } }).total
        .utilities;

    // 150 VA/m² of 1,000 m² are 150 kVA: 150 · 2,500 · 12.
    expect(charged({ minVaPerM2: 150 })).toEqual(exactly(4_500_000));
    // 100 · 2,500 · 12
    expect(charged({ minKva: 100, minVaPerM2: 150 })).toEqual(exactly(3_000_000));
  });

  it('takes off what is possible in the cheapest case, and what is confirmed in the dearest', () => {
    const requirement = { horizonYears: 1, costAssumptions: SURE };
    const cost = costOf(TOLD, requirement, [{ year: 1, lowFen: 1_000_000, highFen: 12_000_000 }]);

    expect(cost.total.incentives).toEqual({ lowFen: -12_000_000, highFen: -1_000_000 });
    // 42,000,000 − 12,000,000 and 42,000,000 − 1,000,000, over 12,000 m²·months: 2,500 and 3,416.7.
    expect(cost.effectivePerM2Month).toEqual({ lowFen: 2500, highFen: 3417 });
  });

  it('has no lower bound where nobody knows how much is promised', () => {
    const cost = costOf(TOLD, { horizonYears: 1, costAssumptions: SURE }, [{ year: 1, lowFen: 0 }]);

    expect(cost.total.net).toEqual({ highFen: 42_000_000 });
    expect(cost.presentValue.lowFen).toBeUndefined();
    expect(cost.effectivePerM2Month).toEqual({ highFen: 3500 });
  });

  it('leaves promises out where the requirement says so, and those of years beyond the horizon', () => {
    const promised = [{ year: 1, lowFen: 5_000_000, highFen: 5_000_000 }];
    const without = { horizonYears: 1, costAssumptions: { ...SURE, deductsIncentives: false } };

    expect(costOf(TOLD, without, promised).total.net).toEqual(exactly(42_000_000));
    expect(costOf(TOLD, without, promised).effectivePerM2Month).toEqual(exactly(3500));
    const late = costOf(TOLD, { horizonYears: 1, costAssumptions: SURE }, [
      { year: 2, lowFen: 12_000_000, highFen: 12_000_000 },
    ]);
    expect([late.total.net, late.effectivePerM2Month]).toEqual([exactly(42_000_000), exactly(3500)]);
  });

  it('says by when what is received covers the fit-out, at the earliest and at the latest', () => {
    const requirement: Partial<OpenRequirement> = {
      costAssumptions: SURE,
      criteria: { cleanroom: { ...must, grade: 'C' } },
    };
    const promised = [1, 2, 3, 4].map((year) => ({ year, lowFen: 50_000_000, highFen: 100_000_000 }));

    // 200,000,000 is covered by two years of 100,000,000, or by four of 50,000,000.
    expect(costOf(TOLD, requirement, promised).breakEvenYear).toEqual({ earliest: 2, latest: 4 });
    expect(costOf(TOLD, requirement, promised.slice(0, 3)).breakEvenYear).toEqual({ earliest: 2 });
  });
});
