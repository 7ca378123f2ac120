import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Account {
  readonly _id: number;
  readonly fen: number;
}

describe('transactions', () => {
  let store: TestStore;
  let accounts: mongo.Collection<Account>;
  beforeAll(async () => {
    store = await openTestStore();
    accounts = store.connection.collection<Account>('accounts');
  });
  beforeEach(async () => {
    await accounts.deleteMany({});
    await accounts.insertMany([
      { _id: 1, fen: 100 },
      { _id: 2, fen: 100 },
    ]);
  });
  afterAll(() => store.close());

  const inSession = <T>(use: (session: mongo.ClientSession) => Promise<T>): Promise<T> =>
    store.connection.getClient().withSession(use);
  const fenOf = async (id: number, session?: mongo.ClientSession): Promise<number | undefined> =>
    (await accounts.findOne({ _id: id }, session && { session }))?.fen;

  it('show what they have changed to themselves only, until they are committed', async () => {
    await inSession(async (session) => {
      session.startTransaction();
      await accounts.updateOne({ _id: 1 }, { $inc: { fen: 5 } }, { session });
      expect([await fenOf(1, session), await fenOf(1)]).toEqual([105, 100]);
      await session.commitTransaction();
    });

    expect(await fenOf(1)).toBe(105);
  });

  it('leave nothing behind when they are aborted', async () => {
    await inSession(async (session) => {
      session.startTransaction();
      await accounts.insertOne({ _id: 3, fen: 1 }, { session });
      await accounts.deleteOne({ _id: 1 }, { session });
      await session.abortTransaction();
    });

    expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, fen: 100 },
      { _id: 2, fen: 100 },
    ]);
  });

  it('read what was committed when they began', async () => {
    await inSession(async (session) => {
      session.startTransaction();
      expect(await fenOf(1, session)).toBe(100);
      await accounts.updateOne({ _id: 1 }, { $set: { fen: 7 } });
      expect(await fenOf(1, session)).toBe(100);
      await session.commitTransaction();
    });
  });

  it('fail with a conflict, to be done again, where somebody has changed the same document since', async () => {
    await inSession(async (session) => {
      session.startTransaction();
      await fenOf(1, session);
      await accounts.updateOne({ _id: 1 }, { $set: { fen: 7 } });
      const late = accounts.updateOne({ _id: 1 }, { $inc: { fen: 1 } }, { session });
      await expect(late).rejects.toMatchObject({ code: 112 });
      await late.catch((error: unknown) => {
        expect((error as mongo.MongoError).hasErrorLabel('TransientTransactionError')).toBe(true);
      });
      await session.abortTransaction();
    });
  });

  it('lose no update when twenty sessions change one document', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inSession((session) =>
          session.withTransaction(async () => {
            const fen = await fenOf(1, session);
            await accounts.updateOne({ _id: 1 }, { $set: { fen: (fen ?? 0) + 1 } }, { session });
          }),
        ),
      ),
    );

    expect(await fenOf(1)).toBe(120);
  });

  it('let a session read one moment again and again, where each read says so', async () => {
    const session = store.connection.getClient().startSession({ snapshot: true });
    const read = { session, readConcern: { level: 'snapshot' } } as const;
    const first = await accounts.find({}, read).toArray();
    await accounts.insertOne({ _id: 3, fen: 1 });
    await accounts.updateOne({ _id: 1 }, { $set: { fen: 0 } });

    expect(await accounts.find({}, read).toArray()).toEqual(first);
    expect(await accounts.countDocuments()).toBe(3);
    await session.endSession();
  });
});
