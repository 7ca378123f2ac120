import { describe, expect, it } from 'vitest';
import { type CostAssumptions } from '#shared/occupancyCost.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Promised } from '#server/domain/policy/promised.ts';
import { effectiveCost } from '#server/domain/matching/criteria/effectiveCost.ts';
import { faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

const ASK = { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 } as const;

/** A rent that stays as it is, over one year. */
const SURE: CostAssumptions = { escalationPctPerYear: 0 };

const TOLD: SpaceFacts = {
  areaM2: 1000,
  rentFenPerM2Month: 4000,
  managementFeeFenPerM2Month: 500,
  rentFreeMonths: 'none',
  cleanroomGrade: 'none',
};

function asked(
  rest: { readonly requirement?: Partial<OpenRequirement>; readonly promised?: Promised } = {},
  criteria: OpenRequirement['criteria'] = {},
) {
  const requirement = { horizonYears: 1, costAssumptions: SURE, ...rest.requirement };
  const one = effectiveCost.asked(circumstancesOf({ 'effective-cost': ASK, ...criteria }, { ...rest, requirement }));
  if (one === null) throw new Error('It is asked for and finds nothing');
  return one;
}

/** Promised in the year of the day that is asked about, the first of the horizon. */
function promisedIn2026(fen: Omit<Promised['byYear'][number], 'year'>): Promised {
  const openEnded = fen.highFen === undefined ? 1 : 0;
  return { confirmedFen: fen.lowFen, awards: 1, openEnded, byYear: [{ year: 2026, ...fen }] };
}

describe('effective-cost', () => {
  // Rent and fee: ideal 40, limit 60 CNY/m²·month.
  it.each([
    { rent: 3500, verdict: 'met', satisfaction: 1, because: 'equals the ideal with its fee' },
    { rent: 4500, verdict: 'met', satisfaction: 0.5, because: 'lies halfway' },
    { rent: 5500, verdict: 'met', satisfaction: 0, because: 'equals the limit' },
    { rent: 5501, verdict: 'unmet', satisfaction: 0, because: 'is just beyond' },
  ] as const)('is $verdict and satisfies $satisfaction where the cost $because', ({ rent, verdict, satisfaction }) => {
    const check = asked().check(aCandidate({ ...TOLD, rentFenPerM2Month: rent }));

    expect(check).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: {
        idealFenPerM2Month: 4000,
        limitFenPerM2Month: 6000,
        requiredHorizonYears: 1,
        offeredFromFenPerM2Month: rent + 500,
        offeredToFenPerM2Month: rent + 500,
      },
      derived: true,
    });
  });

  it('counts free months and the fit-out to the grade that is asked for', () => {
    const { costAssumptions } = { costAssumptions: { ...SURE, cleanAreaShare: 0.5, fitOutDFenPerM2: 24_000 } };
    const one = asked({ requirement: { costAssumptions } }, { cleanroom: { level: 'prefer', grade: 'D' } });

    const { facts } = one.check(aCandidate({ ...TOLD, rentFreeMonths: 3 }));

    // (4,000 · 9 + 500 · 12 + 12,000) ÷ 12
    expect(facts).toMatchObject({ offeredFromFenPerM2Month: 4500, offeredToFenPerM2Month: 4500 });
  });

  it('is between the cheapest and the dearest case that assumptions leave', () => {
    const costAssumptions = { escalationPctPerYear: { low: 0, high: 10 } };
    const one = asked({ requirement: { horizonYears: 2, costAssumptions } });

    const { verdict, satisfaction, facts } = one.check(aCandidate(TOLD));

    // 4,000 + 500; and (4,000 + 4,400) ÷ 2 + 500.
    expect(facts).toMatchObject({ offeredFromFenPerM2Month: 4500, offeredToFenPerM2Month: 4700 });
    // (6,000 − 4,700) ÷ 2,000 and (6,000 − 4,500) ÷ 2,000
    expect([verdict, satisfaction]).toEqual(['met', { low: 0.65, high: 0.75 }]);
  });

  it.each([
    { limit: 4700, verdict: 'met', because: 'the dearest case stays within' },
    { limit: 4699, verdict: 'unknown', because: 'the dearest case may not' },
    { limit: 4500, verdict: 'unknown', because: 'only the cheapest case stays within' },
    { limit: 4499, verdict: 'unmet', because: 'even the cheapest case does not' },
  ])('is $verdict at a limit of $limit because $because', ({ limit, verdict }) => {
    const costAssumptions = { escalationPctPerYear: { low: 0, high: 10 } };
    const requirement = { horizonYears: 2, costAssumptions };
    const one = asked(
      { requirement },
      { 'effective-cost': { ...ASK, idealFenPerM2Month: 0, limitFenPerM2Month: limit } },
    );

    expect(one.check(aCandidate(TOLD)).verdict).toBe(verdict);
  });

  it('takes a fee or free months that nobody has said for what may be, whatever is assumed of them', () => {
    const { managementFeeFenPerM2Month: fee, rentFreeMonths: free, ...silent } = TOLD;
    const costAssumptions = { ...SURE, managementFeeFenPerM2Month: 100, rentFreeMonths: 1 };
    const { check } = asked({ requirement: { costAssumptions, horizonYears: 10 } });

    const facts = [
      { ...silent, rentFreeMonths: free },
      { ...silent, managementFeeFenPerM2Month: fee },
    ].map((told) => check(aCandidate(told)).facts);

    // At least the rent; at most the rent and the fee, at least 96 of 120 months of the rent, and the fee.
    expect(facts[0]).toMatchObject({ offeredFromFenPerM2Month: 4000 });
    expect(facts[0]).not.toHaveProperty('offeredToFenPerM2Month');
    expect(facts[1]).toMatchObject({ offeredFromFenPerM2Month: 3700, offeredToFenPerM2Month: 4500 });
  });

  it('is unknown where nothing is known, and where the rent is not', () => {
    const unknown = { verdict: 'unknown', satisfaction: { low: 0, high: 1 } };
    const { rentFenPerM2Month: rent, ...silent } = TOLD;

    expect(asked().check(aCandidate())).toMatchObject(unknown);
    expect(asked().check(aCandidate(silent))).toMatchObject(unknown);
    expect(asked().check(aCandidate({ ...silent, rentFenPerM2Month: rent })).verdict).toBe('met');
    // It is no less than the fee.
    expect(asked().check(aCandidate(silent)).facts).toMatchObject({ offeredFromFenPerM2Month: 500 });
  });

  it('is not met by what is not for lease', () => {
    expect(asked().check(aCandidate({ ...TOLD, rentFenPerM2Month: 'none' }))).toEqual({
      verdict: 'unmet',
      satisfaction: { low: 0, high: 0 },
      facts: {
        idealFenPerM2Month: 4000,
        limitFenPerM2Month: 6000,
        requiredHorizonYears: 1,
        offeredFenPerM2Month: 'none',
      },
      derived: false,
    });
  });

  it('takes off all that is possible in the cheapest case, and only what is confirmed in the dearest', () => {
    const promised = promisedIn2026({ lowFen: 1_200_000, highFen: 6_000_000 });

    // 6,000,000 fen over 1,000 m² and 12 months are 500, 1,200,000 are 100.
    expect(asked({ promised }).check(aCandidate(TOLD)).facts).toMatchObject({
      offeredFromFenPerM2Month: 4000,
      offeredToFenPerM2Month: 4400,
    });
  });

  it('has no lower end where a promise has no cap, unless promises are left out', () => {
    const promised = promisedIn2026({ lowFen: 0 });
    const costAssumptions = { ...SURE, deductsIncentives: false };

    expect(asked({ promised }).check(aCandidate(TOLD)).facts).not.toHaveProperty('offeredFromFenPerM2Month');
    expect(asked({ promised, requirement: { costAssumptions } }).check(aCandidate(TOLD)).facts).toMatchObject({
      offeredFromFenPerM2Month: 4500,
    });
  });

  it('says to what the limit would have to rise, where that may be asked for', () => {
    // |6,000 − 7,500| ÷ 10,000
    expect(asked().change(aCandidate({ ...TOLD, rentFenPerM2Month: 7000 }))).toEqual({
      from: 6000,
      to: 7500,
      change: 0.15,
    });
    expect(asked().change(aCandidate({ ...TOLD, rentFenPerM2Month: 9_999_600 }))).toBeUndefined();
    expect(asked().change(aCandidate({ ...TOLD, rentFenPerM2Month: 'none' }))).toBeUndefined();
  });

  it.each([
    { ask: { idealFenPerM2Month: 1 }, paths: ['limitFenPerM2Month'], because: 'the limit is missing' },
    {
      ask: { idealFenPerM2Month: 5001, limitFenPerM2Month: 5000 },
      paths: ['limitFenPerM2Month'],
      because: 'it is below the ideal',
    },
    {
      ask: { idealFenPerM2Month: 0, limitFenPerM2Month: 10_000_001 },
      paths: ['limitFenPerM2Month'],
      because: 'the limit is no cost',
    },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(effectiveCost, ask)).toEqual(paths);
  });
});
