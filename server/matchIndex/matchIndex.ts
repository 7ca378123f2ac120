import { type AnswerPart } from '#shared/answer.ts';
import { bundlesOf, shownBundles } from '#server/domain/matching/bundle.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { certificateOf } from '#server/domain/matching/certificate/certificate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluate, type Stock } from '#server/domain/matching/evaluation.ts';
import { type Judged, judge } from '#server/domain/matching/judge.ts';
import { NEAR_MISSES_MAX, shownNearMiss } from '#server/domain/matching/nearMiss.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { evaluationOf } from '#server/domain/matching/parts.ts';
import { resultsOf } from '#server/domain/matching/result.ts';
import { bestRows } from './bestRows.ts';
import { indexedMembers } from './bundleMembers.ts';
import { createColumns } from './column.ts';
import { indexedCounts } from './counts.ts';
import { indexedNearMisses } from './nearMisses.ts';
import { candidatesAt, queryOf } from './query.ts';
import { indexedRelaxations } from './relaxations.ts';

/**
 * The fast path of `evaluate`: exactly the same answers over the same stock. Per criterion it keeps a column of the
 * distinct offers; a requirement has each of them judged once, by the criterion's own check, and whole judgements are
 * made only for what is shown. Columns are laid out when a requirement first asks for their criterion.
 */
export function createMatchIndex(stock: Stock, catalogue: readonly Criterion[]): Evaluate {
  const inOrder = stock.toSorted((a, b) => byCodeUnits(a.space.id, b.space.id));
  const indexed = { stock: inOrder, catalogue, columnOf: createColumns(inOrder) };
  const bestUnder = (circumstances: Circumstances, limit: number): Judged[] => {
    const query = queryOf(indexed, circumstances, false);
    return candidatesAt(inOrder, bestRows(query, limit, circumstances.requirement.rankBy ?? 'expected')).map(
      (candidate) => judge(query.asked, candidate),
    );
  };
  return (circumstances, { limit, include }) => {
    const isComplete = include.some((part) => READS_EVERY_VERDICT.has(part));
    const query = queryOf(indexed, circumstances, isComplete);
    const { asOf, rankBy = 'expected' } = circumstances.requirement;
    return evaluationOf(
      {
        results() {
          const best = candidatesAt(inOrder, bestRows(query, limit, rankBy));
          return resultsOf(
            best.map((candidate) => judge(query.asked, candidate)),
            { circumstances, include },
          );
        },
        counts: () => indexedCounts(query, asOf),
        relaxations: () => indexedRelaxations(query),
        nearMisses: () =>
          indexedNearMisses(query, Math.min(limit, NEAR_MISSES_MAX)).map((missed) => shownNearMiss(missed, include)),
        bundles() {
          const complete = isComplete ? query : queryOf(indexed, circumstances, true);
          const best = bundlesOf(indexedMembers(complete), query.asked).slice(0, limit);
          return shownBundles(best, query.asked, include);
        },
        certificate() {
          const fitting = inOrder.filter((_, row) => query.tally.unmet[row] === 0);
          return certificateOf({ circumstances, asked: query.asked, fitting, best: bestUnder, limit });
        },
      },
      include,
    );
  };
}

/** Parts for which it matters by which and by how many musts a space is excluded. */
const READS_EVERY_VERDICT: ReadonlySet<AnswerPart> = new Set(['counts', 'relaxations', 'nearMisses', 'bundles']);
