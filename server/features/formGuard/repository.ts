import { type Connection, trusted } from 'mongoose';
import { looseModel } from '#server/store/looseModel.ts';

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
  const keys = looseModel<{ readonly _id: string; readonly secret: string }>(connection, 'formKeys');
  const used = looseModel<{ readonly _id: string; readonly at: Date }>(connection, 'formTokensUsed', [{ at: 1 }]);
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
