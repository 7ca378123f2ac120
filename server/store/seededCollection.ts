import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type z } from 'zod';
import { contentHash } from './contentHash.ts';
import { ofMoment } from './moment.ts';
import { ofTransaction } from './transaction.ts';
import { AS_WRITTEN } from './looseModel.ts';

/** What a reload did. */
export interface Reloaded {
  readonly written: number;
  /** Ids of rows that somebody has edited since they were seeded; they stay as they are. */
  readonly kept: readonly string[];
  /** Rows that are seeded no more. */
  readonly removed: number;
}

/** A question to the store; stays within repositories. */
export type Filter = Readonly<Record<string, unknown>>;

/** A collection that the seed fills: entries of one schema by their ids. Repositories put their questions to it in words. */
export interface SeededCollection<T> {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<T | undefined>;
  /** In the order of ids. */
  readonly list: (filter?: Filter, window?: { readonly limit: number; readonly after?: string }) => Promise<T[]>;
  /** Makes the collection hold the given entries and no others, but leaves what was edited. */
  readonly reload: (entries: readonly T[]) => Promise<Reloaded>;
  /** Puts an entry in the place of that of its id, as an edit: a reload leaves it as it is. */
  readonly put: (entry: T) => Promise<void>;
  /** How many entries it removed. */
  readonly remove: (filter: Filter) => Promise<number>;
}

/** Opens the collection `name`; `indexes` are the fields by which it is asked. */
export function createSeededCollection<T extends { readonly id: string }>(
  connection: Connection,
  {
    name,
    schema,
    indexes,
  }: { readonly name: string; readonly schema: z.ZodType<T>; readonly indexes: readonly string[] },
): SeededCollection<T> {
  const rows = modelOf(connection, name, indexes);
  const entryOf = (row: Row): T => schema.parse({ id: row._id, ...contentOf(row) });
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async find(id) {
      const row = await rows.findById(id).lean<Row>();
      return row === null ? undefined : entryOf(row);
    },
    async list(filter = {}, window) {
      const after = window?.after === undefined ? {} : { _id: trusted({ $gt: window.after }) };
      const query = rows.find({ ...filter, ...after }, null, ofMoment(connection)).sort({ _id: 1 });
      const found = await (window === undefined ? query : query.limit(window.limit)).lean<Row[]>();
      return found.map(entryOf);
    },
    async reload(entries) {
      const stored = await rows.find().lean<Row[]>();
      const kept = new Set(stored.filter(isEdited).map(({ _id }) => _id));
      const wanted = new Set(entries.map(({ id }) => id));
      const written = entries.filter(({ id }) => !kept.has(id));
      const removed = stored.filter(({ _id }) => !kept.has(_id) && !wanted.has(_id));
      const writes = [
        ...written.map((entry) => {
          const replacement = rowOf(entry);
          return { replaceOne: { filter: { _id: entry.id }, replacement, upsert: true } };
        }),
        ...removed.map(({ _id }) => ({ deleteOne: { filter: { _id } } })),
      ];
      // By the driver itself: the schema has parsed the entries, mongoose has nothing to add to them.
      const options = { ignoreUndefined: true, ...ofTransaction(connection) };
      if (writes.length > 0) await connection.collection<Row>(name).bulkWrite(writes, options);
      return { written: written.length, kept: [...kept], removed: removed.length };
    },
    put: (entry) => putEdited(connection, name, entry),
    async remove(filter) {
      return (await rows.deleteMany(filter)).deletedCount;
    },
  };
}

/** An entry under its id, beside the hash of what was seeded, by which an edit is known. */
export interface Row {
  readonly _id: string;
  readonly seeded?: string;
}

/** An entry as it is seeded. */
export function rowOf({ id, ...rest }: { readonly id: string }): Row {
  return { _id: id, ...rest, seeded: contentHash(rest) };
}

/** What was seeded stays beside it, so that whoever puts the same content back has not edited it any more. */
async function putEdited(connection: Connection, name: string, entry: { readonly id: string }): Promise<void> {
  const { id, ...content } = entry;
  const rows = connection.collection<Row>(name);
  const transaction = ofTransaction(connection);
  const seeded = (await rows.findOne({ _id: id }, transaction))?.seeded;
  const replacement = { ...content, ...(seeded !== undefined && { seeded }) };
  await rows.replaceOne({ _id: id }, replacement, { upsert: true, ignoreUndefined: true, ...transaction });
}

/** Whether somebody has changed a row since it was seeded, or made it. */
export function isEdited(row: Row): boolean {
  return row.seeded !== contentHash(contentOf(row));
}

/** What an entry has besides its id. */
function contentOf(row: Row): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== '_id' && key !== 'seeded'));
}

function modelOf(connection: Connection, name: string, indexes: readonly string[]): Model<Row> {
  const existing: Model<Row> | undefined = connection.models[name];
  if (existing !== undefined) return existing;
  // Rows are parsed by zod on the way out, so mongoose keeps whatever is there, empty objects included.
  const schema = new Schema<Row>({ _id: String }, AS_WRITTEN);
  for (const field of indexes) schema.index({ [field]: 1 });
  return connection.model<Row>(name, schema, name);
}
