/** BSON put together from documents that are bytes already, so that they need not be read to be passed on. */

/** An array of documents as the bytes of its BSON. */
export function rawArray(documents: readonly Uint8Array[]): Buffer {
  const parts = documents.flatMap((document, at) => [Buffer.from(`\x03${at}\0`, 'latin1'), document]);
  return sized(parts);
}

export interface RawField {
  /** In ASCII. */
  readonly name: string;
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** A document of fields whose values are bytes, each with the number of its BSON type. */
export function rawDocument(fields: readonly RawField[]): Buffer {
  const length = fields.reduce((sum, { name, bytes }) => sum + 1 + name.length + 1 + bytes.byteLength, 4 + 1);
  const document = Buffer.allocUnsafe(length);
  let at = document.writeInt32LE(length);
  for (const { name, type, bytes } of fields) {
    at = document.writeUInt8(type, at);
    at += document.write(name, at, 'latin1');
    at = document.writeUInt8(0, at);
    document.set(bytes, at);
    at += bytes.byteLength;
  }
  document.writeUInt8(0, at);
  return document;
}

export const RAW_TYPE = { double: 1, string: 2, document: 3, array: 4, date: 9, timestamp: 17, int64: 18 } as const;

/** A document with one more field at its end. */
export function withRawField(document: Uint8Array, field: RawField): Buffer {
  const added = rawDocument([field]).subarray(4);
  const joined = Buffer.concat([document.subarray(0, document.byteLength - 1), added]);
  joined.writeInt32LE(joined.length);
  return joined;
}

export function rawString(text: string): Buffer {
  const length = Buffer.byteLength(text) + 1;
  const bytes = Buffer.allocUnsafe(4 + length);
  bytes.writeInt32LE(length);
  bytes.write(text, 4);
  bytes.writeUInt8(0, 3 + length);
  return bytes;
}

export function rawDouble(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
}

export function rawInt64(number: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(number);
  return bytes;
}

export function rawDate(instant: Date): Buffer {
  return rawInt64(BigInt(instant.getTime()));
}

function sized(parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32LE(content.length + 5);
  return Buffer.concat([length, content, Buffer.from([0])]);
}
