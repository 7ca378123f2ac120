import { type Document, EJSON } from 'bson';
import { type Connection, mongo } from 'mongoose';
import { createDataVersion } from '../../dataVersion.ts';
import { OperationRefused } from '../../operationRefused.ts';
import { inTransaction, ofTransaction } from '../../transaction.ts';
import { databaseOf } from '../database.ts';
import { batchesOf, type Line } from './readLines.ts';

/** Lines that are to become documents. */
export interface ImportWish {
  readonly file: string;
  readonly collection: string;
  /** Whether a document whose `_id` is there already is replaced; else it is a fault. */
  readonly replace: boolean;
  /** Whether the documents may come in one part after the other, of which those before a fault stay. */
  readonly inParts: boolean;
}

/** What goes in at once, as a transaction has it in memory, and a MongoDB gives it a minute. */
const AT_ONCE: Size = { documents: 100_000, bytes: 64 * 1024 * 1024 };

/**
 * Puts JSON lines, as an export writes them, into a collection; returns how many. The whole file is read before the first
 * document is written, so that a faulty one changes nothing. All of them are written, or none, unless parts are allowed.
 *
 * @throws {OperationRefused} that names the first line at fault, or says that the file is too large to go in at once.
 */
export async function importLines(connection: Connection, wish: ImportWish): Promise<number> {
  if (wish.collection.startsWith('system.'))
    throw new OperationRefused(`The collection ${wish.collection} is MongoDB's own; nothing was imported.`);
  const size = await refuseFaulty(databaseOf(connection).collection(wish.collection), wish);
  if (size.documents === 0) return 0;
  if (wish.inParts) return writeParts(connection, wish);
  if (size.documents > AT_ONCE.documents || size.bytes > AT_ONCE.bytes) throw new OperationRefused(TOO_LARGE);
  return inTransaction(connection, async () => {
    for await (const lines of batchesOf(wish.file)) await writeBatch(connection, wish, { lines, before: 0 });
    await createDataVersion(connection).raise();
    return size.documents;
  });
}

const TOO_LARGE =
  'The file holds more than goes in at once (100,000 documents, or 64 MB); nothing was imported. --in-parts imports it a part at a time, of which those before a fault stay.';

async function writeParts(connection: Connection, wish: ImportWish): Promise<number> {
  let documents = 0;
  try {
    for await (const lines of batchesOf(wish.file)) {
      await writeBatch(connection, wish, { lines, before: documents });
      documents += lines.length;
    }
  } finally {
    // Also where a part has failed: those before it are there, and of itself some documents may be.
    await createDataVersion(connection).raise();
  }
  return documents;
}

/** Lines that are written by one command, and how many documents before them are there to stay. */
interface Batch {
  readonly lines: readonly Line[];
  readonly before: number;
}

async function writeBatch(
  connection: Connection,
  { collection, replace, inParts }: ImportWish,
  { lines, before }: Batch,
): Promise<void> {
  try {
    await databaseOf(connection)
      .collection(collection)
      .bulkWrite(
        lines.map(({ document }) => writeOf(document, replace)),
        { forceServerObjectId: true, ...ofTransaction(connection) },
      );
  } catch (error) {
    // Everything else is no fault of the lines; a transaction may be done again for it.
    if (!(error instanceof mongo.MongoBulkWriteError) || error.hasErrorLabel('TransientTransactionError')) throw error;
    const kept = before + error.insertedCount + error.upsertedCount + error.matchedCount;
    const became = inParts ? `the ${kept} documents before it are imported` : 'nothing was imported';
    throw new OperationRefused(
      `Line ${faultyLine(error, lines) ?? 'unknown'} is refused (${error.message}); ${became}.`,
      error,
    );
  }
}

function faultyLine({ writeErrors }: mongo.MongoBulkWriteError, lines: readonly Line[]): number | undefined {
  const [first] = [writeErrors].flat();
  return first && lines[first.index]?.number;
}

/** How much a file holds. */
interface Size {
  readonly documents: number;
  readonly bytes: number;
}

/** Every line is read; where nothing may be replaced, no `_id` is there already or comes twice. */
async function refuseFaulty(collection: mongo.Collection, { file, replace }: ImportWish): Promise<Size> {
  const seen = new Set<string>();
  const size = { documents: 0, bytes: 0 };
  for await (const lines of batchesOf(file)) {
    size.documents += lines.length;
    size.bytes += lines.reduce((sum, { bytes }) => sum + bytes, 0);
    if (!replace) await refuseThere(collection, lines, seen);
  }
  return size;
}

async function refuseThere(collection: mongo.Collection, lines: readonly Line[], seen: Set<string>): Promise<void> {
  for (const { number, document } of lines) {
    const id = asText(idOf(document));
    if (seen.has(id)) throw alreadyThere(number, id);
    seen.add(id);
  }
  const ids = lines.map(({ document }) => idOf(document));
  const [there] = await collection.find({ _id: { $in: ids } }, { projection: { _id: 1 }, limit: 1 }).toArray();
  if (there === undefined) return;
  const id = asText(idOf(there));
  throw alreadyThere(lines.find(({ document }) => asText(idOf(document)) === id)?.number, id);
}

function writeOf(document: Document, replace: boolean) {
  if (!replace) return { insertOne: { document } };
  return { replaceOne: { filter: { _id: { $eq: idOf(document) } }, replacement: document, upsert: true } };
}

/** Any type that MongoDB takes for `_id`; the driver's types know only its own. */
function idOf(document: Document): never {
  return document['_id'] as never;
}

function alreadyThere(line: number | undefined, id: string): OperationRefused {
  return new OperationRefused(
    `Line ${line ?? 'unknown'}: a document with the _id ${id} is there already; nothing was imported. --replace replaces such documents.`,
  );
}

function asText(id: unknown): string {
  return EJSON.stringify({ id }).slice('{"id":'.length, -1);
}
