import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#server/store/embedded/disk/checkFile.ts';
import { type Change } from '#server/store/embedded/disk/disk.ts';
import { readDescriptions } from '#server/store/embedded/disk/file/description.ts';
import { type LeafRecord, type Page, readPage } from '#server/store/embedded/disk/file/page.ts';
import { openPageFile } from '#server/store/embedded/disk/file/pageFile.ts';
import { type Due, faultsIn, firstFaults } from '#server/store/embedded/disk/inspectFile.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const PAGE = 4096;

/** A file with 2,000 documents of 100 bytes, so that there are branch pages, and one of 10,000, which needs three pages of its own. */
async function aFile(): Promise<string> {
  const path = join(temporaryFolder(), 'store.mdb');
  const disk = openLmdb(path);
  await disk.commit([
    ...Array.from({ length: 2000 }, (_, at) => put(at, 100)),
    { table: 'documents', key: keyOf(5000), value: Buffer.alloc(10_000, 7) },
  ]);
  await disk.commit([put(1, 50)]);
  await disk.close();
  return path;
}

function put(at: number, size: number): Change {
  return { table: 'documents', key: keyOf(at), value: Buffer.alloc(size, at) };
}

function keyOf(at: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeUInt32BE(at, 4);
  return key;
}

function inspectFile(path: string, due: Due = () => undefined): Promise<string[]> {
  return firstFaults(faultsIn(path, due));
}

type Kind = 'branch' | 'leaf' | 'large value';

/** Changes a page of the documents: the root, the last leaf, or the first page of the large value. */
function damage(path: string, kind: Kind, change: (page: Buffer) => void): void {
  const at = pageOf(path, kind) * PAGE;
  const bytes = readFileSync(path);
  change(bytes.subarray(at, at + PAGE));
  writeFileSync(path, bytes);
}

function pageOf(path: string, kind: Kind): number {
  const file = openPageFile(path);
  const read = (number: number): Page =>
    readPage(file.read(number * PAGE, PAGE), number, (one, other) => Buffer.compare(one, other));
  const tables = recordsOf(read(readDescriptions(file)[0]?.tables.root ?? 0));
  const branch = rootOf(tables.find(({ key }) => key.toString() === 'documents\0'));
  const leaf = lastChildOf(read(branch));
  const large = recordsOf(read(leaf)).at(-1)?.value;
  file.close();
  return { branch, leaf, 'large value': large?.kind === 'overflow' ? large.first : 0 }[kind];
}

function rootOf(record: LeafRecord | undefined): number {
  return record?.value.kind === 'table' ? (record.value.tree.root ?? 0) : 0;
}

function lastChildOf(page: Page): number {
  return page.kind === 'branch' ? (page.children.at(-1)?.page ?? 0) : 0;
}

function recordsOf(page: Page): readonly LeafRecord[] {
  return page.kind === 'leaf' ? page.records : [];
}

