import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { startChild } from './processes/child.ts';

interface Row {
  _id: number;
  batch?: number;
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

  it(
    'has every acknowledged write, and no half of one, after each of five sudden deaths',
    { timeout: 120_000 },
    async () => {
      const dataDir = temporaryFolder();
      const acknowledged: number[] = [];

      for (const round of [0, 1, 2, 3, 4]) {
        const child = startChild('serve', [dataDir, String(round * 1_000_000)]);
        expect(await child.lines.next()).toMatchObject({ value: 'ready' });
        for (let writes = 0; writes < 15 + round * 4; writes += 1) {
          acknowledged.push(Number((await child.lines.next()).value));
        }
        await child.kill();

        const { connection, close } = await openStore({ dataDir }, 'serve');
        const rows = await connection.collection<Row>('rows').find().toArray();
        const found = new Set(rows.map(({ _id }) => _id));
        const byUnique = await Promise.all(
          rows.slice(-50).map(({ unique }) => connection.collection<Row>('rows').countDocuments({ unique })),
        );
        await close();

        expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
        const batches = batchSizes(rows);
        expect(batches.filter((size) => size !== 10)).toEqual([]);
        expect(byUnique.every((count) => count === 1)).toBe(true);
      }
    },
  );
});

/** How many documents there are of each command that wrote several. */
function batchSizes(rows: readonly Row[]): number[] {
  const sizes = new Map<number, number>();
  for (const { batch } of rows) if (batch !== undefined) sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
  return [...sizes.values()];
}
