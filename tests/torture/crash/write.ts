import { readAddress } from '#server/store/embedded/address.ts';
import { openFolder } from '#server/store/embedded/folder.ts';
import { reachStore } from '#server/store/embedded/reach.ts';
import { dial } from '#tests/support/rawConnection.ts';
import { ask, perform } from './asking.ts';
import { CLIENTS, DATABASE } from './operation.ts';
import { openRecord, type Told } from './record.ts';

/**
 * A process that serves the store of a folder and lets eight clients write to it until it is killed. What clients hear
 * goes to the record, and a line without words for each to whoever decides when it is enough.
 */
const [, , dataDir = '', record = '', first = '0'] = process.argv;
const { tell } = openRecord(record);
const notice = (told: Told): void => {
  tell(told);
  process.stdout.write('.\n');
};
process.stdout.write('opening\n');
await reachStore({ dataDir, role: 'serve' });
const address = readAddress(openFolder(dataDir));
if (!address) throw new Error('The store has told no address.');

const setUp = await dial(address);
await ask(setUp, {
  createIndexes: 'singles',
  indexes: [{ key: { client: 1, number: 1 }, name: 'order', unique: true }],
  $db: DATABASE,
});
await ask(setUp, { createIndexes: 'batches', indexes: [{ key: { name: 1 }, name: 'name' }], $db: DATABASE });
await ask(setUp, { createIndexes: 'givings', indexes: [{ key: { client: 1 }, name: 'client' }], $db: DATABASE });

await Promise.all(
  Array.from({ length: CLIENTS }, async (_, client) => {
    const connection = await dial(address);
    for (let number = Number(first); ; number += 1) {
      const operation = { client, number };
      notice({ ...operation, outcome: 'sent' });
      notice({ ...operation, outcome: await perform(connection, operation) });
    }
  }),
);
