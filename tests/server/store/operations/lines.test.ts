import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { exportAll } from '#server/store/operations/lines/exportLines.ts';
import { type ImportWish, importLines } from '#server/store/operations/lines/importLines.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';
import { allOf } from './inFolder.ts';

interface Row {
  readonly _id: string;
  readonly n: number;
}

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(() => store.close());

function rows() {
  return store.connection.collection<Row>('rows');
}

/** `_id` from the first number, each with `n` of the same number. */
function linesFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => JSON.stringify({ _id: `${first + at}`, n: first + at }));
}

function importing(lines: readonly string[], wish: Partial<ImportWish> = {}): Promise<number> {
  const file = join(temporaryFolder(), 'rows.jsonl');
  writeFileSync(file, lines.join('\n'));
  return importLines(store.connection, { file, collection: 'rows', replace: false, inParts: false, ...wish });
}

describe('an import of lines', () => {
  it('writes all of them, more than go into one command, and raises the data version once', async () => {
    expect(await importing(linesFrom(1, 2500))).toBe(2500);

    expect(await rows().countDocuments()).toBe(2500);
    expect(await createDataVersion(store.connection).read()).toBe(1);
  });

  it('writes none where one is refused in a later command', async () => {
    await rows().createIndex({ n: 1 }, { unique: true }, {});
    await rows().insertOne({ _id: 'there', n: 2001 });

    // Lines 1 to 1000 and 1001 to 2000 are the first two commands.
    await expect(importing(linesFrom(1, 2500))).rejects.toThrow(
      /^Line 2001 is refused \(.*E11000.*\); nothing was imported\.$/u,
    );

    expect(await allOf(store, 'rows')).toEqual([{ _id: 'there', n: 2001 }]);
    expect(await createDataVersion(store.connection).read()).toBe(0);
  });

  it('replaces none where one is refused', async () => {
    await rows().createIndex({ n: 1 }, { unique: true }, {});
    await rows().insertMany([
      { _id: '1', n: 10 },
      { _id: '3', n: 2 },
    ]);

    await expect(importing(linesFrom(1, 2), { replace: true })).rejects.toThrow(/^Line 2 is refused/u);

    expect(await allOf(store, 'rows')).toEqual([
      { _id: '1', n: 10 },
      { _id: '3', n: 2 },
    ]);
  });

  it('keeps the parts before a fault where it is told that it may, and says how many documents they are', async () => {
    await rows().createIndex({ n: 1 }, { unique: true }, {});
    await rows().insertOne({ _id: 'there', n: 1501 });

    await expect(importing(linesFrom(1, 2500), { inParts: true })).rejects.toThrow(
      /^Line 1501 is refused \(.*\); the 1500 documents before it are imported\.$/u,
    );

    expect(await rows().countDocuments({ _id: { $ne: 'there' } })).toBe(1500);
    expect(await createDataVersion(store.connection).read()).toBe(1);
  });

  it('of more than goes in at once is refused before anything is written', async () => {
    // 70 documents of one megabyte.
    const lines = Array.from({ length: 70 }, (_, _id) => JSON.stringify({ _id: `${_id}`, text: 'x'.repeat(1 << 20) }));

    await expect(importing(lines)).rejects.toThrow(
      'The file holds more than goes in at once (100,000 documents, or 64 MB); nothing was imported.',
    );

    expect(await rows().countDocuments()).toBe(0);
  });

  it.each([
    { what: 'that is no JSON', line: '{"_id":', says: 'Line 3 is not extended JSON; nothing was imported.' },
    { what: 'that is no document', line: '[1]', says: 'Line 3 is not a document; nothing was imported.' },
    { what: 'without an _id', line: '{"n":1}', says: 'Line 3 has no _id; nothing was imported.' },
    {
      what: 'whose _id comes twice',
      line: '{"_id":"1"}',
      says: 'Line 3: a document with the _id "1" is there already',
    },
  ])('with a line $what writes nothing', async ({ line, says }) => {
    await expect(importing([...linesFrom(1, 2), line])).rejects.toThrow(says);

    expect(await allOf(store, 'rows')).toEqual([]);
  });
});

describe('an export of all collections', () => {
  beforeEach(async () => {
    await store.connection.collection<Row>('a').insertOne({ _id: '1', n: 1 });
    await store.connection.collection<Row>('b').insertOne({ _id: '2', n: 2 });
  });

  it('writes one file for each', async () => {
    const folder = join(temporaryFolder(), 'new');

    const exported = await exportAll(store.connection, { folder, overwrite: false });

    expect(exported.map(({ collection, documents }) => [collection, documents])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(readdirSync(folder)).toEqual(['a.jsonl', 'b.jsonl']);
    expect(readFileSync(join(folder, 'b.jsonl'), 'utf8')).toBe('{"_id":"2","n":{"$numberInt":"2"}}\n');
  });

  it('writes none where one of the files is there already', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'b.jsonl'), 'mine');

    await expect(exportAll(store.connection, { folder, overwrite: false })).rejects.toThrow(
      `The file ${join(folder, 'b.jsonl')} is there already`,
    );

    expect(readdirSync(folder)).toEqual(['b.jsonl']);
    expect(readFileSync(join(folder, 'b.jsonl'), 'utf8')).toBe('mine');
  });

  it('writes none where a folder has the name of one of the files, also when files may be replaced', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.jsonl'), 'mine');
    mkdirSync(join(folder, 'b.jsonl'));

    await expect(exportAll(store.connection, { folder, overwrite: true })).rejects.toThrow(
      `${join(folder, 'b.jsonl')} is a folder; choose the name of a file.`,
    );

    expect(readFileSync(join(folder, 'a.jsonl'), 'utf8')).toBe('mine');
  });
});
