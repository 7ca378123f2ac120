import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';

/** What a store holds, told cheaply: by collection, how many documents, and a digest of the newest where there are many. */
export type Fingerprint = ReadonlyMap<string, string>;

/** Most documents of a collection that are read; of those beyond only the number is looked at. */
const READ_MAX = 120;

/** Takes it of all collections but the given ones. */
export async function fingerprintOf(connection: Connection, except: ReadonlySet<string>): Promise<Fingerprint> {
  const collections = await connection.listCollections();
  const names = collections.map(({ name }) => name).filter((name) => !except.has(name) && !name.startsWith('system.'));
  const entries = await Promise.all(
    names.map(async (name) => {
      const collection = connection.collection(name);
      const read = await collection
        .find()
        .limit(READ_MAX + 1)
        .toArray();
      const many = read.length > READ_MAX ? await collection.countDocuments() : undefined;
      return [name, many === undefined ? digest(read) : String(many)] as const;
    }),
  );
  return new Map(entries);
}

function digest(read: readonly object[]): string {
  return read.length === 0 ? NOTHING : createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 12);
}

const NOTHING = 'nothing';

/** Names of the collections that are otherwise. */
export function changedBetween(before: Fingerprint, after: Fingerprint): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => (before.get(name) ?? NOTHING) !== (after.get(name) ?? NOTHING));
}
