import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { type Column } from './column.ts';
import { createPreferencePoints, type PreferencePoints } from './preferencePoints.ts';
import { type Tally, tallyOf } from './tally.ts';
import { createVerdictColumn, type VerdictColumn } from './verdictColumn.ts';

/** One requirement against one stock, as far as it has been judged. Candidates are rows: their number in the stock, which is in the order of ids. */
export interface Query {
  readonly stock: Stock;
  readonly asked: readonly AskedCriterion[];
  readonly musts: readonly VerdictColumn[];
  readonly points: PreferencePoints;
  readonly tally: Tally;
}

/** What a query is made over. */
export interface Indexed {
  readonly stock: Stock;
  readonly catalogue: readonly Criterion[];
  readonly columnOf: (criterion: Criterion) => Column;
}

/** Judges the musts; the preferences are judged as rows are scored. `isComplete`: see `tallyOf`. */
export function queryOf(
  { stock, catalogue, columnOf }: Indexed,
  circumstances: Circumstances,
  isComplete: boolean,
): Query {
  const asked = askedOf(circumstances, catalogue);
  const inColumns = asked.map((one) => ({ asked: one, column: columnOf(one.criterion) }));
  const musts = inColumns
    .filter(({ asked: { level } }) => level === 'must')
    .map((one) => createVerdictColumn(one.asked, one.column));
  return {
    stock,
    asked,
    musts,
    points: createPreferencePoints(inColumns.filter(({ asked: { level } }) => level === 'prefer')),
    tally: tallyOf(musts, stock.length, isComplete),
  };
}

/** The candidates of rows. */
export function candidatesAt(stock: Stock, rows: readonly number[]): Stock {
  return rows.flatMap((row) => stock[row] ?? []);
}
