import { Binary, type Document } from 'bson';
import { type Connection, type mongo } from 'mongoose';
import { OperationRefused } from '../operationRefused.ts';
import { type CollectionMetadata } from './archive/metadata.ts';
import { databaseOf } from './database.ts';

/** A collection of the database as it is now. */
export interface CatalogueEntry extends CollectionMetadata {
  /** Another one under the same name has another identity; absent where the server does not tell it. */
  readonly identity?: string;
}

/** Collections that say who holds what at this moment, and are no data. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['locks']);

/**
 * The collections and views of the database, in the order of their names, with their options and indexes.
 *
 * @throws {OperationRefused} where a collection is of a kind that only the server's own tools can copy.
 */
export async function readCatalogue(connection: Connection): Promise<CatalogueEntry[]> {
  const listed = await databaseOf(connection)
    .listCollections<mongo.CollectionInfo>({}, { promoteValues: false })
    .toArray();
  const shown = listed.filter(({ name }) => !name.startsWith('system.') && !OF_THE_MOMENT.has(name));
  const entries: CatalogueEntry[] = [];
  for (const { name, type, options, info } of shown.sort(byName)) {
    const kind = kindOf(name, type);
    const identity: unknown = info?.uuid;
    entries.push({
      name,
      type: kind,
      options: options ?? {},
      indexes: kind === 'view' ? [] : await indexesOf(connection, name),
      ...(identity instanceof Binary && { identity: identity.toString('hex') }),
    });
  }
  return entries;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

function kindOf(name: string, type: string | undefined): CollectionMetadata['type'] {
  if (type === 'collection' || type === 'view') return type;
  throw new OperationRefused(
    `The collection ${name} is of the kind ${type ?? 'unknown'}, which Parkfit cannot copy; use the tools of MongoDB (mongodump).`,
  );
}

/** Without the name of the collection, which older servers tell with each. All fit into the first batch: MongoDB has at most 64. */
async function indexesOf(connection: Connection, name: string): Promise<Document[]> {
  const { cursor } = await databaseOf(connection).command({ listIndexes: name }, { promoteValues: false });
  const { firstBatch } = cursor as { readonly firstBatch: readonly Document[] };
  return firstBatch.map((index) => Object.fromEntries(Object.entries(index).filter(([key]) => key !== 'ns')));
}
