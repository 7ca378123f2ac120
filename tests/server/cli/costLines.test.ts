import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { costLines } from '#server/cli/costLines.ts';
import { costPlanOf } from '#server/domain/cost/costPlan.ts';
import { type YearIncentives } from '#server/domain/cost/incentives.ts';
import { occupancyCost } from '#server/domain/cost/occupancyCost.ts';

const TOLD: SpaceFacts = {
  areaM2: 1000,
  rentFenPerM2Month: 4000,
  managementFeeFenPerM2Month: 500,
  rentFreeMonths: 'none',
  depositMonths: 2,
};

function linesFor(facts: SpaceFacts, incentives: readonly YearIncentives[] = []): string[] {
  const requirement: OpenRequirement = {
    asOf: '2026-11-22',
    criteria: { cleanroom: { level: 'must', grade: 'D' } },
    horizonYears: 1,
    costAssumptions: { discountPctPerYear: 0, cleanAreaShare: 0.5, fitOutDFenPerM2: { low: 100_000, high: 200_000 } },
  };
  const setting = { plan: costPlanOf(requirement), given: requirement.costAssumptions, incentives };
  return costLines({
    engineVersion: '1.1.0',
    dataVersion: 42,
    evaluatedAt: '2026-11-22T08:00:00.000Z',
    requirement,
    costs: [occupancyCost({ id: 'space-1', facts }, setting)],
  });
}

describe('the lines of a cost', () => {
  it('tell the account in yuan, its figures, and what it rests on', () => {
    expect(linesFor({ ...TOLD, cleanroomGrade: 'none' }, [{ year: 1, lowFen: 0, highFen: 50_000_000 }])).toEqual([
      'Judged as of 2026-11-22, engine 1.1.0, data 42. In CNY, from the cheapest to the dearest case.',
      '',
      'space-1, 1,000 m² over 1 year',
      '  year     rent  management  deposit                fitOut  utilities     incentives                   net',
      '     0        0           0   80,000  500,000 to 1,000,000          0              0  580,000 to 1,080,000',
      '     1  480,000      60,000  -80,000                     0          0  -500,000 to 0    -40,000 to 460,000',
      '   all  480,000      60,000        0  500,000 to 1,000,000          0  -500,000 to 0  540,000 to 1,540,000',
      '  effective cost per m² and month: 45 to 128.33',
      '  present value: 540,000 to 1,540,000',
      '  incentives cover the fit-out: by the end of year 1 at the earliest, or not within the horizon',
      '  not asked for, so not counted: power, effluent',
      '  assumed: cleanAreaShare 0.5, fitOutDFenPerM2 100,000 to 200,000, discountPctPerYear 0, paymentTiming mid-year (E, default), deductsIncentives true (E, default)',
    ]);
  });

  it('put a question mark where there is no bound, and name what is not known', () => {
    const lines = linesFor({ areaM2: 1000, cleanroomGrade: 'C' });

    expect(lines.filter((line) => /effective|present|cover|not known/u.test(line))).toEqual([
      '  effective cost per m² and month: ?',
      '  present value: ?',
      '  incentives cover the fit-out: by the end of year 0',
      '  not known: rentFenPerM2Month, managementFeeFenPerM2Month, rentFreeMonths, depositMonths',
    ]);
  });

  it('say so where a space is not for lease', () => {
    expect(linesFor({ rentFenPerM2Month: 'none' }).at(-1)).toBe('space-1 is not for lease.');
  });
});
