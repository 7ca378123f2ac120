import { type Entry, type KeyRange, type Reading, type Table } from './disk.ts';

/** How many entries are read at a time, */
const PAGE = 256;
/** and about how many bytes, as a page is held in memory for as long as the walk rests, which may be minutes. */
const PAGE_BYTES = 1024 * 1024;

/** The entries of a range of a table. */
export interface Span {
  readonly table: Table;
  readonly range: KeyRange;
}

/**
 * The entries of a range, a page at a time, so that the walk may rest between changes and go on later: a page starts
 * after the last key of the one before. Pages are never empty; the first ones are short, as many walks end early.
 */
export function* pages(reading: Reading, { table, range }: Span): Generator<Entry[]> {
  let rest = range;
  for (let size = FIRST_PAGE; ;) {
    const page = reading.range(table, rest, size);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < size) return;
    size = Math.min(size * 4, PAGE, sizeFor(page));
    rest = rest.reverse ? { ...rest, end: last.key } : { ...rest, start: Buffer.concat([last.key, Buffer.from([0])]) };
  }
}

const FIRST_PAGE = 16;

/** How many entries like these make a page. */
function sizeFor(page: readonly Entry[]): number {
  const bytes = page.reduce((sum, { value }) => sum + value.length, 0);
  return Math.max(1, Math.floor((PAGE_BYTES * page.length) / (bytes + 1)));
}

/** The entries of a range one by one. */
export function* paged(reading: Reading, span: Span): Generator<Entry> {
  for (const page of pages(reading, span)) yield* page;
}
