import { LISTS, NUMBERS, PLACES } from './facts.ts';
import { type Ground } from './ground.ts';
import { type Row } from './row.ts';

/** The highest bit of a list: not known. */
export const UNTOLD_LIST = 2 ** 31;

/** All bits, in SQL: not known, and passing whatever is asked. */
export const UNTOLD_SQL_LIST = 2 ** 32 - 1;

/** A stock as one typed array for each fact, with one value for every space. */
export interface ColumnStore {
  readonly length: number;
  readonly ids: readonly string[];
  /** Not a number is not known. */
  readonly numbers: (fact: string) => Float64Array;
  /** Places on a scale; `UNTOLD` is not known. */
  readonly places: (fact: string) => Uint8Array;
  /** A bit for each word; `UNTOLD_LIST` is not known. */
  readonly lists: (fact: string) => Uint32Array;
  /** The bits of some words in a list. */
  readonly bitsOf: (fact: string, words: readonly string[]) => number;
  readonly ground: Ground;
}

/** Lays rows out as columns. */
export function columnStoreOf(rows: readonly Row[], ground: Ground): ColumnStore {
  const bitByWord = new Map(Object.keys(LISTS).map((fact) => [fact, new Map<string, number>()]));
  const bitsOf = (fact: string, words: readonly string[]): number => {
    const bits = bitByWord.get(fact) ?? new Map<string, number>();
    return words.reduce((sum, word) => {
      const bit = bits.get(word) ?? 2 ** bits.size;
      if (bit >= UNTOLD_LIST) throw new RangeError(`${fact} has more words than a column has bits`);
      bits.set(word, bit);
      return (sum | bit) >>> 0;
    }, 0);
  };
  const listOf = (fact: string, words: readonly string[] | undefined): number =>
    words === undefined ? UNTOLD_LIST : bitsOf(fact, words);
  return {
    length: rows.length,
    ids: rows.map(({ id }) => id),
    numbers: kept(NUMBERS, (_, numberOf) => Float64Array.from(rows, numberOf)),
    places: kept(PLACES, (_, placeOf) => Uint8Array.from(rows, placeOf)),
    lists: kept(LISTS, (fact, wordsOf) => Uint32Array.from(rows, (row) => listOf(fact, wordsOf(row)))),
    bitsOf,
    ground,
  };
}

/** The columns of facts, all laid out at once. */
function kept<Read, Column>(
  facts: Readonly<Record<string, Read>>,
  columnOf: (fact: string, read: Read) => Column,
): (fact: string) => Column {
  const columns = new Map(Object.entries(facts).map(([fact, read]) => [fact, columnOf(fact, read)]));
  return (fact) => {
    const column = columns.get(fact);
    if (column === undefined) throw new RangeError(`There is no column of ${fact}`);
    return column;
  };
}
