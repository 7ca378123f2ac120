import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type AwaitedEngine } from '../engine.ts';
import { type ColumnStore, UNTOLD_LIST } from './columnStore.ts';
import { queryOf } from './duckdbQuery.ts';
import {
  type TableColumn,
  booleanColumn,
  codeColumn,
  createTable,
  doubleColumn,
  fillTable,
  numberColumn,
} from './duckdbTable.ts';
import { LISTS, NUMBERS, PLACES, UNTOLD } from './facts.ts';
import { pointsOf } from './naive.ts';
import { type NamedCheck, planOf } from './plan.ts';
import { MET, UNKNOWN } from './verdict.ts';

/**
 * DuckDB in this process, on one thread: one table in the order of parks, and for each requirement two small ones of
 * what its sites and parks decide, which SQL could reckon only at length. Preparing the statement is not timed.
 */
export async function createDuckDb(store: ColumnStore): Promise<AwaitedEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const columns = unitColumns(store);
  await createTable(connection, 'units', columns);
  await fillTable(connection, 'units', { columns, length: store.length });
  return {
    name: 'DuckDB in process, one thread',
    async prepare(asked, limit) {
      const plan = planOf(asked, store);
      const fill = await prepareShared(connection, store, plan.commons);
      const statement = await connection.prepare(queryOf(plan, { limit, rankBy: asked.requirement.rankBy }));
      return async () => {
        await fill();
        const reader = await statement.runAndReadAll();
        const [rows = [], isMet = [], low = [], expected = []] = reader.getColumnsJS();
        statement.destroySync();
        return rows.map((number, at) => {
          const row = Number(number);
          const high = plan.preferences.reduce((sum, { worth, weight }) => sum + weight * worth.share(row).high, 0);
          return {
            id: store.ids[row] ?? '',
            isMet: isMet[at] === true,
            low: Number(low[at]),
            expected: Number(expected[at]),
            high: pointsOf(high, plan.totalWeight),
          };
        });
      };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

function unitColumns({ length, ground, numbers, places, lists }: ColumnStore): TableColumn[] {
  return [
    codeColumn(
      'number',
      Uint32Array.from({ length }, (_, row) => row),
    ),
    codeColumn('site', ground.siteOf),
    codeColumn('park', ground.parkOf),
    ...Object.keys(NUMBERS).map((fact) => numberColumn(fact, numbers(fact))),
    ...Object.keys(PLACES).map((fact) => codeColumn(fact, places(fact), UNTOLD)),
    ...Object.keys(LISTS).map((fact) => codeColumn(fact, lists(fact), UNTOLD_LIST)),
  ];
}

/** Makes the tables of sites and parks that a requirement needs; what is returned judges and fills them. */
async function prepareShared(
  connection: DuckDBConnection,
  { ground }: ColumnStore,
  commons: readonly NamedCheck[],
): Promise<() => Promise<void>> {
  const tables = [
    { of: 'site', length: ground.sites.length },
    { of: 'park', length: ground.parks.length },
  ]
    .map(({ of, length }) => ({ of, length, checks: commons.filter(({ check }) => check.of === of) }))
    .filter(({ checks }) => checks.length > 0)
    .map(({ of, length, checks }) => ({ name: `${of}s`, length, columns: sharedColumns(of, length, checks) }));
  for (const { name, columns } of tables) await createTable(connection, name, columns);
  return async () => {
    for (const { name, columns, length } of tables) await fillTable(connection, name, { columns, length });
  };
}

function sharedColumns(of: string, length: number, checks: readonly NamedCheck[]): TableColumn[] {
  return [
    codeColumn(
      of,
      Uint32Array.from({ length }, (_, number) => number),
    ),
    ...checks.flatMap(({ name, check }) => [
      booleanColumn(`${name}_met`, (number) => {
        const { verdict } = check.judge(number);
        return verdict === UNKNOWN ? null : verdict === MET;
      }),
      doubleColumn(`${name}_low`, (number) => check.judge(number).low),
      doubleColumn(`${name}_high`, (number) => check.judge(number).high),
    ]),
  ];
}
