import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '#server/cli/run.ts';
import { inspectData, openStore } from '#server/store/connect.ts';
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

    const served = [await inspectData(dataDir), await inspectData(dataDir)];
    await writing;
    served.push(await inspectData(dataDir));
    await close();

    expect([closed, ...served]).toEqual([[], [], [], []]);
  });

  it('is the first thing that verify does, which then tells of the damage and opens nothing', async () => {
    const dataDir = await aFolder();
    const sound = await verify(dataDir);
    damage(dataDir);

    const damaged = await verify(dataDir);

    expect(sound.said.at(-1)).toBe('The data agree with themselves.');
    expect(damaged.said[0]).toMatch(/^! data file: the table "documents", page \d+: An entry of the store is damaged/u);
    expect(damaged.said.at(-1)).toBe('The data file is damaged; restore a backup.');
    expect([sound.code, damaged.code]).toEqual([0, 1]);
  });

  it('finds damage while the store is served', async () => {
    const dataDir = await aFolder();
    const { close } = await openStore({ dataDir }, 'serve');
    damage(dataDir);

    const faults = await inspectData(dataDir);
    await close();

    expect(faults.join('\n')).toContain('its checksum does not hold');
  });
});
