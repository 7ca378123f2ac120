import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { calculateObjectSize, type Document, EJSON } from 'bson';
import { OperationRefused } from '../../operationRefused.ts';

/** A line that holds a document with an `_id`. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly document: Document;
  /** As BSON. */
  readonly bytes: number;
}

/** So many documents, or bytes, are written at a time. */
const BATCH = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * The documents of a file of lines, in batches.
 *
 * @throws {OperationRefused} that names the first line that holds none.
 */
export async function* batchesOf(file: string): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const line of linesOf(file)) {
    batch.push(line);
    bytes += line.bytes;
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
      if (text.trim() !== '') yield lineOf(text, number);
    }
  } finally {
    source.destroy();
  }
}

function lineOf(text: string, number: number): Line {
  const document = documentOf(text, number);
  return { number, document, bytes: calculateObjectSize(document) };
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
