import { type DuckDBConnection, DuckDBInstance, type JS } from '@duckdb/node-api';
import { type AwaitedEngine, type Placed } from '../engine.ts';
import { type ColumnStore, UNTOLD_LIST, UNTOLD_SQL_LIST } from './columnStore.ts';
import { queryOf } from './duckdbQuery.ts';
import { type TableColumn, codeColumn, createTable, doubleColumn, fillTable, numberColumn } from './duckdbTable.ts';
import { LISTS, NUMBERS, PLACES, untoldNumber } from './facts.ts';
import { pointsOf } from './naive.ts';
import { type NamedCheck, type Plan, planOf } from './plan.ts';

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
    async best(asked, limit, clock) {
      const plan = planOf(asked, store);
      const fill = await prepareShared(connection, store, plan.commons);
      const from = clock();
      await fill();
      const filled = clock();
      // Not before the tables are filled: it is planned for what stands in them.
      const statement = await connection.prepare(queryOf(plan, { limit, rankBy: asked.requirement.rankBy }));
      const prepared = clock();
      const columns = (await statement.runAndReadAll()).getColumnsJS();
      const ms = clock() - prepared + (filled - from);
      statement.destroySync();
      return { ms, placed: placedOf(columns, plan, store) };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

function placedOf(
  [rows = [], isMet = [], low = [], expected = []]: readonly (readonly JS[])[],
  { preferences, totalWeight }: Plan,
  { ids }: ColumnStore,
): Placed[] {
  return rows.map((number, at) => {
    const row = Number(number);
    const high = preferences.reduce((sum, { worth, weight }) => sum + weight * worth.share(row).high, 0);
    return {
      id: ids[row] ?? '',
      isMet: isMet[at] === true,
      low: Number(low[at]),
      expected: Number(expected[at]),
      high: pointsOf(high, totalWeight),
    };
  });
}

function unitColumns({ length, ground, numbers, places, lists }: ColumnStore): TableColumn[] {
  return [
    codeColumn(
      'number',
      Uint32Array.from({ length }, (_, row) => row),
    ),
    codeColumn('site', ground.siteOf),
    codeColumn('park', ground.parkOf),
    ...Object.keys(NUMBERS).map((fact) => numberColumn(fact, numbers(fact), untoldNumber(fact))),
    ...Object.keys(PLACES).map((fact) => codeColumn(fact, places(fact))),
    ...Object.keys(LISTS).map((fact) =>
      codeColumn(
        fact,
        lists(fact).map((bits) => (bits === UNTOLD_LIST ? UNTOLD_SQL_LIST : bits)),
      ),
    ),
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
      codeColumn(
        `${name}_verdict`,
        Uint8Array.from({ length }, (_, number) => check.judge(number).verdict),
      ),
      doubleColumn(`${name}_low`, (number) => check.judge(number).low),
      doubleColumn(`${name}_high`, (number) => check.judge(number).high),
    ]),
  ];
}
