import { openStore } from '#server/store/connect.ts';

/**
 * Serves the store of a folder and writes to it until it is killed. Each acknowledged write is told by a line: a single
 * document by its number, ten documents of one command by the first one's.
 */
const [, , dataDir = '', first = '0'] = process.argv;
const { connection } = await openStore({ dataDir }, 'serve');
const rows = connection.collection<{ _id: number; batch?: number; unique: string }>('rows');
await rows.createIndex({ unique: 1 }, { unique: true }, {});
process.stdout.write('ready\n');
for (let number = Number(first); ; number += 20) {
  await rows.insertOne({ _id: number, unique: `single-${number}` });
  process.stdout.write(`${number}\n`);
  const batch = number + 1;
  const documents = Array.from({ length: 10 }, (_, at) => ({ _id: batch + at, batch, unique: `batch-${batch + at}` }));
  await rows.insertMany(documents);
  process.stdout.write(`${batch}\n`);
}
