import { type RankBy } from '#shared/requirement.ts';
import { type Plan } from './plan.ts';

/** What is wanted of a query. */
export interface Wanted {
  readonly limit: number;
  readonly rankBy: RankBy | undefined;
}

/**
 * A requirement in SQL: row, whether all musts are met, lower and expected score of the best rows. Each must is a
 * condition of its own, so that DuckDB may put them in the order that serves it best.
 */
export function queryOf({ musts, preferences, totalWeight, commons }: Plan, { limit, rankBy }: Wanted): string {
  const sum = (shareOf: (worth: (typeof preferences)[number]['worth']) => string): string =>
    ['0e0', ...preferences.map(({ weight, worth }) => `${weight}::DOUBLE * (${shareOf(worth)})`)].join(' + ');
  const points = (weighted: string): string =>
    totalWeight === 0 ? '100e0' : `100e0 * ((${weighted}) / ${totalWeight}::DOUBLE)`;
  const low = points(sum(({ sql }) => sql.low));
  const expected = points(sum(({ sql }) => `(${sql.low} + ${sql.high}) / 2e0`));
  const isMet = musts.length === 0 ? 'true' : musts.map(({ sql }) => `(${sql.isMet})`).join(' AND ');
  const order = ['isMet DESC', ...(rankBy === 'low' ? [] : ['expected DESC']), 'low DESC', 'number'];
  return [
    `SELECT number, ${isMet} AS isMet, ${low} AS low, ${expected} AS expected FROM units`,
    ...(['site', 'park'] as const)
      .filter((of) => commons.some(({ check }) => check.of === of))
      .map((of) => `JOIN ${of}s USING (${of})`),
    ...(musts.length === 0 ? [] : [`WHERE ${musts.map(({ sql }) => `(${sql.passes})`).join(' AND ')}`]),
    `ORDER BY ${order.join(', ')} LIMIT ${limit}`,
  ].join(' ');
}
