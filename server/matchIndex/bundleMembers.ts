import { type BundleMember, isTotal, mayJoin } from '#server/domain/matching/bundleMember.ts';
import { byteAt, codeAt } from './flat.ts';
import { type Query } from './query.ts';
import { UNKNOWN, UNMET, type VerdictColumn } from './verdictColumn.ts';

/** The spaces of `membersOf`, off the tally, which must be complete. */
export function indexedMembers({ stock, musts, points, tally: { unmet, unknown } }: Query): BundleMember[] {
  const totals = musts.filter(({ asked }) => isTotal(asked));
  return stock.flatMap((candidate, row) => {
    const unmetTotals = countOf(totals, row, UNMET);
    if (unmetTotals === 0 || unmetTotals < byteAt(unmet, row) || !mayJoin(candidate)) return [];
    const isConfirmed = countOf(totals, row, UNKNOWN) === byteAt(unknown, row);
    return [
      {
        candidate,
        standing: {
          verdict: isConfirmed ? 'met' : 'unconfirmed',
          score: { expected: points.expected(row), low: points.low(row) },
        },
      },
    ];
  });
}

function countOf(musts: readonly VerdictColumn[], row: number, verdict: number): number {
  let count = 0;
  for (const { column, verdicts } of musts) {
    if (byteAt(verdicts, codeAt(column.codes, row)) === verdict) count += 1;
  }
  return count;
}
