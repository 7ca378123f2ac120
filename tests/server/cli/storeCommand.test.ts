import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '#server/cli/run.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

interface Offered {
  readonly connection: Awaited<ReturnType<Mongoose['createConnection']>>;
  readonly said: string;
  readonly close: () => Promise<void>;
}

/** Runs `parkfit store` on a port of the system's choice and connects as a tool would. */
async function offered(...words: readonly string[]): Promise<Offered> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parkfit-tools-'));
  const lines: string[] = [];
  let stopping: (() => Promise<void>) | undefined;
  const print = (line: string): void => void lines.push(line);
  const code = await run(['store', '--data', dataDir, '--port', '0', ...words], {
    env: {},
    terminal: { print, complain: print, readInput: () => Promise.resolve('') },
    serve: () => Promise.resolve(),
    beforeStop: ({ stop }) => (stopping = stop),
  });
  const said = lines.join('\n').replace(dataDir, '<folder>');
  const uri = /mongodb:\S+/u.exec(said)?.[0];
  if (code !== undefined || uri === undefined || stopping === undefined) throw new Error(said);
  const stop = stopping;
  const connection = await new Mongoose().createConnection(`${uri}tools`).asPromise();
  return {
    connection,
    said,
    async close() {
      await connection.close();
      await stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

describe('parkfit store', () => {
  let store: Offered;
  beforeAll(async () => (store = await offered()));
  afterAll(() => store.close());

  it('says where the store is', () => {
    expect(store.said).toMatch(/^The store in <folder> is at mongodb:\/\/127\.0\.0\.1:\d+\/$/u);
  });

  it('is a replica set of one that a driver finds under the address that it has', async () => {
    const hello = await store.connection.db?.admin().command({ hello: 1 });

    const me = /127\.0\.0\.1:\d+/u.exec(store.said)?.[0];
    expect(hello).toMatchObject({ isWritablePrimary: true, setName: 'parkfit', me, primary: me, hosts: [me] });
  });

  it('takes writes without a password', async () => {
    await store.connection.collection('rows').insertOne({ name: 'by a tool' });

    expect(await store.connection.collection('rows').countDocuments()).toBe(1);
  });
});

describe('parkfit store --standalone', () => {
  let store: Offered;
  beforeAll(async () => (store = await offered('--standalone')));
  afterAll(() => store.close());

  it('names no replica set', async () => {
    const hello = await store.connection.db?.admin().command({ hello: 1 });

    expect(hello).toMatchObject({ isWritablePrimary: true, logicalSessionTimeoutMinutes: 30 });
    expect(Object.keys(hello ?? {})).not.toEqual(expect.arrayContaining(['setName']));
  });

  it('refuses transactions with the code of MongoDB', async () => {
    const session = await store.connection.startSession();
    session.startTransaction();

    const written = store.connection.collection('rows').insertOne({ name: 'never' }, { session });

    // The driver puts a sentence of its own before what the server says.
    await expect(written).rejects.toMatchObject({ originalError: { code: 20, codeName: 'IllegalOperation' } });
    await session.endSession();
  });

  it('refuses change streams with the code of MongoDB', async () => {
    const stream = store.connection.collection('rows').aggregate([{ $changeStream: {} }]);

    await expect(stream.toArray()).rejects.toMatchObject({ code: 40573 });
  });

  it('takes plain writes', async () => {
    await store.connection.collection('rows').insertOne({ name: 'by a tool' });

    expect(await store.connection.collection('rows').countDocuments()).toBe(1);
  });
});

describe('parkfit store, used wrongly,', () => {
  it.each(['65536', '-1', 'http'])('refuses the port %s', async (port) => {
    const told: string[] = [];

    const code = await run(['store', `--port=${port}`], {
      env: { DATA_DIR: temporaryFolder() },
      terminal: { print: () => undefined, complain: (line) => told.push(line), readInput: () => Promise.resolve('') },
      serve: () => Promise.resolve(),
      beforeStop: () => undefined,
    });

    expect(code).toBe(2);
    expect(told.join('\n')).toMatch(/^--port: Expected a number from 0 to 65535\./u);
  });
});
