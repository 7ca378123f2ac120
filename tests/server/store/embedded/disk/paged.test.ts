import { describe, expect, it } from 'vitest';
import { type Entry, type Reading } from '#server/store/embedded/disk/disk.ts';
import { pages } from '#server/store/embedded/disk/paged.ts';

/** A table of so many entries of so many bytes. */
function readingOf(count: number, bytes: number): Reading {
  const all: Entry[] = Array.from({ length: count }, (_, at) => ({ key: keyOf(at), value: Buffer.alloc(bytes) }));
  return {
    get: () => undefined,
    range: (_table, { start, end }, limit) =>
      all.filter(({ key }) => Buffer.compare(key, start) >= 0 && Buffer.compare(key, end) < 0).slice(0, limit),
    count: () => count,
  };
}

function keyOf(at: number): Buffer {
  const key = Buffer.alloc(4);
  key.writeUInt32BE(at);
  return key;
}

function pageSizes(reading: Reading): number[] {
  const range = { start: keyOf(0), end: keyOf(0xffffffff) };
  return Array.from(pages(reading, { table: 'documents', range }), (page) => page.length);
}

describe('the pages of a walk', () => {
  it('grow from 16 entries to 256', () => {
    expect(pageSizes(readingOf(600, 100))).toEqual([16, 64, 256, 256, 8]);
  });

  it('have no more than about a megabyte where entries are large', () => {
    // 1,048,576 × 16 / (16 × 300,000 + 1) = 3.49…
    expect(pageSizes(readingOf(24, 300_000))).toEqual([16, 3, 3, 2]);
  });

  it('have one entry where each is larger than that', () => {
    expect(pageSizes(readingOf(18, 2_000_000))).toEqual([16, 1, 1]);
  });
});
