import {
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBConnection,
  type DuckDBType,
  INTEGER,
  UINTEGER,
  UTINYINT,
} from '@duckdb/node-api';

/** A column to be written into a table: the smallest type that holds it, for what is narrow is read faster. */
export interface TableColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly valueAt: (row: number) => number;
}

/** Rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** A column of numbers, whole ones where all are; not a number becomes the one that stands for it. */
export function numberColumn(name: string, values: Float64Array, untold: number): TableColumn {
  const isWhole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return {
    name,
    type: isWhole ? INTEGER : DOUBLE,
    valueAt(row) {
      const value = values[row] ?? NaN;
      return Number.isNaN(value) ? untold : value;
    },
  };
}

/** A column of bytes or bits. */
export function codeColumn(name: string, values: Uint8Array | Uint32Array): TableColumn {
  return {
    name,
    type: values instanceof Uint8Array ? UTINYINT : UINTEGER,
    valueAt: (row) => values[row] ?? 0,
  };
}

/** A column of shares. */
export function doubleColumn(name: string, valueAt: (row: number) => number): TableColumn {
  return { name, type: DOUBLE, valueAt };
}

/** Makes a table, empty; one of the same name goes. */
export async function createTable(
  connection: DuckDBConnection,
  table: string,
  columns: readonly TableColumn[],
): Promise<void> {
  const list = columns.map(({ name, type }) => `${name} ${type.toString()} NOT NULL`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE ${table} (${list})`);
}

/** Appends rows to a table, chunk by chunk. */
export async function fillTable(
  connection: DuckDBConnection,
  table: string,
  { columns, length }: { readonly columns: readonly TableColumn[]; readonly length: number },
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = columns.map(({ type }) => type);
  for (let from = 0; from < length; from += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, length - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    chunk.setColumns(columns.map(({ valueAt }) => Array.from({ length: rows }, (_, at) => valueAt(from + at))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
