import fc from 'fast-check';
import { type CostAssumptions } from '#shared/occupancyCost.ts';
import { type YearIncentives } from '#server/domain/cost/incentives.ts';

/** Assumptions that a requirement may give, some of them or none. */
export function costAssumptions(): fc.Arbitrary<CostAssumptions> {
  return fc.record(
    {
      escalationPctPerYear: assumed(0, 10),
      rentFreeMonths: assumed(0, 15),
      managementFeeFenPerM2Month: assumed(0, 1000),
      depositMonths: assumed(0, 6),
      cleanAreaShare: fc.constantFrom(0, 0.35, { low: 0.3, high: 1 }),
      fitOutDFenPerM2: assumed(0, 300_000),
      fitOutCFenPerM2: assumed(0, 300_000),
      powerFenPerKvaMonth: assumed(0, 5000),
      effluentFenPerM3PerDayMonth: assumed(0, 50_000),
      discountPctPerYear: fc.constantFrom(0, 5, 12.5),
      paymentTiming: fc.constantFrom('year-start' as const, 'mid-year' as const, 'year-end' as const),
      deductsIncentives: fc.boolean(),
    },
    { noNullPrototype: true, requiredKeys: [] },
  );
}

/** A whole number, or a range of them. */
function assumed(min: number, max: number): fc.Arbitrary<number | { low: number; high: number }> {
  const one = fc.integer({ min, max });
  return fc.oneof(
    one,
    fc.tuple(one, one).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
  );
}

/** What is promised for some years, at times without a bound. */
export function yearIncentives(): fc.Arbitrary<YearIncentives[]> {
  return fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 1_000_000, 30_000_000),
        fc.option(fc.constantFrom(0, 5_000_000, 900_000_000), { nil: undefined, freq: 4 }),
      )
      .map(([year, lowFen, more]) => ({ year, lowFen, ...(more !== undefined && { highFen: lowFen + more }) })),
    { maxLength: 4 },
  );
}
