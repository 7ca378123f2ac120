import { ObjectId } from 'bson';
import { decodeTyped, encode, without } from './bson.ts';

/** The document with its `_id` in the first place; one without gets one. Drivers put it there themselves. */
export function withIdFirst(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(5, 9)).toString('latin1') === '_id\0') return bytes;
  const document = decodeTyped(bytes);
  const { _id = new ObjectId() } = document;
  return encode({ _id, ...without(document, ['_id']) });
}
