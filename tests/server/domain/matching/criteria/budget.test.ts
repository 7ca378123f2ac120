import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { budget } from '#server/domain/matching/criteria/budget.ts';
import { faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

/** A rent that stays as it is, over one year: 4,500 fen with the fee, 54,000 for a square metre. */
const TOLD: SpaceFacts = {
  areaM2: 1000,
  divisibleFromM2: 'none',
  rentFenPerM2Month: 4000,
  managementFeeFenPerM2Month: 500,
  rentFreeMonths: 'none',
};

function asked(ask: object, criteria: OpenRequirement['criteria'] = {}) {
  const requirement = { horizonYears: 1, costAssumptions: { escalationPctPerYear: 0 } };
  const circumstances = circumstancesOf({ budget: { level: 'prefer', ...ask }, ...criteria }, { requirement });
  const one = budget.asked(circumstances);
  if (one === null) throw new Error('It is asked for and finds nothing');
  return one;
}

describe('budget', () => {
  it.each([
    { ideal: 54_000_000, limit: 60_000_000, verdict: 'met', satisfaction: 1, because: 'it equals the ideal' },
    { ideal: 50_000_000, limit: 58_000_000, verdict: 'met', satisfaction: 0.5, because: 'it lies halfway' },
    { ideal: 50_000_000, limit: 54_000_000, verdict: 'met', satisfaction: 0, because: 'it equals the limit' },
    { ideal: 50_000_000, limit: 53_999_999, verdict: 'unmet', satisfaction: 0, because: 'it is one fen beyond' },
  ])('is $verdict and satisfies $satisfaction because $because', ({ ideal, limit, verdict, satisfaction }) => {
    expect(asked({ idealFen: ideal, limitFen: limit }).check(aCandidate(TOLD))).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: {
        idealFen: ideal,
        limitFen: limit,
        requiredHorizonYears: 1,
        offeredFromFen: 54_000_000,
        offeredToFen: 54_000_000,
      },
      derived: true,
    });
  });

  it.each([
    { divisibleFromM2: 300, from: 21_600_000, to: 21_600_000, because: 'as little as is asked' },
    { divisibleFromM2: 500, from: 27_000_000, to: 27_000_000, because: 'the least part' },
    { divisibleFromM2: 'none', from: 54_000_000, to: 54_000_000, because: 'only the whole' },
    { divisibleFromM2: undefined, from: 21_600_000, to: 54_000_000, because: 'nobody knows what part' },
  ] as const)('pays for $because', ({ divisibleFromM2, from, to }) => {
    const one = asked({ idealFen: 0, limitFen: 1 }, { area: { level: 'must', minM2: 400 } });
    const { divisibleFromM2: whole, ...rest } = TOLD;
    const told = divisibleFromM2 === undefined ? rest : { ...rest, divisibleFromM2: divisibleFromM2 };

    expect(whole).toBe('none');
    expect(one.check(aCandidate(told)).facts).toMatchObject({ offeredFromFen: from, offeredToFen: to });
  });

  it('is unknown where nothing is known, and where the area is not', () => {
    const one = asked({ idealFen: 0, limitFen: 100 });
    const { areaM2: area, ...silent } = TOLD;

    expect(one.check(aCandidate())).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0, high: 1 } });
    expect(one.check(aCandidate(silent))).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0, high: 1 } });
    expect(one.check(aCandidate({ ...silent, areaM2: area })).verdict).toBe('unmet');
  });

  it('is not met by what is not for lease', () => {
    const { verdict, facts, derived } = asked({ idealFen: 0, limitFen: 100 }).check(
      aCandidate({ ...TOLD, rentFenPerM2Month: 'none' }),
    );

    expect([verdict, facts['offeredFen'], derived]).toEqual(['unmet', 'none', false]);
  });

  it('says to what the limit would have to rise, where that may be asked for', () => {
    // |44,000,000 − 54,000,000| ÷ 1,000,000,000
    const one = asked({ idealFen: 0, limitFen: 44_000_000 });

    expect(one.change(aCandidate(TOLD))).toEqual({ from: 44_000_000, to: 54_000_000, change: 0.01 });
    expect(one.change(aCandidate({ ...TOLD, areaM2: 1_000_000_000 }))).toBeUndefined();
    expect(one.change(aCandidate({ ...TOLD, rentFenPerM2Month: 'none' }))).toBeUndefined();
  });

  it.each([
    { ask: { idealFen: 1 }, paths: ['limitFen'], because: 'the limit is missing' },
    { ask: { idealFen: 2, limitFen: 1 }, paths: ['limitFen'], because: 'it is below the ideal' },
    { ask: { idealFen: 0.5, limitFen: 1 }, paths: ['idealFen'], because: 'the ideal is no whole fen' },
    { ask: { idealFen: 0, limitFen: 10_000_000_000_001 }, paths: ['limitFen'], because: 'the limit is too large' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(budget, ask)).toEqual(paths);
  });
});
