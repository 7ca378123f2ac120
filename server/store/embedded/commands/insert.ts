import { ObjectId } from 'bson';
import { decodeTyped, encode, without } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { changeWish, namespaceOf } from './command.ts';
import { retryable } from './retries.ts';
import { eachStatement } from './writeErrors.ts';

/** Stores documents with the bytes with which they came; one without an `_id` gets one. */
export const insert = retryable(async (request, { engine, unit }) => {
  const { body, documents } = request;
  if (documents.length === 0)
    throw new CommandFailure('InvalidOptions', 'Write batch sizes must be between 1 and 100000. Got 0.');
  const collection = engine.ensure(unit, namespaceOf(request), changeWish(body));
  let inserted = 0;
  const outcome = await eachStatement(documents, body['ordered'] !== false, (bytes) => {
    collection.insert(withIdFirst(bytes));
    inserted += 1;
  });
  return { n: inserted, ...outcome };
});

/** Drivers put `_id` first; only what another client has sent otherwise is written anew. */
export function withIdFirst(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(5, 9)).toString('latin1') === '_id\0') return bytes;
  const document = decodeTyped(bytes);
  const { _id = new ObjectId() } = document;
  return encode({ _id, ...without(document, ['_id']) });
}
