import { type Connection } from 'mongoose';
import { type z } from 'zod';
import { type Filter } from './seededCollection.ts';
import { type Order, comesAfter } from './sortedWindow.ts';
import { looseModel } from './looseModel.ts';
import { ofTransaction } from './transaction.ts';

/** From where a sorted list goes on, and how far. */
interface Window {
  readonly limit: number;
  readonly after?: { readonly key: string | number; readonly id: string };
}

/** A collection of what users make: each a record with revisions. Repositories put their questions to it in words. */
export interface RecordCollection<T> {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<T | undefined>;
  readonly list: (filter: Filter, order: Order, window?: Window) => Promise<T[]>;
  readonly count: (filter: Filter) => Promise<number>;
  readonly add: (record: T) => Promise<void>;
  /** Writes a record in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (record: T) => Promise<boolean>;
  /** Takes a field out of the records that it is asked for; no revision is made. */
  readonly unset: (filter: Filter, field: string) => Promise<void>;
}

/** Opens the collection `name`; each of `indexes` are the fields of one index. */
export function createRecordCollection<T extends { readonly id: string; readonly revision: number }>(
  connection: Connection,
  {
    name,
    schema,
    indexes,
  }: {
    readonly name: string;
    readonly schema: z.ZodType<T>;
    readonly indexes: readonly Readonly<Record<string, 1 | -1>>[];
  },
): RecordCollection<T> {
  const rows = looseModel<Row>(connection, name, indexes);
  const written = (): ReturnType<typeof connection.collection<Row>> => connection.collection<Row>(name);
  const optionsNow = () => ({ ignoreUndefined: true, ...ofTransaction(connection) });
  const recordOf = ({ _id, ...content }: Row): T => schema.parse({ id: _id, ...content });
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async find(id) {
      const row = await rows.findById(id).lean<Row>();
      return row === null ? undefined : recordOf(row);
    },
    async list(filter, order, window) {
      // Conditions beside one another, since both may be alternatives.
      const query = rows
        .find({ $and: [filter, comesAfter(order, window?.after)] })
        .sort({ [order.field]: order.direction, _id: order.direction });
      const found = await (window === undefined ? query : query.limit(window.limit)).lean<Row[]>();
      return found.map(recordOf);
    },
    count: (filter) => rows.countDocuments(filter),
    // Both by the driver itself: mongoose looks at each field of a record, and changes none.
    async add(record) {
      await written().insertOne(rowOf(record), optionsNow());
    },
    async replace(record) {
      const { _id, ...content } = rowOf(record);
      const { matchedCount } = await written().replaceOne(
        { _id, revision: record.revision - 1 },
        content,
        optionsNow(),
      );
      return matchedCount === 1;
    },
    async unset(filter, field) {
      await rows.updateMany(filter, { $unset: { [field]: 1 } });
    },
  };
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly _id: string;
}

function rowOf({ id, ...content }: { readonly id: string }): Row {
  return { _id: id, ...content };
}
