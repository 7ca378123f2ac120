import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Failures } from '#server/domain/accounts/backOff.ts';

/** Attempts that failed, so that a restart of the server forgives none. */
export interface AttemptRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<Failures | undefined>;
  readonly put: (id: string, failures: Failures) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Removes those of which the last one is older; returns how many. */
  readonly forgetBefore: (moment: Date) => Promise<number>;
}

/** Opens them. */
export function createAttemptRepository(connection: Connection): AttemptRepository {
  const attempts = attemptModel(connection);
  return {
    async prepare() {
      await attempts.createIndexes();
    },
    async find(id) {
      const row = await attempts.findById(id).lean<AttemptRow>();
      return row === null ? undefined : { count: row.count, lastAt: row.lastAt };
    },
    async put(id, { count, lastAt }) {
      await attempts.replaceOne({ _id: id }, { _id: id, count, lastAt }, { upsert: true });
    },
    async remove(id) {
      await attempts.deleteOne({ _id: id });
    },
    async forgetBefore(moment) {
      const { deletedCount } = await attempts.deleteMany({ lastAt: trusted({ $lt: moment }) });
      return deletedCount;
    },
  };
}

interface AttemptRow extends Failures {
  readonly _id: string;
}

function attemptModel(connection: Connection): Model<AttemptRow> {
  const existing: Model<AttemptRow> | undefined = connection.models['signInAttempts'];
  if (existing !== undefined) return existing;
  const schema = new Schema<AttemptRow>(
    { _id: String, count: Number, lastAt: Date },
    { versionKey: false, id: false, autoIndex: false, autoCreate: false },
  );
  schema.index({ lastAt: 1 });
  return connection.model<AttemptRow>('signInAttempts', schema, 'signInAttempts');
}
