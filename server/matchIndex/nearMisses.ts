import { judge } from '#server/domain/matching/judge.ts';
import { missedOf, type Missed } from '#server/domain/matching/nearMiss.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { codeAt, numberAt } from './flat.ts';
import { candidatesAt, type Query } from './query.ts';
import { createTopRows } from './topRows.ts';
import { UNMET, type VerdictColumn } from './verdictColumn.ts';

/** The nearest misses of `nearMissesOf`, as many as `limit`, off the tally. */
export function indexedNearMisses(query: Query, limit: number): Missed[] {
  const { stock, asked } = query;
  return candidatesAt(stock, nearestRows(query, limit)).flatMap(
    (candidate) => missedOf(judge(asked, candidate), asked) ?? [],
  );
}

function nearestRows({ musts, points, tally: { unmet, isFixed } }: Query, limit: number): number[] {
  const sizes = musts.map(createChangeSizes);
  const change = new Float64Array(unmet.length);
  // Scored only where changes tie.
  const expected = new Float64Array(unmet.length).fill(NaN);
  const expectedOf = (row: number): number => {
    if (Number.isNaN(numberAt(expected, row))) expected[row] = points.expected(row);
    return numberAt(expected, row);
  };
  const top = createTopRows(
    limit,
    (a, b) => numberAt(change, a) - numberAt(change, b) || expectedOf(b) - expectedOf(a) || a - b,
  );
  for (let row = 0; row < unmet.length; row += 1) {
    if (unmet[row] === 0 || isFixed[row] === 1) continue;
    let sum = 0;
    for (const sizeOf of sizes) sum += sizeOf(row);
    if (sum === Infinity) continue;
    change[row] = withoutRoundingError(sum);
    top.offer(row);
  }
  return top.rows();
}

/** Size of the change that a row needs of one must: 0 where that is not unmet, infinite where no change would do. Each offer is asked once. */
function createChangeSizes({ asked, column: { codes, examples }, verdicts }: VerdictColumn): (row: number) => number {
  const sizes = new Float64Array(examples.length).fill(NaN);
  const sizeOf = (code: number): number => {
    const example = examples[code];
    const size = example === undefined ? Infinity : (asked.change(example)?.change ?? Infinity);
    sizes[code] = size;
    return size;
  };
  return (row) => {
    const code = codeAt(codes, row);
    if (verdicts[code] !== UNMET) return 0;
    const kept = numberAt(sizes, code);
    return Number.isNaN(kept) ? sizeOf(code) : kept;
  };
}
