import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  readonly _id: number;
  readonly text: string;
}

describe('change streams', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  let turn = 0;
  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    turn += 1;
    rows = await store.connection.createCollection<Row>(`rows${turn}`);
  });
  afterAll(() => store.close());

  /** A stream that has begun: what is written from now on is told. */
  const begun = async <Stream extends mongo.ChangeStream>(stream: Stream): Promise<Stream> => {
    await stream.tryNext();
    return stream;
  };
  const nextOf = async (stream: mongo.ChangeStream, count: number): Promise<Record<string, unknown>[]> => {
    const events: Record<string, unknown>[] = [];
    while (events.length < count) events.push({ ...(await stream.next()) });
    return events;
  };

  it('tell of each change of a collection in its order', async () => {
    const stream = await begun(rows.watch());

    await rows.insertOne({ _id: 1, text: 'a' });
    await rows.updateOne({ _id: 1 }, { $set: { text: 'b' } });
    await rows.replaceOne({ _id: 1 }, { text: 'c' });
    await rows.deleteOne({ _id: 1 });
    const events = await nextOf(stream, 4);
    await stream.close();

    expect(events).toMatchObject([
      { operationType: 'insert', documentKey: { _id: 1 }, fullDocument: { _id: 1, text: 'a' } },
      { operationType: 'update', updateDescription: { updatedFields: { text: 'b' }, removedFields: [] } },
      { operationType: 'replace', fullDocument: { _id: 1, text: 'c' } },
      { operationType: 'delete', documentKey: { _id: 1 } },
    ]);
    expect(events[0]?.['ns']).toEqual({ db: store.databaseName, coll: `rows${turn}` });
  });

  it('tell of all collections of a database', async () => {
    const stream = await begun(store.connection.getClient().db(store.databaseName).watch());
    const other = await store.connection.createCollection<Row>(`others${turn}`);

    await rows.insertOne({ _id: 1, text: 'a' });
    await other.insertOne({ _id: 2, text: 'b' });
    const events = await nextOf(stream, 2);
    await stream.close();

    expect(events).toMatchObject([{ ns: { coll: `rows${turn}` } }, { ns: { coll: `others${turn}` } }]);
  });

  it('tell only what their pipeline lets through', async () => {
    const stream = await begun(rows.watch([{ $match: { operationType: 'delete' } }]));

    await rows.insertOne({ _id: 1, text: 'a' });
    await rows.deleteOne({ _id: 1 });
    const [event] = await nextOf(stream, 1);
    await stream.close();

    expect(event).toMatchObject({ operationType: 'delete' });
  });

  it('go on after the event of a token, and miss nothing that came meanwhile', async () => {
    const first = await begun(rows.watch());
    await rows.insertOne({ _id: 1, text: 'a' });
    const [{ _id: token } = {}] = await nextOf(first, 1);
    await first.close();
    await rows.insertMany([
      { _id: 2, text: 'b' },
      { _id: 3, text: 'c' },
    ]);

    const second = rows.watch([], { resumeAfter: token });
    const events = await nextOf(second, 2);
    await second.close();

    expect(events).toMatchObject([{ documentKey: { _id: 2 } }, { documentKey: { _id: 3 } }]);
  });

  it('give the document as it is when the event is read, where they are asked to look it up', async () => {
    await rows.insertOne({ _id: 1, text: 'a' });
    const stream = await begun(rows.watch([], { fullDocument: 'updateLookup' }));

    await rows.updateOne({ _id: 1 }, { $set: { text: 'b' } });
    await rows.updateOne({ _id: 1 }, { $set: { text: 'c' } });
    const [, last] = await nextOf(stream, 2);
    await stream.close();

    expect(last).toMatchObject({ operationType: 'update', fullDocument: { _id: 1, text: 'c' } });
  });

  it('give the document as it was before, where the collection keeps that', async () => {
    await store.connection.db?.command({
      collMod: `rows${turn}`,
      changeStreamPreAndPostImages: { enabled: true },
    });
    await rows.insertOne({ _id: 1, text: 'a' });
    const stream = await begun(rows.watch([], { fullDocumentBeforeChange: 'required', fullDocument: 'required' }));

    await rows.updateOne({ _id: 1 }, { $set: { text: 'b' } });
    await rows.deleteOne({ _id: 1 });
    const events = await nextOf(stream, 2);
    await stream.close();

    expect(events).toMatchObject([
      { fullDocumentBeforeChange: { _id: 1, text: 'a' }, fullDocument: { _id: 1, text: 'b' } },
      { operationType: 'delete', fullDocumentBeforeChange: { _id: 1, text: 'b' } },
    ]);
  });

  it('tell all that a transaction has done when it is committed, and nothing of one that is aborted', async () => {
    const stream = await begun(rows.watch());
    const write = (id: number, isKept: boolean) =>
      store.connection.getClient().withSession(async (session) => {
        session.startTransaction();
        await rows.insertOne({ _id: id, text: 'first' }, { session });
        await rows.insertOne({ _id: id + 1, text: 'second' }, { session });
        await (isKept ? session.commitTransaction() : session.abortTransaction());
      });

    await write(10, false);
    await write(20, true);
    const events = await nextOf(stream, 2);
    await stream.close();

    expect(events).toMatchObject([{ documentKey: { _id: 20 } }, { documentKey: { _id: 21 } }]);
    expect(events[0]?.['txnNumber']).toEqual(events[1]?.['txnNumber']);
  });

  it('end when their collection is dropped', async () => {
    const stream = await begun(rows.watch());

    await rows.drop();
    const events = await nextOf(stream, 2);

    expect(events).toMatchObject([{ operationType: 'drop' }, { operationType: 'invalidate' }]);
    await expect(stream.next()).rejects.toThrow(/ChangeStream is closed/u);
    await stream.close();
  });

  it('tell of a document that has expired that it is deleted', { timeout: 150_000 }, async () => {
    const expiring = await store.connection.createCollection<{ _id: number; at: Date }>(`expiring${turn}`);
    await expiring.createIndex({ at: 1 }, { expireAfterSeconds: 3600 }, {});
    const stream = await begun(expiring.watch([{ $match: { operationType: 'delete' } }]));

    await expiring.insertMany([
      { _id: 1, at: new Date('2020-01-01T00:00:00Z') },
      { _id: 2, at: new Date('2120-01-01T00:00:00Z') },
    ]);
    const [event] = await nextOf(stream, 1);
    await stream.close();

    expect(event).toMatchObject({ documentKey: { _id: 1 } });
    expect(await expiring.find().toArray()).toMatchObject([{ _id: 2 }]);
  });
});
