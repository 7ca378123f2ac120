import { number64 } from './description.ts';
import { type LeafRecord } from './page.ts';
import { readOverflow } from './overflow.ts';
import { type PageFile } from './pageFile.ts';
import { type UsedPages } from './usedPages.ts';

/** The tree of free pages is ordered by numbers of transactions. */
export function byNumber(one: Buffer, other: Buffer): number {
  if (one.length !== NUMBER_BYTES || other.length !== NUMBER_BYTES) throw new Error('a key is no number');
  return Buffer.compare(Buffer.from(one).reverse(), Buffer.from(other).reverse());
}

const NUMBER_BYTES = 8;

/**
 * Takes the pages that a leaf of that tree lists: what LMDB would write over must belong to nothing. A list has its
 * length, then page numbers; zero is an empty place, and a negative number says how many pages follow the one after it.
 *
 * @throws {Error} if it lists a page outside of the file or one that belongs to something.
 */
export function useFreePages(
  records: readonly LeafRecord[],
  { file, pageBytes, used }: { readonly file: PageFile; readonly pageBytes: number; readonly used: UsedPages },
): void {
  for (const { value } of records) {
    if (value.kind === 'table') throw new Error('a list of free pages is a table');
    const list = value.kind === 'overflow' ? readOverflow(file, pageBytes, value) : value.bytes;
    for (const { first, count } of spans(list)) used.useFree(first, count);
  }
}

function* spans(list: Buffer): Generator<{ readonly first: number; readonly count: number }> {
  const length = list.length < NUMBER_BYTES ? -1 : number64(list, 0);
  if (length < 0 || (length + 1) * NUMBER_BYTES > list.length) throw new Error('a list of free pages is too short');
  for (let at = 1; at <= length; at += 1) {
    const entry = Number(list.readBigInt64LE(at * NUMBER_BYTES));
    if (entry < 0) {
      at += 1;
      if (at > length) throw new Error('a list of free pages ends in the middle');
      yield { first: number64(list, at * NUMBER_BYTES), count: -entry };
    } else if (entry > 0) {
      yield { first: entry, count: 1 };
    }
  }
}
