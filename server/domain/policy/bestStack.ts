import { type IncentiveStack, type LeftReason, type YearFen } from '#shared/policy/judged.ts';
import { byCodeUnits } from '../matching/order.ts';
import { type ClaimedMeasure } from './measuresAt.ts';
import { type Paid, type Solved, solve } from './solve.ts';
import { type MeasuresProblem, stackProblemOf } from './stackProblem.ts';
import { type StackQuestion, claimablesOf } from './stackOptions.ts';

type Taken = IncentiveStack['taken'][number];
type Left = IncentiveStack['left'][number];

/** What the best stack pays, without why. */
export type StackTotal = Pick<IncentiveStack, 'totalFen' | 'byYear'>;

/** The best legal stack of some measures: what it pays, what it takes, and for each award left, why and at what cost. */
export function bestStack(measures: readonly ClaimedMeasure[], question: StackQuestion): IncentiveStack {
  const asked = stackProblemOf(measures, question);
  const solved = solve(asked.problem) ?? NOTHING;
  const taken = takenOf(solved.taken, asked);
  return {
    ...totalOf(solved),
    taken,
    left: leftOf(claimablesOf(measures, question).map(({ owner }) => owner), { asked, solved }),
    validityNotFoundFen: fenOf(taken, measures, ({ judged }) => judged.inForce === 'validity-not-found'),
    beforeFairCompetitionFen: fenOf(taken, measures, ({ policy }) => policy.beforeFairCompetition),
  };
}

/** What the best legal stack of some measures pays, and whether more of them have no known end. */
export function bestTotal(
  measures: readonly ClaimedMeasure[],
  question: StackQuestion,
): StackTotal & Pick<MeasuresProblem, 'openEnded'> {
  const { problem, openEnded } = stackProblemOf(measures, question);
  return { ...totalOf(solve(problem) ?? NOTHING), openEnded };
}

const NOTHING: Solved = { totalFen: 0, taken: [] };

function totalOf({ totalFen, taken }: Solved): StackTotal {
  return { totalFen, byYear: byYear(taken.flatMap(({ payments }) => payments)) };
}

function byYear(payments: readonly YearFen[]): YearFen[] {
  const sums = new Map<number, number>();
  for (const { year, fen } of payments) sums.set(year, (sums.get(year) ?? 0) + fen);
  return [...sums]
    .filter(([, fen]) => fen > 0)
    .sort(([one], [other]) => one - other)
    .map(([year, fen]) => ({ year, fen }));
}

/** The parts of one measure are one claim; what is taken only because another needs it pays nothing and is one too. */
function takenOf(paid: readonly Paid[], { ownerOf, byOf }: MeasuresProblem): Taken[] {
  const byMeasure = new Map<string, Paid[]>();
  for (const one of paid) {
    const { id } = ownerOf(one.id).judged;
    byMeasure.set(id, [...(byMeasure.get(id) ?? []), one]);
  }
  return [...byMeasure]
    .map(([id, parts]) => {
      const payments = byYear(parts.flatMap((part) => part.payments));
      return {
        id,
        fen: payments.reduce((sum, { fen }) => sum + fen, 0),
        payments,
        cutBy: [...new Set(parts.flatMap(({ cutBy }) => cutBy.map(byOf)))].sort(byCodeUnits),
      };
    })
    .sort((one, other) => byCodeUnits(one.id, other.id));
}

function fenOf(
  taken: readonly Taken[],
  measures: readonly ClaimedMeasure[],
  counts: (measure: ClaimedMeasure) => boolean,
): number {
  const counted = new Set(measures.filter(counts).map(({ judged }) => judged.id));
  return taken.filter(({ id }) => counted.has(id)).reduce((sum, { fen }) => sum + fen, 0);
}

interface Answered {
  readonly asked: MeasuresProblem;
  readonly solved: Solved;
}

function leftOf(owners: readonly ClaimedMeasure[], answered: Answered): Left[] {
  const taken = new Set(answered.solved.taken.map(({ id }) => answered.asked.ownerOf(id)));
  return [...new Set(owners)]
    .filter((owner) => !taken.has(owner))
    .map((owner) => leftFor(owner, answered))
    .sort((one, other) => byCodeUnits(one.id, other.id));
}

/** Of several parts, that which it would cost least to take. */
function leftFor(owner: ClaimedMeasure, answered: Answered): Left {
  const { asked, solved } = answered;
  const { id } = owner.judged;
  const parts = asked.problem.options.filter((option) => asked.ownerOf(option.id) === owner);
  const nothing = { id, reason: { kind: 'no-amount' as const, by: id, instead: [] }, costsFen: 0 };
  const costs = parts.map((part) => {
    const forced = solve(asked.problem, part.id);
    const reason = reasonOf(part, answered);
    return { id, reason, costsFen: forced === undefined ? 0 : solved.totalFen - forced.totalFen };
  });
  return costs.sort((one, other) => one.costsFen - other.costsFen)[0] ?? nothing;
}

type Option = MeasuresProblem['problem']['options'][number];

function reasonOf(option: Option, { asked, solved }: Answered): LeftReason {
  const { problem, byOf } = asked;
  const taken = solved.taken.map(({ id }) => id);
  const keysOf = (ids: readonly string[]): string[] =>
    [...new Set(ids.map((id) => asked.ownerOf(id).judged.id))].sort(byCodeUnits);
  const group = problem.oneOf.find(({ members }) => members.includes(option.id) && members.some((id) => taken.includes(id)));
  if (group !== undefined) {
    return { kind: 'one-of', by: byOf(group.id), instead: keysOf(group.members.filter((id) => taken.includes(id))) };
  }
  const { needs } = option;
  if (needs !== undefined && !needs.some((id) => taken.includes(id))) {
    return { kind: 'needs', by: neededBy(option, asked), instead: [] };
  }
  const cap = problem.caps.find(({ members }) => members.includes(option.id) && members.some((id) => taken.includes(id)));
  if (cap === undefined) return { kind: 'no-amount', by: asked.ownerOf(option.id).judged.id, instead: [] };
  return { kind: 'cap', by: byOf(cap.id), instead: keysOf(cap.members.filter((id) => taken.includes(id))) };
}

/** The award without which it is not paid; where none is there that could be claimed, what its policy says it depends on. */
function neededBy({ id, needs = [] }: Option, { ownerOf, problem }: MeasuresProblem): string {
  const there = needs.find((need) => problem.options.some((option) => option.id === need));
  const { measure, judged } = ownerOf(id);
  return there === undefined ? (measure.dependsOn?.[0] ?? judged.id) : ownerOf(there).judged.id;
}
