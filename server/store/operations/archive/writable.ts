import { type Document, deserialize, onDemand, serialize } from 'bson';
import { parseDocument } from './documents.ts';

/**
 * A document in a form that the driver writes with the very bytes that it was read with. JavaScript moves fields whose
 * names are whole numbers to the front; where that happens the document is a map, which keeps the order.
 *
 * @throws {RangeError} for one that holds what the driver cannot write any more, as types that MongoDB has given up.
 */
export function writable(bytes: Uint8Array): Document {
  const plain = parseDocument(bytes);
  if (isWrittenAs(plain, bytes)) return plain;
  const ordered = mapOf(bytes);
  if (isWrittenAs(ordered, bytes)) return ordered;
  throw new RangeError('a document holds a value of a type that cannot be written any more');
}

function isWrittenAs(document: Document, bytes: Uint8Array): boolean {
  return Buffer.compare(serialize(document), bytes) === 0;
}

function mapOf(bytes: Uint8Array): Map<string, unknown> {
  return new Map(fieldsOf(bytes));
}

function fieldsOf(bytes: Uint8Array): [string, unknown][] {
  return [...onDemand.parseToElements(bytes)].map(([type, nameAt, nameLength, at, length]) => {
    const name = Buffer.from(bytes.subarray(nameAt, nameAt + nameLength)).toString('utf8');
    const value = bytes.subarray(at, at + length);
    if (type === EMBEDDED) return [name, mapOf(value)];
    if (type === ARRAY) return [name, fieldsOf(value).map(([, item]) => item)];
    return [name, valueOf(type, value)];
  });
}

const EMBEDDED = 3;
const ARRAY = 4;

/** By way of a document with this one field, under the shortest name. */
function valueOf(type: number, value: Uint8Array): unknown {
  const document = Buffer.alloc(4 + 1 + 1 + value.byteLength + 1);
  document.writeInt32LE(document.byteLength);
  document[4] = type;
  document.set(value, 6);
  return deserialize(document, { promoteValues: false, bsonRegExp: true })[''];
}
