import { type Connection } from 'mongoose';
import { databaseOf } from './database.ts';

/** Empties collections that have been loaded and are compared already; one that is not there stays so. */
export async function emptyCollections(
  connection: Connection,
  names: readonly string[],
  nameOf: (name: string) => string,
): Promise<void> {
  for (const name of names) await databaseOf(connection).collection(nameOf(name)).deleteMany({});
}
