import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Session } from './session.ts';
import { AS_WRITTEN } from '#server/store/looseModel.ts';

/** The sessions of people. */
export interface SessionRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<Session | undefined>;
  /** Those that were not ended, last used first. */
  readonly notEndedOf: (personId: string) => Promise<Session[]>;
  /** All that are kept of a person, first started first. */
  readonly ofPerson: (personId: string) => Promise<Session[]>;
  readonly add: (session: Session) => Promise<void>;
  /** Writes a session in its place. */
  readonly replace: (session: Session) => Promise<void>;
  /** Ends those of a person, but perhaps one; returns how many. */
  readonly endAll: (
    personId: string,
    ending: { readonly at: Date; readonly but?: string | undefined },
  ) => Promise<number>;
  /** Removes all of a person. */
  readonly forgetPerson: (personId: string) => Promise<void>;
  /** Removes those last used before a moment; returns how many. */
  readonly forgetBefore: (moment: Date) => Promise<number>;
}

/** Opens the stored sessions. */
export function createSessionRepository(connection: Connection): SessionRepository {
  const sessions = sessionModel(connection);
  return {
    async prepare() {
      await sessions.createIndexes();
    },
    async find(id) {
      const row = await sessions.findById(id).lean<SessionRow>();
      return row === null ? undefined : sessionOf(row);
    },
    async notEndedOf(personId) {
      const rows = await sessions
        .find({ personId, endedAt: trusted({ $exists: false }) })
        .sort({ usedAt: -1, _id: 1 })
        .lean<SessionRow[]>();
      return rows.map(sessionOf);
    },
    async ofPerson(personId) {
      const rows = await sessions.find({ personId }).sort({ startedAt: 1, _id: 1 }).lean<SessionRow[]>();
      return rows.map(sessionOf);
    },
    async forgetPerson(personId) {
      await sessions.deleteMany({ personId });
    },
    async add(session) {
      await sessions.create(rowOf(session));
    },
    async replace(session) {
      await sessions.replaceOne({ _id: session.id }, rowOf(session));
    },
    async endAll(personId, { at, but }) {
      const { modifiedCount } = await sessions.updateMany(
        {
          personId,
          endedAt: trusted({ $exists: false }),
          ...(but !== undefined && { _id: trusted({ $ne: but }) }),
        },
        { $set: { endedAt: at } },
      );
      return modifiedCount;
    },
    async forgetBefore(moment) {
      const { deletedCount } = await sessions.deleteMany({ usedAt: trusted({ $lt: moment }) });
      return deletedCount;
    },
  };
}

interface SessionRow extends Omit<Session, 'id'> {
  readonly _id: string;
}

function rowOf({ id, ...rest }: Session): SessionRow {
  return { _id: id, ...rest };
}

function sessionOf({ _id, ...rest }: SessionRow): Session {
  return { id: _id, ...rest };
}

function sessionModel(connection: Connection): Model<SessionRow> {
  const existing: Model<SessionRow> | undefined = connection.models['sessions'];
  if (existing !== undefined) return existing;
  const schema = new Schema<SessionRow>({ _id: String, startedAt: Date, usedAt: Date, endedAt: Date }, AS_WRITTEN);
  schema.index({ personId: 1, usedAt: -1 });
  schema.index({ usedAt: 1 });
  return connection.model<SessionRow>('sessions', schema, 'sessions');
}
