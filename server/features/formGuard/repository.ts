import { type Connection, type Model, Schema, trusted } from 'mongoose';

/** The key by which tokens of forms are made, and the tokens that were used. */
export interface FormTokenRepository {
  readonly prepare: () => Promise<void>;
  /** The same in every process over one store. */
  readonly key: () => Promise<string>;
  /** Notes that a token is used; false where it was used before. */
  readonly use: (id: string, at: Date) => Promise<boolean>;
  readonly forgetBefore: (moment: Date) => Promise<number>;
}

/** Opens them. */
export function createFormTokenRepository(
  connection: Connection,
  { newSecret }: { readonly newSecret: () => string },
): FormTokenRepository {
  const keys = modelOf<{ readonly _id: string; readonly secret: string }>(connection, 'formKeys');
  const used = modelOf<{ readonly _id: string; readonly at: Date }>(connection, 'formTokensUsed');
  return {
    async prepare() {
      await used.createIndexes();
      await keys.updateOne({ _id: KEY_ID }, { $setOnInsert: { secret: newSecret() } }, { upsert: true });
    },
    async key() {
      const found = await keys.findById(KEY_ID).lean<{ readonly secret: string }>();
      if (found === null) throw new Error('The key of forms is missing: the store has not been prepared.');
      return found.secret;
    },
    async use(id, at) {
      const { upsertedCount } = await used.updateOne({ _id: id }, { $setOnInsert: { at } }, { upsert: true });
      return upsertedCount === 1;
    },
    async forgetBefore(moment) {
      const { deletedCount } = await used.deleteMany({ at: trusted({ $lt: moment }) });
      return deletedCount;
    },
  };
}

const KEY_ID = 'current';

function modelOf<T>(connection: Connection, name: string): Model<T> {
  const existing: Model<T> | undefined = connection.models[name];
  if (existing !== undefined) return existing;
  const schema = new Schema(
    { _id: String },
    {
      strict: false,
      strictQuery: false,
      minimize: false,
      versionKey: false,
      id: false,
      autoIndex: false,
      autoCreate: false,
    },
  );
  schema.index({ at: 1 });
  return connection.model<T>(name, schema as Schema<T>, name);
}
