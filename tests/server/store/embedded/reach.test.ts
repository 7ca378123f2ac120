import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { reachStore } from '#server/store/embedded/reach.ts';
import { StoreUnavailable } from '#server/store/storeUnavailable.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { startChild } from './processes/child.ts';

/** Whom no permission stops. */
const IS_SUPERUSER = process.getuid?.() === 0;
const IS_LINUX = process.platform === 'linux';

describe('reaching the embedded store', () => {
  it('lets only one process serve a folder, and says so in one sentence', async () => {
    const dataDir = temporaryFolder();
    const first = await openStore({ dataDir }, 'serve');

    const second = openStore({ dataDir }, 'serve');

    await expect(second).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(second).rejects.toThrow(`Another process already serves the data folder ${dataDir}`);
    await first.close();
    await (await openStore({ dataDir }, 'serve')).close();
  });

  it('lets others join while it is served, and serves it itself where nobody does', async () => {
    const dataDir = temporaryFolder();
    const alone = await openStore({ dataDir }, 'join');
    const guest = await openStore({ dataDir }, 'join');

    await guest.connection.collection('rows').insertOne({ name: 'by the guest' });

    expect([alone.joined, guest.joined]).toEqual([false, true]);
    expect(await alone.connection.collection('rows').countDocuments()).toBe(1);
    await guest.close();
    await alone.close();
  });

  it('lets another process join', async () => {
    const dataDir = temporaryFolder();
    const host = await openStore({ dataDir }, 'serve');

    const child = startChild('join', [dataDir, 'second process']);
    const line: unknown = (await child.lines.next()).value;
    await child.ended;

    expect(JSON.parse(String(line))).toEqual({ joined: true });
    expect(await host.connection.collection('guests').find().toArray()).toEqual([{ _id: 'second process' }]);
    await host.close();
  });

  it('takes over what a killed process has left', async () => {
    const dataDir = temporaryFolder();
    const child = startChild('serve', [dataDir]);
    await child.lines.next();
    await child.lines.next();
    await child.kill();
    expect(existsSync(join(dataDir, 'store.lock'))).toBe(true);

    const store = await openStore({ dataDir }, 'serve');

    expect(await store.connection.collection('rows').countDocuments()).toBeGreaterThan(0);
    await store.close();
  });

  it.runIf(IS_LINUX)(
    `says that a folder cannot be made where a file system takes none${IS_LINUX ? '' : ' (skipped: only Linux has /proc)'}`,
    async () => {
      await expect(openStore({ dataDir: '/proc/parkfit/data' }, 'serve')).rejects.toThrow(
        'The data folder /proc/parkfit/data cannot be written: it cannot be made there.',
      );
    },
  );

  it('takes over from an earlier process that had the number of this one', async () => {
    const dataDir = temporaryFolder();
    const left = { pid: process.pid, startedAt: '1', token: 'left by somebody' };
    writeFileSync(join(dataDir, 'store.lock'), JSON.stringify(left));

    await (await openStore({ dataDir }, 'serve')).close();

    expect(existsSync(join(dataDir, 'store.lock'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'says which living process holds a folder without answering (by /proc of Linux)',
    async () => {
      const dataDir = temporaryFolder();
      const sleeper = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      await once(sleeper, 'spawn');
      const stat = readFileSync(`/proc/${sleeper.pid ?? 0}/stat`, 'utf8');
      const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      writeFileSync(
        join(dataDir, 'store.lock'),
        JSON.stringify({ pid: sleeper.pid, startedAt, token: 'of the sleeper' }),
      );

      const opened = openStore({ dataDir }, 'serve');

      await expect(opened).rejects.toThrow(
        `Process ${sleeper.pid ?? 0} holds the data folder ${dataDir} and does not answer;`,
      );
      sleeper.kill();
    },
  );

  it('makes folder, socket and documents for their owner alone, and leaves only documents behind', async () => {
    const dataDir = join(temporaryFolder(), 'new', 'data');

    const store = await openStore({ dataDir }, 'serve');

    const modes = [dataDir, join(dataDir, 'store.sock'), join(dataDir, 'store.mdb')].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await store.close();
    expect(['store.sock', 'store.lock', 'store.address'].filter((name) => existsSync(join(dataDir, name)))).toEqual([]);
  });

  it('serves a folder whose path is too long for a socket', async () => {
    const dataDir = join(temporaryFolder(), 'a-long-name-of-a-folder-'.repeat(5), '中文名称的文件夹'.repeat(3));
    mkdirSync(dataDir, { recursive: true });

    const host = await openStore({ dataDir }, 'serve');
    const guest = await openStore({ dataDir }, 'join');
    const { path } = JSON.parse(readFileSync(join(dataDir, 'store.address'), 'utf8')) as { path: string };

    expect(guest.joined).toBe(true);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    await guest.close();
    await host.close();
    expect(existsSync(path)).toBe(false);
  });

  it('does not mistake the store of another folder for its own', async () => {
    const other = await reachStore({ dataDir: temporaryFolder(), role: 'serve' });
    const dataDir = temporaryFolder();
    const path = decodeURIComponent(other.uri.slice('mongodb://'.length, other.uri.indexOf('/?')));
    writeFileSync(join(dataDir, 'store.address'), JSON.stringify({ transport: 'socket', path }));

    const store = await openStore({ dataDir }, 'join');

    expect(store.joined).toBe(false);
    await store.close();
    // The other one is as it was: this folder may be a copy of its folder.
    expect(existsSync(path)).toBe(true);
    await other.stop();
  });

  it('serves the copy of a folder that is being served, on its own', async () => {
    const folder = temporaryFolder();
    const original = await openStore({ dataDir: join(folder, 'original') }, 'serve');
    await original.connection.collection('rows').insertOne({ n: 1 });
    mkdirSync(join(folder, 'copy'));
    for (const name of ['store.id', 'store.address', 'store.mdb'])
      copyFileSync(join(folder, 'original', name), join(folder, 'copy', name));

    const copy = await openStore({ dataDir: join(folder, 'copy') }, 'join');
    await copy.connection.collection('rows').insertOne({ n: 2 });

    expect(copy.joined).toBe(false);
    expect(await copy.connection.collection('rows').countDocuments()).toBe(2);
    expect(await original.connection.collection('rows').countDocuments()).toBe(1);
    await copy.close();
    await original.close();
  });

  it('serves over TCP, to those who know the secret of the folder', async () => {
    const dataDir = temporaryFolder();
    const host = await reachStore({ dataDir, role: 'serve', transport: 'tcp' });
    const guest = await reachStore({ dataDir, role: 'join' });
    const wrong = host.uri.replace(/parkfit:[0-9a-f]+@/, 'parkfit:guess@');
    const none = host.uri.replace(/parkfit:[0-9a-f]+@/, '').replace(/&authMechanism.*/, '');

    const connection = await new Mongoose().createConnection(guest.uri).asPromise();
    await connection.collection('rows').insertOne({ n: 1 });
    expect(guest.joined).toBe(true);
    expect(await connection.collection('rows').countDocuments()).toBe(1);
    await connection.close();
    await expect(new Mongoose().createConnection(wrong).asPromise()).rejects.toMatchObject({ code: 18 });
    const stranger = await new Mongoose().createConnection(none).asPromise();
    await expect(stranger.collection('rows').countDocuments()).rejects.toMatchObject({ code: 13 });
    await stranger.close();
    await host.stop();
  });

  it.skipIf(IS_SUPERUSER)(
    `says in one sentence that a folder cannot be written${IS_SUPERUSER ? ' (skipped: the superuser can write any folder)' : ''}`,
    async () => {
      const dataDir = temporaryFolder();
      chmodSync(dataDir, 0o500);

      await expect(openStore({ dataDir }, 'serve')).rejects.toThrow(
        `The data folder ${dataDir} cannot be written: permission is denied.`,
      );
    },
  );

  it('says in one sentence that a data folder is no folder', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');

    await expect(openStore({ dataDir: file }, 'serve')).rejects.toThrow(
      `The data folder ${file} cannot be written: it is not a folder.`,
    );
    await expect(openStore({ dataDir: join(file, 'below') }, 'serve')).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('says in one sentence that the file of documents is none', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'store.mdb'), 'this is no database'.repeat(1000));

    await expect(openStore({ dataDir }, 'serve')).rejects.toThrow(`The store in ${dataDir} cannot be opened:`);
    expect(existsSync(join(dataDir, 'store.lock'))).toBe(false);
  });

  it('says in one sentence that the file of documents has been cut off', async () => {
    const dataDir = temporaryFolder();
    const store = await openStore({ dataDir }, 'serve');
    await store.connection.collection('rows').insertOne({ name: 'lost' });
    await store.close();
    // What is left are the first two pages, which describe the file.
    truncateSync(join(dataDir, 'store.mdb'), 8192);

    await expect(openStore({ dataDir }, 'serve')).rejects.toThrow(
      `${join(dataDir, 'store.mdb')} is damaged, or no file of this store`,
    );
  });
});
