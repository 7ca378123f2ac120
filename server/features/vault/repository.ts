import { createHash, randomBytes } from 'node:crypto';
import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { opened, shut } from './box.ts';
import { type PlacedBox, type Vault } from './vault.ts';

/** What the vault needs besides the store. */
interface Needs {
  /** Wraps the keys of data subjects; 256 bits that are not in the store. */
  readonly masterKey: Buffer;
  readonly newId: () => string;
}

/** Opens the vault: its keys lie in the store, each wrapped by the master key. */
export function createVault(
  connection: Connection,
  { masterKey, newId }: Needs,
): Vault & { readonly prepare: () => Promise<void> } {
  const keys = keyModel(connection);
  const master = nameOf(masterKey);

  async function keysOf(subjectIds: readonly string[]): Promise<Map<string, SubjectKey>> {
    const found = await keys.find({ of: trusted({ $in: [...subjectIds] }), master }).lean<KeyRow[]>();
    return new Map(found.flatMap((row) => unwrapped(row, masterKey)).map((key) => [key.of, key]));
  }

  /** A key for each of whom there is none. */
  async function make(subjects: readonly string[]): Promise<SubjectKey[]> {
    const made = subjects.map((of) => ({ keyId: newId(), of, key: randomBytes(KEY_BYTES) }));
    const wrapped = (key: SubjectKey): string => shut(key.key, masterKey, placeOf(key));
    const rows = made.map((key) => ({ _id: key.keyId, of: key.of, master, wrapped: wrapped(key) }));
    if (rows.length > 0) await keys.insertMany(rows);
    return made;
  }

  return {
    async prepare() {
      await keys.createIndexes();
    },
    async lock(texts) {
      if (texts.length === 0) return [];
      const subjects = [...new Set(texts.map(({ of }) => of))];
      const known = await keysOf(subjects);
      for (const key of await make(subjects.filter((of) => !known.has(of)))) known.set(key.of, key);
      return texts.flatMap(({ of, text, about }) => {
        const key = known.get(of);
        return key === undefined ? [] : [{ of, keyId: key.keyId, box: shut(Buffer.from(text), key.key, about) }];
      });
    },
    async open(boxes) {
      const ids = new Set(boxes.map(({ locked }) => locked.keyId));
      if (ids.size === 0) return [];
      const found = await keys.find({ _id: trusted({ $in: [...ids] }) }).lean<KeyRow[]>();
      const keyById = new Map(found.flatMap((row) => unwrapped(row, masterKey)).map(({ keyId, key }) => [keyId, key]));
      return boxes.map((box) => textIn(box, keyById));
    },
    async destroy(subjectId) {
      await keys.deleteMany({ of: subjectId });
    },
    countForeign: () => keys.countDocuments({ master: trusted({ $ne: master }) }),
  };
}

const KEY_BYTES = 32;

/** A key of a data subject, as it is used. */
interface SubjectKey {
  readonly keyId: string;
  readonly of: string;
  readonly key: Buffer;
}

/** As it is stored; another master key has keys of its own, so that its loss stops nobody from writing. */
interface KeyRow {
  readonly _id: string;
  readonly of: string;
  /** Name of the master key that wraps it. */
  readonly master: string;
  readonly wrapped: string;
}

function unwrapped({ _id: keyId, of, wrapped }: KeyRow, masterKey: Buffer): SubjectKey[] {
  const key = opened(wrapped, masterKey, placeOf({ keyId, of }));
  return key === undefined ? [] : [{ keyId, of, key }];
}

/** A wrapped key opens only as the key of its subject. */
function placeOf({ keyId, of }: Pick<SubjectKey, 'keyId' | 'of'>): string {
  return `key ${keyId} of ${of}`;
}

function textIn({ locked, about }: PlacedBox, keyById: ReadonlyMap<string, Buffer>): string | undefined {
  const key = keyById.get(locked.keyId);
  return key && opened(locked.box, key, about)?.toString('utf8');
}

/** Names a key without telling it. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('name of ').update(key).digest('base64url').slice(0, 12);
}

function keyModel(connection: Connection): Model<KeyRow> {
  const existing: Model<KeyRow> | undefined = connection.models['dataSubjectKeys'];
  if (existing !== undefined) return existing;
  const schema = new Schema<KeyRow>(
    { _id: String, of: String, master: String, wrapped: String },
    { versionKey: false, id: false, autoIndex: false, autoCreate: false },
  );
  schema.index({ of: 1, master: 1 }, { unique: true });
  return connection.model<KeyRow>('dataSubjectKeys', schema, 'dataSubjectKeys');
}
