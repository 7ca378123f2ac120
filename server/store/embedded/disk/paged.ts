import { type Disk, type Entry, type KeyRange, type Table } from './disk.ts';

/** How many entries are read at a time. */
const PAGE = 256;

/**
 * The entries of a range, read a page at a time, so that the walk may rest between changes and go on later: a page
 * starts after the last key of the one before.
 */
export function* paged(disk: Disk, table: Table, range: KeyRange): Generator<Entry> {
  let rest = range;
  for (;;) {
    const page = disk.range(table, rest, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    rest = rest.reverse ? { ...rest, end: last.key } : { ...rest, start: Buffer.concat([last.key, Buffer.from([0])]) };
  }
}
