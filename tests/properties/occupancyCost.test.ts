import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_LINES, type CostAssumptions, type CostRange, OccupancyCost } from '#shared/occupancyCost.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { SpaceFacts } from '#shared/space.ts';
import { type YearIncentives } from '#server/domain/cost/incentives.ts';
import { effectiveCostFenPerM2Month, totalCostFen } from '#server/domain/cost/costFigures.ts';
import { costPlanOf } from '#server/domain/cost/costPlan.ts';
import { COSTED_FACTS, assumedTerms, costSubjectOf } from '#server/domain/cost/costSubject.ts';
import { occupancyCost } from '#server/domain/cost/occupancyCost.ts';
import { boundedFen } from '#server/domain/cost/amount.ts';
import { askOf } from '#tests/support/arbitraryAsks.ts';
import { costAssumptions, yearIncentives } from '#tests/support/arbitraryCosts.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

interface Scene {
  readonly facts: SpaceFacts;
  readonly requirement: OpenRequirement & { readonly costAssumptions: CostAssumptions };
  readonly incentives: readonly YearIncentives[];
}

const criteria: fc.Arbitrary<OpenRequirement['criteria']> = fc.record(
  { area: askOf('area'), cleanroom: askOf('cleanroom'), power: askOf('power'), effluent: askOf('effluent') },
  { requiredKeys: [] },
);

function scenes(known: 'all' | 'some' = 'some'): fc.Arbitrary<Scene> {
  return fc.record({
    facts: wideFacts(COSTED_FACTS, known),
    requirement: fc.record({
      criteria,
      horizonYears: fc.integer({ min: 1, max: 10 }),
      costAssumptions: costAssumptions(),
    }),
    incentives: yearIncentives(),
  });
}

function costOf({ facts, requirement, incentives }: Scene): OccupancyCost {
  const { costAssumptions: given } = requirement;
  return occupancyCost({ id: 'space-1', facts }, { plan: costPlanOf(requirement), given, incentives });
}

/** The sum where every part is known. */
function sumOf(ranges: readonly CostRange[], end: keyof CostRange): number | undefined {
  const amounts = ranges.flatMap((range) => range[end] ?? []);
  return amounts.length < ranges.length ? undefined : amounts.reduce((sum, amount) => sum + amount, 0);
}

const ENDS = ['lowFen', 'highFen'] as const;

/** Whether one range lies in another; an end without a bound holds everything. */
function isWithin({ lowFen = -Infinity, highFen = Infinity }: CostRange, outer: CostRange): boolean {
  return lowFen >= (outer.lowFen ?? -Infinity) && highFen <= (outer.highFen ?? Infinity);
}

const figuresOf = (cost: OccupancyCost): CostRange[] => [cost.total.net, cost.presentValue, cost.effectivePerM2Month];

describe('the cost of occupancy', () => {
  it('adds up to the fen, line by line and year by year, in either case', () => {
    fc.assert(
      fc.property(scenes(), (scene) => {
        const { years, total } = OccupancyCost.parse(costOf(scene));
        const inLines = [...years, total].flatMap((account) =>
          ENDS.map((end) => [
            account.net[end],
            sumOf(
              COST_LINES.map((line) => account[line]),
              end,
            ),
          ]),
        );
        const inYears = [...COST_LINES, 'net' as const].flatMap((line) =>
          ENDS.map((end) => [
            total[line][end],
            sumOf(
              years.map((year) => year[line]),
              end,
            ),
          ]),
        );

        expect(inLines.filter(([sum, added]) => sum !== added)).toEqual([]);
        // A deposit that nobody knows comes back all the same.
        expect(inYears.filter(([sum, added]) => added !== undefined && years.length > 0 && sum !== added)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is never more in the cheapest case than in the dearest', () => {
    fc.assert(
      fc.property(scenes(), (scene) => {
        const reversed = figuresOf(costOf(scene)).filter(
          ({ lowFen = -Infinity, highFen = Infinity }) => lowFen > highFen,
        );

        expect(reversed).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stays within its bounds when what was not known, and nothing stood in for, is told', () => {
    const told = fc.subarray(['rentFenPerM2Month', 'areaM2', 'divisibleFromM2', 'cleanroomGrade'], { minLength: 1 });
    fc.assert(
      fc.property(scenes('all'), told, (scene, hidden) => {
        const facts = SpaceFacts.parse(
          Object.fromEntries(Object.entries(scene.facts).filter(([name]) => !hidden.includes(name))),
        );
        fc.pre(scene.facts.rentFenPerM2Month !== 'none');
        const [before, after] = [figuresOf(costOf({ ...scene, facts })), figuresOf(costOf(scene))];

        expect(after.filter((figure, at) => !isWithin(figure, before[at] ?? {}))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same where only its figures are reckoned', () => {
    fc.assert(
      fc.property(scenes(), (scene) => {
        const plan = costPlanOf(scene.requirement);
        const subject = costSubjectOf(scene.facts, assumedTerms(plan.terms));
        fc.pre(subject !== undefined);
        const costed = { subject, plan, incentives: scene.incentives };
        const { total, effectivePerM2Month } = costOf(scene);
        const [net, effective] = [totalCostFen(costed), effectiveCostFenPerM2Month(costed)];

        expect([boundedFen(effective.low), boundedFen(effective.high)]).toEqual([
          effectivePerM2Month.lowFen,
          effectivePerM2Month.highFen,
        ]);
        expect([boundedFen(net.low), boundedFen(net.high)]).toEqual([total.net.lowFen, total.net.highFen]);
      }),
      { numRuns: 300 },
    );
  });

  it('for a square metre and month is the total, but for roundings, where the area is known', () => {
    fc.assert(
      fc.property(scenes(), (scene) => {
        const { total, effectivePerM2Month, areaM2, horizonYears } = costOf(scene);
        fc.pre(areaM2.low !== undefined && areaM2.low === areaM2.high);
        const squareMetreMonths = areaM2.low * 12 * horizonYears;
        // Of each line of each year half a fen, and half a fen in the end.
        const roundings = (0.5 * 6 * 11) / squareMetreMonths + 0.5 + 1e-6;
        const away = ENDS.map((end) =>
          Math.abs((total.net[end] ?? 0) / squareMetreMonths - (effectivePerM2Month[end] ?? 0)),
        );

        expect(away.filter((difference) => difference > roundings)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
