import { existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { pack } from 'tar-stream';
import { run } from '#server/cli/run.ts';
import { openStore } from '#server/store/connect.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const ROWS = [
  { _id: 1, text: 'one' },
  { _id: 2, text: 'two' },
];

let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = temporaryFolder();
  dataDir = join(folder, 'data');
  const { connection, close } = await openStore({ dataDir }, 'serve');
  await connection.collection<(typeof ROWS)[number]>('rows').insertMany(ROWS.map((row) => ({ ...row })));
  await close();
});

interface Ended {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

async function parkfit(words: readonly string[], from = dataDir): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await run(words, {
    env: { DATA_DIR: from },
    serve: () => Promise.reject(new Error('Nothing is served here.')),
    beforeStop: () => undefined,
    terminal: {
      print: (line) => (said.out += `${line}\n`),
      complain: (line) => (said.err += `${line}\n`),
      readInput: () => Promise.resolve(''),
    },
  });
  return { code, ...said };
}

async function rowsOf(from: string): Promise<object[]> {
  const { connection, close } = await openStore({ dataDir: from }, 'serve');
  const rows = await connection
    .collection('rows')
    .find({}, { sort: { _id: 1 } })
    .toArray();
  await close();
  return rows;
}

async function aBackup(): Promise<string> {
  const file = join(folder, 'one.parkfit');
  expect(await parkfit(['backup', file])).toMatchObject({ code: 0, err: '' });
  return file;
}

/** Makes something of a sound backup; returns its file. */
type Spoil = (file: string) => string | Promise<string>;

const BAD_BACKUPS: readonly { readonly what: string; readonly says: string; readonly spoil: Spoil }[] = [
  {
    what: 'that is not there',
    says: 'cannot be read or written (ENOENT).',
    spoil: (file) => `${file}.none`,
  },
  {
    what: 'that is a folder',
    says: 'cannot be read or written (EISDIR).',
    spoil: () => folder,
  },
  {
    what: 'that has been cut off',
    says: 'cannot be used: it is not a whole archive.',
    spoil(file) {
      truncateSync(file, readFileSync(file).length - 20);
      return file;
    },
  },
  {
    what: 'that is empty',
    says: 'cannot be used: it is not a whole archive.',
    spoil(file) {
      truncateSync(file, 0);
      return file;
    },
  },
  {
    what: 'in which a byte has changed',
    says: 'cannot be used: it is not a whole archive.',
    spoil(file) {
      const bytes = readFileSync(file);
      // In the middle of the compressed data, whose checksum then does not hold.
      const at = bytes.length >> 1;
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(file, bytes);
      return file;
    },
  },
  {
    what: 'in which a value has changed, though it was packed again',
    says: 'cannot be used: what it holds of the collection rows is not what was written.',
    spoil(file) {
      const changed = gunzipSync(readFileSync(file)).toString('latin1').replace('one\0', 'owe\0');
      writeFileSync(file, gzipSync(Buffer.from(changed, 'latin1')));
      return file;
    },
  },
  {
    what: 'that is no archive',
    says: 'cannot be used: it is not a whole archive.',
    spoil(file) {
      writeFileSync(file, 'id,parkId\n');
      return file;
    },
  },
  {
    what: 'that is compressed, and no archive',
    says: 'cannot be used: ',
    spoil(file) {
      writeFileSync(file, gzipSync('id,parkId\n'.repeat(1000)));
      return file;
    },
  },
  {
    what: 'of another product',
    says: 'cannot be used: its part package/index.js belongs to no collection.',
    async spoil(file) {
      const packing = pack();
      packing.entry({ name: 'package/index.js' }, 'export {};\n');
      packing.finalize();
      writeFileSync(file, gzipSync(await buffer(packing)));
      return file;
    },
  },
  {
    what: 'of another product with a manifest',
    says: 'cannot be used: its manifest is not one of Parkfit.',
    async spoil(file) {
      const packing = pack();
      packing.entry({ name: 'manifest.json' }, '{"format":"other"}');
      packing.finalize();
      writeFileSync(file, gzipSync(await buffer(packing)));
      return file;
    },
  },
];

