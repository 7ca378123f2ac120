import { type FileHandle, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EJSON } from 'bson';
import { type Connection } from 'mongoose';
import { OperationRefused } from '../../operationRefused.ts';
import { folderOf } from '../archive/names.ts';
import { parseDocument } from '../archive/documents.ts';
import { readCatalogue } from '../catalogue.ts';
import { type Snapshot, withSnapshot } from '../snapshot.ts';
import { type Target, writeAllWhole, writeWhole } from '../writeWhole.ts';

/** A collection that was written as lines. */
export interface Exported {
  readonly collection: string;
  readonly documents: number;
  readonly file: string;
}

/**
 * Writes one collection as JSON lines, in the order of `_id`: each document is one line of extended JSON (canonical), in
 * which values keep their types.
 *
 * @throws {OperationRefused} if the file is there, or the collection is not.
 */
export async function exportCollection(connection: Connection, collection: string, target: Target): Promise<Exported> {
  const names = await collectionNames(connection);
  if (!names.includes(collection))
    throw new OperationRefused(`There is no collection ${collection}; there are: ${names.join(', ')}.`);
  return withSnapshot(connection, (snapshot) => exportFrom(snapshot, collection, target));
}

/**
 * Writes every collection, all at one moment, into a folder: `parks.jsonl` holds the collection `parks`. The files get their
 * names when all of them are whole.
 *
 * @throws {OperationRefused} if one of the files is there already; none is written then.
 */
export async function exportAll(
  connection: Connection,
  { folder, overwrite }: { readonly folder: string; readonly overwrite: boolean },
): Promise<Exported[]> {
  const names = await collectionNames(connection);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const targets = names.map((name) => ({ name, file: join(folder, `${folderOf(name)}.jsonl`), overwrite }));
  return withSnapshot(connection, (snapshot) =>
    writeAllWhole(targets, async (handle, { name, file }) => ({
      collection: name,
      documents: await writeLines(handle, snapshot.documents(name)),
      file,
    })),
  );
}

async function collectionNames(connection: Connection): Promise<string[]> {
  return (await readCatalogue(connection)).filter(({ type }) => type === 'collection').map(({ name }) => name);
}

async function exportFrom(snapshot: Snapshot, collection: string, target: Target): Promise<Exported> {
  const documents = await writeWhole(target, (handle) => writeLines(handle, snapshot.documents(collection)));
  return { collection, documents, file: target.file };
}

/** So many characters are written at a time. */
const PIECE = 1 << 20;

async function writeLines(handle: FileHandle, documents: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  let held = '';
  for await (const document of documents) {
    held += `${EJSON.stringify(parseDocument(document), { relaxed: false })}\n`;
    count += 1;
    if (held.length < PIECE) continue;
    await handle.writeFile(held);
    held = '';
  }
  await handle.writeFile(held);
  return count;
}
