import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { encode } from '#server/store/embedded/engine/bson.ts';
import { createEntry } from '#server/store/embedded/engine/changingCollections.ts';
import { readCollectionOptions } from '#server/store/embedded/engine/collectionOptions.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { WHOLE_LOG } from '#server/store/embedded/engine/log.ts';
import { createPacer } from '#server/store/embedded/engine/pacer.ts';
import { createUpkeep, recover } from '#server/store/embedded/engine/upkeep.ts';
import { validateLog } from '#server/store/embedded/engine/validating.ts';

const NAMESPACE = { database: 'test', collection: 'rows' };
const NO_BOUNDS = { maxAgeSeconds: 1_000_000, maxBytes: Infinity };

describe('the upkeep', () => {
  let folder: string;
  let disk: Disk;
  let engine: Engine;
  let commits: number;
  let nowMs: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    const opened = openLmdb(join(folder, 'store.mdb'));
    commits = 0;
    nowMs = Date.UTC(2026, 10, 25);
    disk = {
      ...opened,
      commit(changes) {
        commits += 1;
        return opened.commit(changes);
      },
    };
    engine = createEngine(disk, { storeId: 'upkeep', now: () => new Date(nowMs) });
  });
  afterEach(async () => {
    await disk.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (id: number, fields: object = {}): Promise<void> =>
    engine.write((unit) => {
      engine.ensure(unit, NAMESPACE).insert(encode({ _id: id, ...fields }));
    });
  const answer = (at: Date): Uint8Array => encode({ number: 1, reply: { ok: 1 }, at });
  const sessions = (): number => disk.count('retries', { start: Buffer.alloc(0), end: Buffer.from([255]) });
  const logEntries = (): number => disk.count('log', WHOLE_LOG);
  const logErrors = async (): Promise<readonly string[]> =>
    (await validateLog(disk, engine.log.sizeBytes(disk), createPacer())).errors;

  it('takes from the log what is older than it may be, and keeps account of its size', async () => {
    await insert(1);
    nowMs += 60_000;
    await insert(2);
    // The creation of the collection, and two inserts.
    expect(logEntries()).toBe(3);

    await createUpkeep(engine, { ...NO_BOUNDS, maxAgeSeconds: 30 })();

    expect(logEntries()).toBe(1);
    expect(await logErrors()).toEqual([]);
  });

  it('takes from the log what is too much, over several units, the oldest first', async () => {
    await engine.write((unit) => {
      const rows = engine.ensure(unit, NAMESPACE);
      for (let id = 0; id < 2500; id += 1) rows.insert(encode({ _id: id }));
    });
    const newest = disk.range('log', { ...WHOLE_LOG, reverse: true }, 1);
    const [last] = newest;

    await createUpkeep(engine, { ...NO_BOUNDS, maxBytes: last?.value.length ?? 0 })();

    expect(disk.range('log', WHOLE_LOG, 10)).toEqual(newest);
    expect(await logErrors()).toEqual([]);
  });

  it('forgets the answers kept for silent sessions, of however many, over its turns', async () => {
    const turn = createUpkeep(engine, NO_BOUNDS);
    const at = new Date(nowMs);
    const later = new Date(nowMs + 30 * 60_000);
    await engine.write((unit) => {
      // 1,500 sessions that go on come before the two that went silent, and a turn looks at 1,000.
      for (let session = 1000; session < 2500; session += 1)
        unit.put('retries', Buffer.from(`a${session}`), answer(later));
      unit.put('retries', Buffer.from('b1'), answer(at));
      unit.put('retries', Buffer.from('b2'), answer(at));
    });
    nowMs += 30 * 60_000 + 1;

    await turn();
    const afterOne = sessions();
    await turn();
    const afterTwo = sessions();
    await engine.write((unit) => {
      unit.put('retries', Buffer.from('a0'), answer(at));
    });
    await turn();

    expect([afterOne, afterTwo]).toEqual([1502, 1500]);
    // The third turn begins at the first session again.
    expect(sessions()).toBe(1500);
  });

  it('removes the measurements of a time series that have expired', async () => {
    const options = readCollectionOptions({
      create: 'rows',
      timeseries: { timeField: 'at' },
      expireAfterSeconds: 60,
    });
    await engine.write((unit) => {
      createEntry(unit, { namespace: NAMESPACE, options }, engine);
    });
    await insert(1, { at: new Date(nowMs) });
    await insert(2, { at: new Date(nowMs + 1) });
    nowMs += 60_000;

    await createUpkeep(engine, NO_BOUNDS)();

    const rows = engine.find(disk, NAMESPACE);
    expect(rows?.count()).toBe(1);
  });

  it('keeps in mind that a transaction was committed, also for a driver that asks again after a restart', async () => {
    const name = { session: 'one', number: 1 };
    engine.transactions.begin(name);
    await engine.transactions.commit(name);

    await createUpkeep(engine, NO_BOUNDS)();
    const restarted = createEngine(disk, { storeId: 'upkeep', now: () => new Date(nowMs) });

    await expect(restarted.transactions.commit(name)).resolves.toBeUndefined();
  });

  it('writes nothing where there is nothing to do', async () => {
    await insert(1);
    const before = commits;

    await createUpkeep(engine, NO_BOUNDS)();
    await engine.write(() => undefined);

    expect(commits).toBe(before);
  });

  it('drops at the start what an aggregation was still filling when its process ended', async () => {
    const temporary = { ...NAMESPACE, collection: 'tmp.agg_out.1' };
    await insert(1);
    await engine.write((unit) => {
      const { entry } = engine.ensure(unit, temporary);
      engine.catalogue.put(unit, { ...entry, options: { temp: true } });
    });

    await recover(engine);

    expect(engine.catalogue.all(disk).map(({ namespace }) => namespace)).toEqual([NAMESPACE]);
  });
});
