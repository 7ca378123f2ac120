import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';

/** What a store holds, told cheaply: by collection, how many documents, and a digest of the newest where there are many. */
export type Fingerprint = ReadonlyMap<string, string>;

/** Most documents of a collection that are read; of those beyond only the number is looked at. */
const READ_MAX = 120;

/** Takes it of all collections but those that are written to by whatever is refused: counts of attempts and the like. */
export async function fingerprintOf(connection: Connection, except: ReadonlySet<string>): Promise<Fingerprint> {
  const collections = await connection.listCollections();
  const names = collections.map(({ name }) => name).filter((name) => !except.has(name) && !name.startsWith('system.'));
  const entries = await Promise.all(
    names.sort().map(async (name) => {
      const collection = connection.collection(name);
      const count = await collection.countDocuments();
      const read = count > READ_MAX ? [] : await collection.find().sort({ _id: 1 }).toArray();
      const digest = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 12);
      return [name, `${count} ${digest}`] as const;
    }),
  );
  return new Map(entries);
}

/** Names of the collections that are otherwise. */
export function changedBetween(before: Fingerprint, after: Fingerprint): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => (before.get(name) ?? '0') !== (after.get(name) ?? '0'));
}
