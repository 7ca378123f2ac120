import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Document, EJSON, serialize } from 'bson';
import { type Connection, type mongo } from 'mongoose';
import { createDataVersion } from '../../dataVersion.ts';
import { OperationRefused } from '../../operationRefused.ts';
import { databaseOf } from '../database.ts';

/** Lines that are to become documents. */
export interface ImportWish {
  readonly file: string;
  readonly collection: string;
  /** Whether a document whose `_id` is there already is replaced; else it is a fault. */
  readonly replace: boolean;
}

/**
 * Puts JSON lines, as an export writes them, into a collection; returns how many. The whole file is read before the first
 * document is written, so that a faulty one changes nothing.
 *
 * @throws {OperationRefused} that names the first line at fault.
 */
export async function importLines(connection: Connection, wish: ImportWish): Promise<number> {
  if (wish.collection.startsWith('system.'))
    throw new OperationRefused(`The collection ${wish.collection} is MongoDB's own; nothing was imported.`);
  const collection = databaseOf(connection).collection(wish.collection);
  await refuseFaulty(collection, wish);
  let documents = 0;
  for await (const lines of batchesOf(wish.file)) {
    await collection.bulkWrite(
      lines.map(({ document }) => writeOf(document, wish.replace)),
      { forceServerObjectId: true },
    );
    documents += lines.length;
  }
  if (documents > 0) await createDataVersion(connection).raise();
  return documents;
}

/** Every line is read; where nothing may be replaced, no `_id` is there already or comes twice. */
async function refuseFaulty(collection: mongo.Collection, { file, replace }: ImportWish): Promise<void> {
  const seen = new Set<string>();
  for await (const lines of batchesOf(file)) {
    if (replace) continue;
    for (const { number, document } of lines) {
      const id = asText(idOf(document));
      if (seen.has(id)) throw alreadyThere(number, id);
      seen.add(id);
    }
    const ids = lines.map(({ document }) => idOf(document));
    const [there] = await collection.find({ _id: { $in: ids } }, { projection: { _id: 1 }, limit: 1 }).toArray();
    if (there === undefined) continue;
    const id = asText(idOf(there));
    throw alreadyThere(lines.find(({ document }) => asText(idOf(document)) === id)?.number, id);
  }
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

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly document: Document;
}

/** So many documents, or bytes, are written at a time. */
const BATCH = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;

async function* batchesOf(file: string): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const line of linesOf(file)) {
    batch.push(line);
    bytes += serialize(line.document).byteLength;
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Empty lines are passed over. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  let number = 0;
  const source = createReadStream(file);
  try {
    for await (const text of createInterface({ input: source, crlfDelay: Infinity })) {
      number += 1;
      if (text.trim() !== '') yield { number, document: documentOf(text, number) };
    }
  } finally {
    source.destroy();
  }
}

function documentOf(text: string, number: number): Document {
  const document: unknown = parsed(text, number);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new OperationRefused(`Line ${number} is not a document; nothing was imported.`);
  if (!('_id' in document)) throw new OperationRefused(`Line ${number} has no _id; nothing was imported.`);
  return document;
}

function parsed(text: string, number: number): unknown {
  try {
    return EJSON.parse(text, { relaxed: false });
  } catch (error) {
    throw new OperationRefused(`Line ${number} is not extended JSON; nothing was imported.`, error);
  }
}
