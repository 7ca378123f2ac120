import { type Document } from 'bson';
import { type Connection } from 'mongoose';
import { OperationRefused } from '../operationRefused.ts';
import { type Manifest } from './archive/manifest.ts';
import { type CollectionMetadata } from './archive/metadata.ts';
import { readBackup } from './archive/readBackup.ts';
import { createTally, isSameTally } from './archive/tally.ts';
import { writable } from './archive/writable.ts';
import { databaseOf } from './database.ts';
import { documentsNow } from './snapshot.ts';

/** A backup that is to be loaded into a database. */
export interface Loading {
  readonly connection: Connection;
  readonly file: string;
  /** Under which name a collection is loaded. */
  readonly nameOf: (collection: string) => string;
}

/** Makes the collections of a backup, with their documents and then their indexes; returns what its views are. */
export async function loadBackup({ connection, file, nameOf }: Loading): Promise<CollectionMetadata[]> {
  const metadataOf: CollectionMetadata[] = [];
  for await (const item of readBackup(file)) {
    if (item.kind === 'collection') {
      metadataOf.push(item.metadata);
      if (item.metadata.type === 'collection') await createCollection(connection, item.metadata, nameOf);
    }
    if (item.kind === 'documents') await insertAll(connection, nameOf(item.collection), item.documents);
  }
  for (const { name, indexes } of metadataOf) await createIndexes(connection, nameOf(name), indexes);
  return metadataOf.filter(({ type }) => type === 'view');
}

/** Makes a view under its own name. */
export async function createView(connection: Connection, { name, options }: CollectionMetadata): Promise<void> {
  await databaseOf(connection).command({ create: name, ...options });
}

/**
 * Reads back what was loaded.
 *
 * @throws {OperationRefused} where it is not what the backup holds.
 */
export async function compareLoaded(
  { connection, nameOf }: Pick<Loading, 'connection' | 'nameOf'>,
  { collections }: Manifest,
): Promise<void> {
  for (const stated of collections) {
    const tally = createTally();
    for await (const document of documentsNow(connection, nameOf(stated.name))) tally.add(document);
    if (!isSameTally(tally.total(), stated))
      throw new OperationRefused(
        `What was loaded into the collection ${stated.name} is not what the backup holds; nothing was changed.`,
      );
  }
}

async function createCollection(
  connection: Connection,
  { name, options }: CollectionMetadata,
  nameOf: Loading['nameOf'],
): Promise<void> {
  await databaseOf(connection).command({ create: nameOf(name), ...options });
}

async function insertAll(connection: Connection, name: string, documents: readonly Buffer[]): Promise<void> {
  // The bytes are to stay what they are: no `_id` is made, and a rule that came later than a document does not refuse it.
  const options = { forceServerObjectId: true, bypassDocumentValidation: true };
  await databaseOf(connection).collection(name).insertMany(documents.map(writable), options);
}

async function createIndexes(connection: Connection, name: string, indexes: readonly Document[]): Promise<void> {
  const made = indexes.filter((index) => index['name'] !== '_id_' && !('clustered' in index));
  if (made.length > 0) await databaseOf(connection).command({ createIndexes: name, indexes: made });
}
