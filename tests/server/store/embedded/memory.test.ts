import { createConnection, type mongo } from 'mongoose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '#tests/support/childProcess.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

/** 60,000 documents of a hundred numbers, each of which is an object once it is decoded, take more. */
const OLD_SPACE_MB = 256;
const DOCUMENTS = 60_000;

async function smallStore(): Promise<mongo.Db> {
  const env = { DATA_DIR: temporaryFolder(), NODE_OPTIONS: `--max-old-space-size=${OLD_SPACE_MB}` };
  const child = start(['server/cli.ts', 'store', '--port', '0'], { env });
  onTestFinished(async () => {
    child.signal('SIGTERM');
    await child.ended;
  });
  const line = await child.line(/mongodb:\/\/\S+/u);
  const [uri = ''] = /mongodb:\/\/\S+/u.exec(line) ?? [];
  const connection = await createConnection(uri, { dbName: 'memory' }).asPromise();
  onTestFinished(() => connection.close());
  const { db } = connection;
  if (!db) throw new Error('There is no connection.');
  return db;
}

async function filled(db: mongo.Db): Promise<mongo.Collection> {
  const collection = db.collection('held');
  const numbers = Array.from({ length: 100 }, (_, at) => at);
  for (let from = 0; from < DOCUMENTS; from += 5000) {
    const documents = Array.from({ length: 5000 }, (_, at) => ({ n: from + at, numbers }));
    await collection.insertMany(documents);
  }
  return collection;
}

describe('a store with little memory', { timeout: 120_000 }, () => {
  it('gives up what would need more, says so, and serves others as before', async () => {
    const collection = await filled(await smallStore());

    const pushed = collection.aggregate([{ $group: { _id: null, all: { $push: '$$ROOT' } } }]).toArray();
    await expect(pushed).rejects.toMatchObject({ code: 146, codeName: 'ExceededMemoryLimit' });

    expect(await collection.countDocuments({})).toBe(DOCUMENTS);
    expect(await collection.find({}).sort({ n: -1 }).limit(2).project({ _id: 0, n: 1 }).toArray()).toEqual([
      { n: DOCUMENTS - 1 },
      { n: DOCUMENTS - 2 },
    ]);
  });
});
