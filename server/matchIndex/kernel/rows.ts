import { byteAt, codeAt } from '#server/domain/flat.ts';
import { BUCKETS_MAX } from '../cuts.ts';

/** Bytes of a row, and rows of a table. */
const ROW = 16;

/** The table that begins at a place in the memory of a kernel, of bytes for the buckets of a column. */
export interface Rows {
  readonly bytes: Uint8Array;
  readonly begin: number;
  /** How many spaces are in each bucket: of one in which there is none, its byte is as may be. */
  readonly histogram: Uint32Array;
  readonly column: number;
  /** How many buckets there are besides `WILD`. */
  readonly count: number;
}

/**
 * Lays down, beside the rows of a table, what those say that are the same throughout, and which are not; gives the number of
 * these. See `assembly/rows.ts`.
 */
export function layRows(rows: Rows): number {
  const { bytes, begin, count } = rows;
  let others = 0;
  for (let row = 0; row < ROW; row += 1) {
    const isUsed = row * ROW < count || row === ROW - 1;
    const value = isUsed ? valueOf(rows, row * ROW) : 0;
    bytes[begin + BUCKETS_MAX + row] = value ?? 0;
    if (value !== undefined) continue;
    bytes[begin + BUCKETS_MAX + ROW + others] = row;
    others += 1;
  }
  return others;
}

/** What all of a row say, as far as there are spaces in them; undefined where they do not say the same. */
function valueOf({ bytes, begin, histogram, column }: Rows, from: number): number | undefined {
  let value: number | undefined;
  for (let bucket = from; bucket < from + ROW; bucket += 1) {
    if (codeAt(histogram, column * BUCKETS_MAX + bucket) === 0) continue;
    const its = byteAt(bytes, begin + bucket);
    if (value !== undefined && its !== value) return undefined;
    value = its;
  }
  return value ?? 0;
}
