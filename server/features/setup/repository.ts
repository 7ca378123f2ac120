import { type Connection, type Model } from 'mongoose';
import { looseModel } from '#server/store/looseModel.ts';

/** What was decided at the set-up, and holds over the environment. */
export interface Settings {
  /** Whether what is invented may be there; as the environment says where nobody has decided. */
  readonly demo?: boolean;
}

/** Keeps them. */
export interface SettingsRepository {
  readonly read: () => Promise<Settings>;
  readonly write: (settings: Settings) => Promise<void>;
}

const ID = 'platform';

/** Opens the stored settings. */
export function createSettingsRepository(connection: Connection): SettingsRepository {
  const settings = settingsModel(connection);
  return {
    async read() {
      const row = await settings.findById(ID).lean<SettingsRow>();
      return row?.demo === undefined ? {} : { demo: row.demo };
    },
    async write(written) {
      await settings.replaceOne({ _id: ID }, written, { upsert: true });
    },
  };
}

interface SettingsRow extends Settings {
  readonly _id: string;
}

function settingsModel(connection: Connection): Model<SettingsRow> {
  return looseModel<SettingsRow>(connection, 'settings');
}
