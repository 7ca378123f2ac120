import { type Connection, type Model, trusted } from 'mongoose';
import { type Registration } from '#shared/registrationEndpoints.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** What a company wrote that has not used its link yet. */
export interface StoredRegistration extends Registration {
  readonly id: string;
  /** An instant. */
  readonly at: string;
}

/** Registrations that wait for their link to be used. */
export interface RegistrationRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<StoredRegistration | undefined>;
  readonly add: (registration: StoredRegistration) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly toEmail: (email: string) => Promise<StoredRegistration[]>;
  /** Removes those from before a moment; says how many. */
  readonly removeBefore: (moment: Date) => Promise<number>;
}

/** Opens the stored registrations. */
export function createRegistrationRepository(connection: Connection): RegistrationRepository {
  const registrations = registrationModel(connection);
  return {
    async prepare() {
      await registrations.createIndexes();
    },
    async find(id) {
      const row = await registrations.findById(id).lean<RegistrationRow>();
      return row === null ? undefined : registrationOf(row);
    },
    async add({ id, ...rest }) {
      await registrations.create({ _id: id, ...rest });
    },
    async remove(id) {
      await registrations.deleteOne({ _id: id });
    },
    async toEmail(email) {
      const rows = await registrations.find({ email }).lean<RegistrationRow[]>();
      return rows.map(registrationOf);
    },
    async removeBefore(moment) {
      const { deletedCount } = await registrations.deleteMany({ at: trusted({ $lt: moment.toISOString() }) });
      return deletedCount;
    },
  };
}

interface RegistrationRow extends Omit<StoredRegistration, 'id'> {
  readonly _id: string;
}

function registrationOf({ _id, ...rest }: RegistrationRow): StoredRegistration {
  return { id: _id, ...rest };
}

function registrationModel(connection: Connection): Model<RegistrationRow> {
  return looseModel<RegistrationRow>(connection, 'registrations', [{ at: 1 }, { email: 1 }]);
}
