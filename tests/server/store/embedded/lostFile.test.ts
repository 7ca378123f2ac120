import { copyFileSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasData, inspectData, openStore } from '#server/store/connect.ts';
import { backup } from '#server/store/operations/backup.ts';
import { restore } from '#server/store/operations/restore.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { allOf, inFolder, now } from '../operations/inFolder.ts';

const ROWS = [{ _id: 1 }, { _id: 2 }];
const NOTHING = (): void => undefined;

/** A folder with two documents, and a backup of them beside it. */
async function aFolder(): Promise<{ readonly dataDir: string; readonly file: string }> {
  const folder = temporaryFolder();
  const [dataDir, file] = [join(folder, 'data'), join(folder, 'one.parkfit')];
  await inFolder(dataDir, async ({ connection }) => {
    await connection.collection<{ _id: number }>('rows').insertMany(ROWS.map((row) => ({ ...row })));
    await backup(connection, { file, overwrite: false, now, productVersion: '0.1.0' });
  });
  return { dataDir, file };
}

const LOSSES = [
  {
    what: 'is empty',
    lose: (path: string) => {
      truncateSync(path, 0);
    },
  },
  {
    what: 'is gone',
    lose: (path: string) => {
      rmSync(path);
    },
  },
];

describe.each(LOSSES)('a data file that $what', ({ what, lose }) => {
  it('is not taken for a new one, and the sentence says which file and what to do', async () => {
    const { dataDir } = await aFolder();
    const path = join(dataDir, 'store.mdb');
    lose(path);

    const sentence = `${path} ${what}, and the data were in it: restore a backup, or remove ${path}-made to begin without data`;
    await expect(openStore({ dataDir }, 'serve')).rejects.toThrow(
      `The store in ${dataDir} cannot be opened: ${sentence}.`,
    );
    await expect(openStore({ dataDir }, 'join')).rejects.toThrow(sentence);
    expect(await inspectData(dataDir)).toEqual([sentence]);
    expect(hasData(dataDir)).toBe(true);
  });

  it('is made good by a restore', async () => {
    const { dataDir, file } = await aFolder();
    lose(join(dataDir, 'store.mdb'));

    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });

    expect(await inFolder(dataDir, (store) => allOf(store, 'rows'))).toEqual(ROWS);
  });

  it('is made anew where somebody removes the mark, as the sentence says', async () => {
    const { dataDir } = await aFolder();
    lose(join(dataDir, 'store.mdb'));
    rmSync(join(dataDir, 'store.mdb-made'));

    expect(await inFolder(dataDir, (store) => allOf(store, 'rows'))).toEqual([]);
  });
});

describe('a restore into a new folder', () => {
  it('leaves data that are missed from then on', async () => {
    const { file } = await aFolder();
    const dataDir = join(temporaryFolder(), 'data');

    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });
    rmSync(join(dataDir, 'store.mdb'));

    await expect(openStore({ dataDir }, 'serve')).rejects.toThrow('is gone, and the data were in it');
  });

  it('that fails in the last step leaves a folder that can be opened', async () => {
    const { file } = await aFolder();
    const dataDir = join(temporaryFolder(), 'data');
    const onStep = (step: string): void => {
      if (step === 'replaced') throw new Error('failed at the end');
    };

    await expect(restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep })).rejects.toThrow('at the end');

    expect(await inFolder(dataDir, (store) => allOf(store, 'rows'))).toEqual([]);
  });
});

describe('the very first start', () => {
  // What each step of a start leaves behind when the process is killed after it.
  it.each([
    { what: 'the name of the store', files: ['store.id'] },
    { what: 'an empty data file', files: ['store.id', 'store.mdb'] },
    { what: 'an empty data file and its lock file', files: ['store.id', 'store.mdb', 'store.mdb-lock'] },
  ])('goes on where one was killed that had made $what', async ({ files }) => {
    const dataDir = temporaryFolder();
    for (const name of files) writeFileSync(join(dataDir, name), name === 'store.id' ? 'a name\n' : '');

    expect(await inspectData(dataDir)).toEqual([]);
    await (await openStore({ dataDir }, 'serve')).close();

    expect(existsSync(join(dataDir, 'store.mdb-made'))).toBe(true);
  });

  it('goes on where one was killed before the mark, or a file is there from before there were marks', async () => {
    const { dataDir } = await aFolder();
    const other = join(temporaryFolder(), 'data');
    mkdirSync(other);
    copyFileSync(join(dataDir, 'store.mdb'), join(other, 'store.mdb'));

    expect(await inFolder(other, (store) => allOf(store, 'rows'))).toEqual(ROWS);
    expect(existsSync(join(other, 'store.mdb-made'))).toBe(true);
  });
});
