import { type Connection, type Model, Schema } from 'mongoose';

/** The model of a collection whose documents its repository makes and reads whole; each of `indexes` are the fields of one index. */
export function looseModel<T>(
  connection: Connection,
  name: string,
  indexes: readonly Readonly<Record<string, 1 | -1>>[] = [],
): Model<T> {
  const existing: Model<T> | undefined = connection.models[name];
  if (existing !== undefined) return existing;
  const schema = new Schema({ _id: String }, AS_WRITTEN);
  for (const fields of indexes) schema.index(fields);
  return connection.model<T>(name, schema as Schema<T>, name);
}

/**
 * Documents are stored as their repository writes them. Filters go by fields that no schema names: without
 * `strictQuery: false` they would be dropped, and a question for some would find all.
 */
export const AS_WRITTEN = {
  strict: false,
  strictQuery: false,
  minimize: false,
  versionKey: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
} as const;
