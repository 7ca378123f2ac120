import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appliedMigrations } from '#server/store/migrations/ledger.ts';
import { takeLease } from '#server/store/migrations/lease.ts';
import { type Migrating, migrate } from '#server/store/migrations/migrate.ts';
import { type Migration } from '#server/store/migrations/migration.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;
let second: number;
const now = (): Date => new Date(Date.UTC(2026, 10, 22, 8, 0, second));

beforeEach(async () => {
  store = await openTestStore();
  second = 0;
});

afterEach(() => store.close());

const first: Migration = { version: 1, name: 'first', up: () => Promise.resolve() };
const areas: Migration = {
  version: 2,
  name: 'areas-in-m2',
  async up(connection) {
    await connection.collection<{ _id: string }>('done').insertOne({ _id: 'second' });
    second += 180;
  },
};
const third: Migration = { version: 3, name: 'third', up: () => Promise.reject(new Error('no room')) };

const migrating = (migrations: readonly Migration[], owner = 'one'): Migrating => ({
  migrations,
  now,
  owner,
  before: () => Promise.resolve(),
});

const timesDone = () => store.connection.collection('done').countDocuments();

describe('migrations', () => {
  it('are done in order, and recorded with when and how long', async () => {
    await migrate(store.connection, migrating([first, areas]));

    expect(await appliedMigrations(store.connection)).toEqual([
      { version: 1, name: 'first', appliedAt: new Date('2026-11-22T08:00:00Z'), tookMs: 0 },
      { version: 2, name: 'areas-in-m2', appliedAt: new Date('2026-11-22T08:00:00Z'), tookMs: 180_000 },
    ]);
  });

  it('are not done a second time', async () => {
    await migrate(store.connection, migrating([first, areas]));

    expect(await migrate(store.connection, migrating([first, areas]))).toEqual([]);
    expect(await timesDone()).toBe(1);
  });

  it('are done once where two processes start together', async () => {
    const [one, other] = await Promise.all([
      migrate(store.connection, migrating([first, areas], 'one')),
      migrate(store.connection, migrating([first, areas], 'other')),
    ]);

    expect([...one, ...other].map(({ version }) => version)).toEqual([1, 2]);
    expect(await timesDone()).toBe(1);
  });

  it('that fail stay pending, after those that were done, and are told in one sentence', async () => {
    await expect(migrate(store.connection, migrating([first, areas, third]))).rejects.toThrow(
      'The migration 3, third, of the data has failed: no room',
    );

    const versions = (await appliedMigrations(store.connection)).map(({ version }) => version);
    expect(versions).toEqual([1, 2]);
    expect(await migrate(store.connection, migrating([first, areas]))).toEqual([]);
  });

  it('that are not known here are those of a newer Parkfit, whose data are refused', async () => {
    await migrate(store.connection, migrating([first, areas]));

    await expect(migrate(store.connection, migrating([first]))).rejects.toThrow(
      /^The data were written by a newer Parkfit \(migration 2, areas-in-m2, is not known here\)/u,
    );
  });

  it('call for what comes before them once, and only where there is something to do', async () => {
    const called: (readonly number[])[] = [];
    const before: Migrating['before'] = (pending) => {
      called.push(pending.map(({ version }) => version));
      return Promise.resolve();
    };

    await migrate(store.connection, { ...migrating([first, areas]), before });
    await migrate(store.connection, { ...migrating([first, areas]), before });

    expect(called).toEqual([[1, 2]]);
  });
});

describe('a lease', () => {
  it('is had by one at a time, and by the next when it has ended', async () => {
    const one = await takeLease('migration', { connection: store.connection, owner: 'one', now });

    expect(await takeLease('migration', { connection: store.connection, owner: 'two', now })).toBeUndefined();
    await one?.end();
    expect(await takeLease('migration', { connection: store.connection, owner: 'two', now })).toBeDefined();
  });

  it('of a process that has died ends after a minute, and cannot be renewed when another one has it', async () => {
    const one = await takeLease('migration', { connection: store.connection, owner: 'one', now });
    second = 60;

    const two = await takeLease('migration', { connection: store.connection, owner: 'two', now });

    expect(two).toBeDefined();
    await expect(one?.renew()).rejects.toThrow('Another process has taken over the migration; start again.');
    await expect(two?.renew()).resolves.toBeUndefined();
  });

  it('that is renewed does not end', async () => {
    const one = await takeLease('migration', { connection: store.connection, owner: 'one', now });
    second = 59;
    await one?.renew();
    second = 118;

    expect(await takeLease('migration', { connection: store.connection, owner: 'two', now })).toBeUndefined();
  });
});
