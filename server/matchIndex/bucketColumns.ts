import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Bucketing } from './bucketing.ts';
import { type Placed } from './treeQuery.ts';

/** Criteria that are offered the same by the same function, and so stand in one column; the first speaks for the others. */
export type Alike = readonly [Criterion, ...Criterion[]];

/** The criteria of each column, in catalogue order of their first; those that are judged on rings have none. */
export function alikeIn(catalogue: readonly Criterion[]): Alike[] {
  const byOffer = new Map<Criterion['offer'], [Criterion, ...Criterion[]]>();
  for (const criterion of catalogue) {
    if (criterion.coverSlack !== undefined) continue;
    const alike = byOffer.get(criterion.offer);
    if (alike === undefined) byOffer.set(criterion.offer, [criterion]);
    else alike.push(criterion);
  }
  return [...byOffer.values()];
}

/** The column of each criterion by its id, of bucketings in the order of their columns. */
export function columnByIdOf(columns: readonly Alike[], bucketings: readonly Bucketing[]): Placed['columnById'] {
  return new Map(
    bucketings.flatMap((bucketing, column) =>
      (columns[column] ?? []).map(({ id }) => [id, { column, bucketing }] as const),
    ),
  );
}

/** The bucketings of columns, each once, in their order. */
export function bucketingsOf(columnById: Placed['columnById']): Bucketing[] {
  return [...new Set([...columnById.values()].map(({ bucketing }) => bucketing))];
}
