import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type mongo, Mongoose } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { startStoreServer } from '#server/store/embedded/storeServer.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

interface Row {
  readonly _id: number;
  readonly n: number;
}

/** What the store should hold. */
type Model = Map<number, number>;

interface Running {
  readonly folder: string;
  readonly rows: mongo.Collection<Row>;
  readonly client: mongo.MongoClient;
  readonly close: () => Promise<void>;
}

/** The store that runs now; a crash or a reopening puts another in its place. */
interface Real {
  running: Running;
}

async function start(folder: string): Promise<Running> {
  const path = join(folder, 'store.sock');
  const server = await startStoreServer(openLmdb(join(folder, 'store.mdb')), {
    storeId: 'model',
    address: { transport: 'socket', path },
    now: createClock().now,
  });
  const uri = `mongodb://${encodeURIComponent(path)}/model?directConnection=true`;
  const connection = await new Mongoose().createConnection(uri).asPromise();
  return {
    folder,
    rows: connection.collection<Row>('rows'),
    client: connection.getClient(),
    async close() {
      await connection.close();
      await server.close();
    },
  };
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step that is always possible, with what it does to the model and to the store. */
function step(name: string, change: (model: Model) => void, run: (real: Real) => Promise<unknown>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      change(model);
      await run(real);
      const found = await real.running.rows.find().sort({ _id: 1 }).toArray();
      expect(found).toEqual([...model].sort(([one], [other]) => one - other).map(([_id, n]) => ({ _id, n })));
    },
  };
}

function insert([_id, n]: readonly [number, number]): Step {
  return step(
    `insert ${_id}, ${n}`,
    (model) => {
      if (!model.has(_id)) model.set(_id, n);
    },
    ({ running: { rows } }) =>
      rows.insertOne({ _id, n }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 11000 });
      }),
  );
}

function update([_id, n]: readonly [number, number]): Step {
  return step(
    `update ${_id}, ${n}`,
    (model) => {
      if (model.has(_id)) model.set(_id, n);
    },
    ({ running: { rows } }) => rows.updateOne({ _id }, { $set: { n } }),
  );
}

function raise([least, by]: readonly [number, number]): Step {
  return step(
    `raise from ${least} by ${by}`,
    (model) => {
      for (const [_id, n] of model) if (n >= least) model.set(_id, n + by);
    },
    ({ running: { rows } }) => rows.updateMany({ n: { $gte: least } }, { $inc: { n: by } }),
  );
}

function remove([_id]: readonly [number, number]): Step {
  return step(
    `delete ${_id}`,
    (model) => void model.delete(_id),
    ({ running: { rows } }) => rows.deleteOne({ _id }),
  );
}

/** Two changes in a transaction, which reads what it has changed itself. */
function transaction(isCommitted: boolean, [_id, n]: readonly [number, number]): Step {
  return step(
    `${isCommitted ? 'commit' : 'abort'} ${_id}, ${n}`,
    (model) => {
      if (!isCommitted) return;
      model.set(_id, n);
      model.delete(_id + 1);
    },
    ({ running: { client, rows } }) =>
      client.withSession(async (session) => {
        session.startTransaction();
        await rows.updateOne({ _id }, { $set: { n } }, { session, upsert: true });
        await rows.deleteOne({ _id: _id + 1 }, { session });
        expect(await rows.findOne({ _id }, { session })).toEqual({ _id, n });
        await (isCommitted ? session.commitTransaction() : session.abortTransaction());
      }),
  );
}

/** The file as it lies on disk at this moment, with a transaction half done, is opened as after a power cut. */
function crash([_id, n]: readonly [number, number], copies: { count: number }): Step {
  return step(
    'crash',
    () => undefined,
    async (real) => {
      const { client, rows, folder, close } = real.running;
      const session = client.startSession();
      session.startTransaction();
      await rows.updateOne({ _id }, { $set: { n } }, { session, upsert: true });
      copies.count += 1;
      const next = `${folder.replace(/-\d+$/u, '')}-${copies.count}`;
      mkdirSync(next);
      copyFileSync(join(folder, 'store.mdb'), join(next, 'store.mdb'));
      await session.endSession();
      await close();
      real.running = await start(next);
    },
  );
}

function reopen(): Step {
  return step(
    'reopen',
    () => undefined,
    async (real) => {
      await real.running.close();
      real.running = await start(real.running.folder);
    },
  );
}

describe('a store, reached by the driver, against a plain map', () => {
  it('holds the same after any commands, transactions, crashes and reopenings', { timeout: 120_000 }, async () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 }));
    const copies = { count: 0 };
    const commands = fc.commands(
      [
        pair.map(insert),
        pair.map(update),
        pair.map(raise),
        pair.map(remove),
        pair.map((values) => transaction(true, values)),
        pair.map((values) => transaction(false, values)),
        pair.map((values) => crash(values, copies)),
        fc.constant(null).map(reopen),
      ],
      { maxCommands: 40, size: 'max' },
    );

    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        const folder = temporaryFolder();
        copies.count += 1;
        const first = join(folder, `store-${copies.count}`);
        mkdirSync(first);
        const running = await start(first);
        await running.rows.createIndex({ n: 1 }, {}, {});
        const real: Real = { running };
        try {
          await fc.asyncModelRun(() => ({ model: new Map<number, number>(), real }), steps);
          for (const command of [{ validate: 'rows' }, { parkfitVerifyLog: 1 }])
            expect(await real.running.client.db('model').command(command)).toMatchObject({ valid: true, errors: [] });
        } finally {
          await real.running.close();
        }
      }),
      { numRuns: 20 },
    );
  });
});
