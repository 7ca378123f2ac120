import { openStore } from '#server/store/connect.ts';
import { openRecord } from '../crash/record.ts';

/**
 * Writes to the store of a folder until it is refused or has written enough, and puts down what was acknowledged. It tells
 * how it ended by one line.
 */
const [, , dataDir = '', record = '', most = '0'] = process.argv;
const { tell } = openRecord(record);
const tellAndEnd = (line: string): never => {
  process.stdout.write(`${line}\n`);
  process.exit();
};
const store = await openStore({ dataDir }, 'serve').catch((error: unknown) => tellAndEnd(String(error)));
const rows = store.connection.collection<{ _id: number; text: string }>('rows');
let number = 0;
let refusal = '';
while (refusal === '' && number < Number(most)) {
  number += 1;
  const operation = { client: 0, number };
  await rows.insertOne({ _id: number, text: 'x'.repeat(2000) }).then(
    () => {
      tell({ ...operation, outcome: 'acknowledged' });
    },
    (error: unknown) => {
      refusal = String(error);
    },
  );
}
tellAndEnd(refusal === '' ? 'written' : refusal);
