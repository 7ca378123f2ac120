import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { reachStore } from '#server/store/embedded/reach.ts';
import { openConnection } from '#server/store/openConnection.ts';
import { storeLost } from '#server/store/storeLost.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

describe('an error of the store', { timeout: 30_000 }, () => {
  it('is told in one sentence where the process that served the store has ended', async () => {
    const { uri, stop } = await reachStore({ dataDir: temporaryFolder(), role: 'serve' });
    const connection = await openConnection(uri, { databaseName: 'parkfit' });
    await stop();

    const error: unknown = await connection
      .collection('rows')
      .insertOne({ name: 'too late' })
      .catch((fault: unknown) => fault);

    expect(storeLost(error)?.message).toBe(
      'The process that served the store has ended or answers no more; try again.',
    );
    await connection.close();
  });

  it('is told so where the socket breaks while it is written to', () => {
    expect(storeLost(Object.assign(new Error('write EPIPE'), { syscall: 'write', code: 'EPIPE' }))).toBeDefined();
  });

  it('is told in the words of the store where its disk has failed', () => {
    const failed = new mongo.MongoServerError({ message: 'The disk failed.', code: 96 });

    expect(storeLost(failed)?.message).toBe('The disk failed.');
  });

  it('is left as it is where it says something else', () => {
    expect(storeLost(new Error('E11000 duplicate key'))).toBeUndefined();
    expect(storeLost(Object.assign(new Error('open'), { syscall: 'open', code: 'ENOENT' }))).toBeUndefined();
    expect(storeLost('EPIPE')).toBeUndefined();
  });
});
