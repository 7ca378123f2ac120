import { type StoreAddress } from '#server/store/embedded/address.ts';
import { mongo } from 'mongoose';
import { answerDocument, commandMessage, dial } from '../../support/rawConnection.ts';
import { ADDED, WRITERS } from './measures.ts';
import { COLLECTION, WARM_WRITES } from './measureDriver.ts';
import { type BenchOptions } from './options.ts';
import { rateOfEach, rateOneByOne } from './rates.ts';
import { row, scattered } from './rows.ts';

/** What the store does where no driver takes its share of the time: messages are made before the clock starts. */
export interface RawMeasures {
  readonly findOne: number;
  readonly eightWriters: number;
}

/** Measures a store that `measureDriver` has filled. */
export async function measureRaw(
  { address, database }: { readonly address: StoreAddress; readonly database: string },
  size: number,
  { reads, writes }: BenchOptions,
): Promise<RawMeasures> {
  const questions = Array.from({ length: Math.min(reads, size) }, (_, at) =>
    commandMessage({
      find: COLLECTION,
      filter: { _id: scattered(at, size) },
      limit: 1,
      singleBatch: true,
      $db: database,
    }),
  );
  const asker = await dial(address);
  const ask = (at: number): Promise<Buffer> => asker.ask(questions[at % questions.length] ?? Buffer.alloc(0));
  await rateOneByOne(reads / 4, ask);
  const findOne = await rateOneByOne(reads, ask);
  asker.close();

  const inserts = preparedInserts(database, size, writes);
  const writers = await Promise.all(inserts.map(() => dial(address)));
  const eightWriters = await rateOfEach(writes, WRITERS, async (at, writer) => {
    const message = inserts[writer]?.[at];
    const answer = message && (await writers[writer]?.ask(message));
    if (!answer || answerDocument(answer)['ok'] !== 1) throw new Error('The store refused an insert of the bench');
  });
  for (const writer of writers) writer.close();
  return { findOne, eightWriters };
}

/** For each writer its inserts, numbered in a session as a driver numbers them, so that they may be sent again. */
function preparedInserts(database: string, size: number, writes: number): Buffer[][] {
  const first = size + ADDED + (WARM_WRITES + writes) * WRITERS;
  return Array.from({ length: WRITERS }, (_, writer) => {
    const lsid = { id: new mongo.UUID() };
    return Array.from({ length: writes }, (__, at) =>
      commandMessage({
        insert: COLLECTION,
        documents: [row(first + writer * writes + at, size)],
        lsid,
        txnNumber: mongo.Long.fromNumber(at + 1),
        writeConcern: { w: 'majority' },
        $db: database,
      }),
    );
  });
}
