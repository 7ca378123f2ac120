import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '#server/cli/run.ts';
import { inspectData, openStore } from '#server/store/connect.ts';
import { verify as verifyStore } from '#server/store/operations/verify.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const TEXT = 'a text that is to be found in the file';

async function aFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const { connection, close } = await openStore({ dataDir }, 'serve');
  await connection.collection<{ _id: number; text: string }>('rows').insertOne({ _id: 1, text: TEXT });
  await close();
  return dataDir;
}

/** Changes the text in every place where it lies in the file. */
function damage(dataDir: string): void {
  const path = join(dataDir, 'store.mdb');
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(TEXT); at >= 0; at = bytes.indexOf(TEXT, at)) bytes[at] = 0x41;
  writeFileSync(path, bytes, { flag: 'r+' });
}

async function verify(dataDir: string): Promise<{ readonly code: number | undefined; readonly said: string[] }> {
  const said: string[] = [];
  const code = await run(['verify'], {
    env: { DATA_DIR: dataDir },
    serve: () => Promise.reject(new Error('Nothing is served here.')),
    beforeStop: () => undefined,
    terminal: {
      print: (line) => said.push(line),
      complain: (line) => said.push(`! ${line}`),
      readInput: () => Promise.resolve(''),
    },
  });
  return { code, said };
}

describe('the inspection of the data file', () => {
  it('finds nothing in a sound one, whether it is served or not', async () => {
    const dataDir = await aFolder();
    const closed = await inspectData(dataDir);
    const { connection, close } = await openStore({ dataDir }, 'serve');
    const rows = connection.collection<{ _id: number; text: string }>('rows');
    const writing = Promise.all(
      Array.from({ length: 300 }, (_, at) => rows.insertOne({ _id: at + 2, text: 'x'.repeat(at * 20) })),
    );

    const served = [await verifyStore(connection), await verifyStore(connection)];
    await writing;
    served.push(await verifyStore(connection));
    await close();

    expect(closed).toEqual([]);
    expect(served.map(({ valid, fileFaults }) => [valid, ...fileFaults])).toEqual([[true], [true], [true]]);
  });

  it('is the first thing that verify does, which then tells of the damage and opens nothing', async () => {
    const dataDir = await aFolder();
    const sound = await verify(dataDir);
    damage(dataDir);

    const damaged = await verify(dataDir);

    expect(sound.said.at(-1)).toBe('The data agree with themselves.');
    expect(damaged.said[0]).toMatch(FOUND);
    expect(damaged.said.at(-1)).toBe('The data file is damaged; restore a backup.');
    expect([sound.code, damaged.code]).toEqual([0, 1]);
  });

  it('is done by the process that serves the store where one does, and told in the same words', async () => {
    const dataDir = await aFolder();
    const { close } = await openStore({ dataDir }, 'serve');
    const sound = await verify(dataDir);
    damage(dataDir);

    const damaged = await verify(dataDir);
    await close();

    expect(sound.code).toBe(0);
    expect(damaged.said[0]).toMatch(FOUND);
    expect(damaged).toEqual(await verify(dataDir));
  });
});

const FOUND =
  /^! data file: the table "documents", page \d+: an entry of the store is damaged: its checksum does not hold$/u;