describe.each(BAD_BACKUPS)('a backup $what', ({ says, spoil }) => {
  it('is not restored: one sentence names it, and the present data stay as they are', async () => {
    const file = await spoil(await aBackup());

    const { code, out, err } = await parkfit(['restore', file]);

    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.split('\n')).toHaveLength(2);
    expect(err).toContain(file);
    expect(err).toContain(says);
    expect(await rowsOf(dataDir)).toEqual(ROWS);
    expect(readdirSync(dataDir).sort()).toEqual(['store.id', 'store.mdb', 'store.mdb-lock', 'store.mdb-made']);
  });
});

/** Two of them: how each is found out is tested without a process of its own, in what reads backups. */
describe.each(BAD_BACKUPS.slice(0, 2))('a backup $what', ({ says, spoil }) => {
  it('is told by verify in the same sentence', async () => {
    const file = await spoil(await aBackup());

    const { code, err } = await parkfit(['verify', file]);

    expect(code).toBe(1);
    expect(err).toContain(file);
    expect(err).toContain(says);
  });
});

describe('a file that cannot be written', () => {
  it.each([
    { what: 'a backup', words: ['backup'], name: 'one.parkfit' },
    { what: 'an export', words: ['export', '--collection', 'rows'], name: 'rows.jsonl' },
  ])('is named by $what, which leaves nothing behind', async ({ words, name }) => {
    const missing = join(folder, 'nowhere', name);
    const taken = join(folder, 'taken');
    mkdirSync(taken);

    const inMissing = await parkfit([...words, missing]);
    const overFolder = await parkfit([...words, taken, '--force']);

    expect(inMissing).toEqual({
      code: 1,
      out: '',
      err: `The file ${missing} cannot be read or written (ENOENT).\n`,
    });
    expect(overFolder).toEqual({ code: 1, out: '', err: `${taken} is a folder; choose the name of a file.\n` });
    expect(readdirSync(folder).sort()).toEqual(['data', 'taken']);
    expect(readdirSync(taken)).toEqual([]);
  });
});

describe('a data folder without data', () => {
  it.each([
    { words: ['backup', 'one.parkfit'] },
    { words: ['verify'] },
    { words: ['export', 'rows.jsonl', '--collection', 'rows'] },
    { words: ['export', 'rows', '--all'] },
    { words: ['migrate', 'status'] },
    { words: ['migrate'] },
  ])('is refused by $words and not made', async ({ words }) => {
    const mistyped = join(folder, 'daat');

    const ended = await parkfit(words, mistyped);

    expect(ended).toEqual({
      code: 1,
      out: '',
      err: `The data folder ${mistyped} holds no data; set DATA_DIR to the folder that does.\n`,
    });
    expect(existsSync(mistyped)).toBe(false);
  });
});

describe('an import of lines', () => {
  it('of a file that is not there names it and changes nothing', async () => {
    const file = join(folder, 'none.jsonl');

    const { code, err } = await parkfit(['import', file, '--collection', 'rows']);

    expect({ code, err }).toEqual({ code: 1, err: `The file ${file} cannot be read or written (ENOENT).\n` });
    expect(await rowsOf(dataDir)).toEqual(ROWS);
  });

  it('takes what an export has written, with --replace', async () => {
    const file = join(folder, 'rows.jsonl');
    const exported = await parkfit(['export', file, '--collection', 'rows']);
    writeFileSync(file, readFileSync(file, 'utf8').replace('one', 'eins'));

    const refused = await parkfit(['import', file, '--collection', 'rows']);
    const replaced = await parkfit(['import', file, '--collection', 'rows', '--replace']);

    expect(exported.out).toBe(`rows: 2 documents to ${file}\n`);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(replaced).toMatchObject({ code: 0, err: '' });
    expect(await rowsOf(dataDir)).toEqual([
      { _id: 1, text: 'eins' },
      { _id: 2, text: 'two' },
    ]);
  });
});

describe('verify', () => {
  it('walks what was done, chain by chain, and tells of an entry that was altered', async () => {
    const { connection, close } = await openStore({ dataDir }, 'serve');
    const entry = { _id: 'e1', organisationId: 'o1', action: 'lead-moved', seq: 1, prevHash: '', hash: 'of another' };
    await connection.collection<typeof entry>('audit').insertOne(entry);
    const head = { _id: 'o1', seq: 1, hash: 'of another' };
    await connection.collection<typeof head>('auditHeads').insertOne(head);
    await close();

    const { code, out, err } = await parkfit(['verify']);

    expect(code).toBe(1);
    expect(out).toContain('what was done in o1: 1 entries, 1 faults');
    expect(err).toContain('what was done in o1: entry 1: altered');
  });
});