describe('the inspection of a file', () => {
  it('finds nothing wrong with what LMDB has written, whatever was changed in it', { timeout: 120_000 }, async () => {
    const change = fc.record({
      at: fc.nat(300),
      size: fc.oneof(fc.nat(300), fc.integer({ min: 3000, max: 20_000 }), fc.constant(-1)),
    });
    const commits = fc.array(fc.array(change, { minLength: 1, maxLength: 120 }), { minLength: 1, maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(commits, async (list) => {
        const path = join(temporaryFolder(), 'store.mdb');
        const disk = openLmdb(path);
        for (const changes of list) {
          await disk.commit(
            changes.map(({ at, size }) => ({
              table: at % 2 === 0 ? 'documents' : 'entries',
              key: Buffer.concat([keyOf(at), Buffer.alloc(at)]),
              value: size < 0 ? undefined : Buffer.alloc(size, at),
            })),
          );
        }
        checkFile(path);
        const whileOpen = await inspectFile(path);
        await disk.close();

        expect(whileOpen).toEqual([]);
        expect(await inspectFile(path)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('gives way to others as often as it is told', async () => {
    let rests = 0;

    await inspectFile(await aFile(), () => {
      rests += 1;
      return Promise.resolve();
    });

    expect(rests).toBeGreaterThan(50);
  });

  // Of a large file, what is damaged on the way to a leaf is found when it is opened, what is damaged in a leaf when all is read.
  it.each([
    {
      what: 'a page of another number',
      kind: 'branch' as const,
      atOpening: true,
      says: 'it carries the number of another page',
      change: (page: Buffer) => page.writeUInt32LE(3, 0),
    },
    {
      what: 'a page of another kind',
      kind: 'branch' as const,
      atOpening: true,
      says: 'it is no page of a tree',
      change: (page: Buffer) => page.writeUInt16LE(9, 18),
    },
    {
      what: 'a way to a page beyond the end',
      kind: 'branch' as const,
      atOpening: true,
      says: 'page 999999 lies outside of the file',
      change: (page: Buffer) => page.writeUInt32LE(999_999, 24 + page.readUInt16LE(24)),
    },
    {
      what: 'two ways to one page',
      kind: 'branch' as const,
      atOpening: true,
      says: 'belongs to two things',
      change: (page: Buffer) =>
        page.copy(page, 24 + page.readUInt16LE(24), 24 + page.readUInt16LE(26), 28 + page.readUInt16LE(26)),
    },
    {
      what: 'entries on the way in the wrong order',
      kind: 'branch' as const,
      atOpening: true,
      says: 'its keys are not in order',
      change: (page: Buffer) => page.subarray(26, 30).swap32().swap16(),
    },
    {
      what: 'entries of a leaf in the wrong order',
      kind: 'leaf' as const,
      atOpening: false,
      says: 'its keys are not in order',
      change: (page: Buffer) => page.subarray(26, 30).swap32().swap16(),
    },
    {
      what: 'an entry of a leaf that lies outside of it',
      kind: 'leaf' as const,
      atOpening: false,
      says: 'an entry lies outside of it',
      change: (page: Buffer) => page.writeUInt16LE(60_000, 26),
    },
    {
      what: 'an entry that says that it is longer',
      kind: 'leaf' as const,
      atOpening: false,
      says: 'its entries do not fill it',
      change: (page: Buffer) => page.writeUInt32LE(4000, 24 + page.readUInt16LE(26)),
    },
    {
      what: 'a leaf that says that it has no entries',
      kind: 'leaf' as const,
      atOpening: false,
      says: 'it has too few entries',
      change: (page: Buffer) => page.writeUInt16LE(0, 20),
    },
    {
      what: 'a large value of another length',
      kind: 'large value' as const,
      atOpening: false,
      says: 'is not what the entry says',
      change: (page: Buffer) => page.writeUInt32LE(2, 20),
    },
  ])('finds $what', async ({ kind, atOpening, says, change }) => {
    const path = await aFile();
    damage(path, kind, change);

    const faults = await inspectFile(path);

    expect(faults.join('\n')).toContain(says);
    const open = (): void => {
      checkFile(path, 0);
    };
    if (atOpening) expect(open).toThrow(says);
    else expect(open).not.toThrow();
  });

  it('reads a small file whole before it is opened, values included', async () => {
    const path = await aFile();
    const open = (): void => {
      checkFile(path);
    };
    expect(open).not.toThrow();

    // The last byte of the page belongs to a value.
    damage(path, 'leaf', (page) => page.writeUInt8(page.readUInt8(PAGE - 1) ^ 1, PAGE - 1));

    expect(open).toThrow('its checksum does not hold');
  });

  it('finds free pages that belong to something, which LMDB would write over', async () => {
    const path = await aFile();
    const bytes = readFileSync(path);
    // The newer of the two descriptions tells the root of the list of free pages at byte 88, and of the tables at 136.
    const newer = bytes.readBigUInt64LE(152) > bytes.readBigUInt64LE(PAGE + 152) ? 0 : PAGE;
    const list = Number(bytes.readBigUInt64LE(newer + 88)) * PAGE;
    const tables = bytes.readBigUInt64LE(newer + 136);
    // The first entry of that list: 8 bytes about it, 8 of its key, the number of its pages, its pages.
    const entry = list + 24 + bytes.readUInt16LE(list + 24);
    expect(bytes.readBigUInt64LE(entry + 16)).toBeGreaterThan(0n);
    bytes.writeBigUInt64LE(tables, entry + 24);
    writeFileSync(path, bytes);

    const says = `page ${tables} belongs to two things`;
    expect((await inspectFile(path)).join('\n')).toContain(says);
    expect(() => {
      checkFile(path);
    }).toThrow(says);
  });

  it('finds at opening that the end of the file is missing', async () => {
    const path = await aFile();
    truncateSync(path, readFileSync(path).length - PAGE);

    expect(() => {
      checkFile(path);
    }).toThrow(/is damaged, or no file of this store: .* lies outside of the file/);
  });

  it('comes to an end, and says what is wrong in words, whatever is in the file', { timeout: 120_000 }, async () => {
    const path = await aFile();
    const sound = readFileSync(path);
    const changes = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 2000 });

    await fc.assert(
      fc.asyncProperty(changes, fc.nat(sound.length), async (changed, length) => {
        const bytes = Buffer.from(sound.subarray(0, length));
        for (const [at, byte] of changed) bytes[at % length] = byte;
        writeFileSync(path, bytes);

        const faults = await inspectFile(path);

        expect(faults.filter((fault) => !/^(its |the |page )/u.test(fault))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
