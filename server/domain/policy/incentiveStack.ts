import { type IncentiveStack, type LeftReason, type YearFen } from '#shared/policy/judged.ts';
import { byCodeUnits } from '../matching/order.ts';
import { groupedBy } from './groupedBy.ts';
import { type ClaimedMeasure } from './measuresAt.ts';
import { type BestStack, bestStack } from './stack/bestStack.ts';
import { type Left as LeftOption } from './stack/left.ts';
import { type StackOption } from './stack/problem.ts';
import { type MeasuresProblem, stackProblemOf } from './stackProblem.ts';
import { type StackQuestion } from './stackOptions.ts';

type Taken = IncentiveStack['taken'][number];
type Left = IncentiveStack['left'][number];

/** What the best stack pays, without why. */
export interface StackTotal {
  readonly totalFen: number;
  readonly byYear: readonly YearFen[];
}

/** The best legal stack of some measures: what it pays, what it takes, and for each award left, why and at what cost. */
export function incentiveStackOf(measures: readonly ClaimedMeasure[], question: StackQuestion): IncentiveStack {
  const asked = stackProblemOf(measures, question);
  const best = bestStack(asked.problem);
  const taken = takenOf(best, asked);
  return {
    totalFen: best.stack.totalFen,
    byYear: [...best.stack.byYear],
    taken,
    left: leftOf(asked, best, new Set(taken.map(({ id }) => id))),
    validityNotFoundFen: fenOf(taken, measures, ({ judged }) => judged.inForce === 'validity-not-found'),
    beforeFairCompetitionFen: fenOf(taken, measures, ({ policy }) => policy.beforeFairCompetition),
  };
}

/** What the best legal stack of some measures pays, and which claims have no known end. */
export function stackTotalOf(
  measures: readonly ClaimedMeasure[],
  question: StackQuestion,
): StackTotal & Pick<MeasuresProblem, 'openEnded'> {
  const { problem, openEnded } = stackProblemOf(measures, question);
  const { totalFen, byYear } = bestStack(problem).stack;
  return { totalFen, byYear, openEnded };
}

/** The parts of one measure are one claim. */
function takenOf({ stack }: BestStack, { problem, ownerOf, byOf }: MeasuresProblem): Taken[] {
  const byMeasure = groupedBy(stack.byOption, ({ id }) => ownerOf(id).judged.id);
  const askedFen = new Map(problem.options.map(({ id, payments }) => [id, sumOf(payments)]));
  const capsOver = (id: string): string[] =>
    problem.caps.filter((cap) => stack.bindingCaps.includes(cap.id) && cap.members.includes(id)).map((cap) => cap.id);
  return [...byMeasure]
    .map(([id, parts]) => {
      const cut = parts.filter((part) => part.fen < (askedFen.get(part.id) ?? 0));
      return {
        id,
        fen: sumOf(parts),
        payments: mergedByYear(parts.flatMap(({ byYear }) => byYear)),
        cutBy: [...new Set(cut.flatMap((part) => capsOver(part.id).map(byOf)))].sort(byCodeUnits),
      };
    })
    .sort((one, other) => byCodeUnits(one.id, other.id));
}

function sumOf(payments: readonly { readonly fen: number }[]): number {
  return payments.reduce((sum, { fen }) => sum + fen, 0);
}

function mergedByYear(payments: readonly YearFen[]): YearFen[] {
  return [...groupedBy(payments, ({ year }) => year)]
    .map(([year, own]) => ({ year, fen: sumOf(own) }))
    .sort((one, other) => one.year - other.year);
}

function fenOf(
  taken: readonly Taken[],
  measures: readonly ClaimedMeasure[],
  counts: (measure: ClaimedMeasure) => boolean,
): number {
  const counted = new Set(measures.filter(counts).map(({ judged }) => judged.id));
  return sumOf(taken.filter(({ id }) => counted.has(id)));
}

/** Of the awards that may be claimed and are not taken in any part; of several parts that which it would cost least to take. */
function leftOf(asked: MeasuresProblem, best: BestStack, taken: ReadonlySet<string>): Left[] {
  const left = new Map(best.stack.left.map((one) => [one.id, one]));
  const byMeasure = groupedBy(asked.claimables, ({ owner }) => owner.judged.id);
  return [...byMeasure]
    .filter(([id]) => !taken.has(id))
    .map(([id, parts]) => {
      const costs = parts.flatMap(({ part }) => {
        const option = left.get(part.id);
        if (option === undefined) return [];
        return [{ id, reason: reasonOf(option, asked, best), costsFen: best.costFen(part.id) ?? 0 }];
      });
      return costs.sort((one, other) => one.costsFen - other.costsFen)[0] ?? withoutAmount(id);
    })
    .sort((one, other) => byCodeUnits(one.id, other.id));
}

function withoutAmount(id: string): Left {
  return { id, reason: { kind: 'no-amount', by: id, instead: [] }, costsFen: 0 };
}

function reasonOf({ id, because }: LeftOption, asked: MeasuresProblem, { stack }: BestStack): LeftReason {
  const { ownerOf, byOf, problem } = asked;
  const takenOf = (members: readonly string[]): string[] =>
    [...new Set(members.filter((one) => stack.taken.includes(one)).map((one) => ownerOf(one).judged.id))].sort(
      byCodeUnits,
    );
  switch (because.rule) {
    case 'one-of':
      return { kind: 'one-of', by: byOf(because.oneOf), instead: [ownerOf(because.by).judged.id] };
    case 'need':
      return { kind: 'needs', by: neededBy(id, because.needs, asked), instead: [] };
    case 'no-payment':
      return { kind: 'no-amount', by: ownerOf(id).judged.id, instead: [] };
    case 'cap': {
      const full = problem.caps.filter((cap) => because.caps.includes(cap.id));
      const [cap] = full;
      if (cap === undefined) return { kind: 'no-amount', by: ownerOf(id).judged.id, instead: [] };
      return { kind: 'cap', by: byOf(cap.id), instead: takenOf(full.flatMap(({ members }) => members)) };
    }
  }
}

/** The award without which it is not paid; where none is there that could be claimed, what its policy says it depends on. */
function neededBy(id: string, needs: readonly StackOption['id'][], { ownerOf, problem }: MeasuresProblem): string {
  const there = needs.find((need) => problem.options.some((option) => option.id === need));
  const { measure, judged } = ownerOf(id);
  return there === undefined ? (measure.dependsOn?.[0] ?? judged.id) : ownerOf(there).judged.id;
}
