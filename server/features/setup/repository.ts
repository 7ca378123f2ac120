import { type Connection, type Model, Schema } from 'mongoose';

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
  const existing: Model<SettingsRow> | undefined = connection.models['settings'];
  if (existing !== undefined) return existing;
  const schema = new Schema<SettingsRow>(
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
  return connection.model<SettingsRow>('settings', schema, 'settings');
}
