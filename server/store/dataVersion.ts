import { randomUUID } from 'node:crypto';
import { type Connection } from 'mongoose';
import { ofMoment } from './moment.ts';
import { ofTransaction } from './transaction.ts';

/** A number that every write raises, so that whoever keeps something derived from the data knows when to make it anew. */
export interface DataVersion {
  /** 0 where nothing has been written yet. */
  readonly read: () => Promise<number>;
  /**
   * A word that every raise makes anew, in this store and in any other: where it is the same, so are all data. Undefined
   * where none has been made yet.
   */
  readonly readMark: () => Promise<string | undefined>;
  /** Returns the new number, which no other raise has returned. */
  readonly raise: () => Promise<number>;
}

export function createDataVersion(connection: Connection): DataVersion {
  const meta = connection.collection<MetaRow>('meta');
  return {
    async read() {
      const row = await meta.findOne({ _id: DATA_VERSION_ROW }, ofMoment(connection));
      return row?.value ?? 0;
    },
    async readMark() {
      const row = await meta.findOne({ _id: DATA_VERSION_ROW }, ofMoment(connection));
      return row?.mark;
    },
    async raise() {
      const row = await meta.findOneAndUpdate(
        { _id: DATA_VERSION_ROW },
        { $inc: { value: 1 }, $set: { mark: randomUUID() } },
        { upsert: true, returnDocument: 'after', ...ofTransaction(connection) },
      );
      return row?.value ?? 0;
    },
  };
}

/** The row of the collection `meta` that holds it. */
export const DATA_VERSION_ROW = 'dataVersion';

export interface MetaRow {
  readonly _id: string;
  readonly value: number;
  readonly mark?: string;
}
