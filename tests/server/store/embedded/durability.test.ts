import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

interface Row {
  _id: number;
  unique: string;
}

describe('durability', () => {
  it('keeps documents and indexes when it is closed and opened again', async () => {
    const dataDir = temporaryFolder();
    const first = await openStore({ dataDir }, 'serve');
    await first.connection.collection<Row>('rows').createIndex({ unique: 1 }, { unique: true }, {});
    await first.connection.collection<Row>('rows').insertOne({ _id: 1, unique: 'a' });
    await first.close();

    const second = await openStore({ dataDir }, 'serve');
    const rows = second.connection.collection<Row>('rows');

    expect(await rows.find().toArray()).toEqual([{ _id: 1, unique: 'a' }]);
    await expect(rows.insertOne({ _id: 2, unique: 'a' })).rejects.toMatchObject({ code: 11000 });
    await second.close();
  });
});
