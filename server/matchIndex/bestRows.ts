import { type RankBy } from '#shared/requirement.ts';
import { byteAt, numberAt } from './flat.ts';
import { type Query } from './query.ts';
import { createTopRows } from './topRows.ts';

/** The best rows that are not excluded, best first: the order of `byStanding` and then of ids, over arrays. */
export function bestRows({ points, tally: { unmet, unknown } }: Query, limit: number, rankBy: RankBy): number[] {
  const expected = new Float64Array(unmet.length);
  const low = new Float64Array(unmet.length);
  const [first, second] = rankBy === 'low' ? [low, low] : [expected, low];
  const top = createTopRows(
    limit,
    (a, b) =>
      Math.min(byteAt(unknown, a), 1) - Math.min(byteAt(unknown, b), 1) ||
      numberAt(first, b) - numberAt(first, a) ||
      numberAt(second, b) - numberAt(second, a) ||
      a - b,
  );
  for (let row = 0; row < unmet.length; row += 1) {
    if (unmet[row] !== 0) continue;
    expected[row] = points.expected(row);
    low[row] = points.low(row);
    top.offer(row);
  }
  return top.rows();
}
