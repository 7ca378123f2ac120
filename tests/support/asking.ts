import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Outcome } from '#server/domain/matching/outcome.ts';
import { circumstancesOf } from '#tests/support/builders.ts';

type Ask = Readonly<Record<string, unknown>> & { readonly level?: 'must' | 'prefer' };

/** A criterion as a requirement asks for it, as a must where the ask does not say. */
export function asking(criterion: Criterion, ask: Ask = {}): AskedCriterion {
  const asked = criterion.asked(circumstancesOf({ [criterion.id]: { level: 'must', ...ask } }));
  if (asked === null) throw new Error(`${criterion.id} is asked for and finds nothing`);
  return asked;
}

/** What candidates come to by each of the ways in which the index judges them: by their offers, and by a list of their rings. */
export function quickOutcomes(asked: AskedCriterion, candidates: readonly Candidate[]): Outcome[][] {
  const outcomeAt = asked.outcomesOver?.({
    at: (number) => candidates[number]?.location,
    placesAt: (number) => candidates[number]?.placeIds ?? [],
  });
  return [
    candidates.map((candidate) => asked.outcomeOf(asked.criterion.offer(candidate))),
    ...(outcomeAt === undefined ? [] : [candidates.map((_, number) => outcomeAt(number))]),
  ];
}

/** Paths of the faults of an ask, as a must, in the order found; none where it is valid. */
export function faultPaths(criterion: Criterion, ask: Readonly<Record<string, unknown>>): string[] {
  const parsed = criterion.ask.safeParse({ level: 'must', ...ask });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
}
