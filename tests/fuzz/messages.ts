import { crc32 } from 'node:zlib';
import { Long } from 'bson';
import { type Bson, encode } from '#server/store/embedded/engine/bson.ts';
import { commandMessage } from '#tests/support/rawConnection.ts';

const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const OP_QUERY = 2004;

/** Sound messages of every kind that the protocol has; what is sent is made of them by a change. */
export const SOUND: readonly [Buffer, ...Buffer[]] = [
  command({ ping: 1 }),
  command({ insert: 'fuzzed', documents: [{ _id: 'x', list: [1, { a: 'text' }], when: new Date(0) }], ordered: true }),
  command({ find: 'fuzzed', filter: { list: { $elemMatch: { a: { $in: ['text', null] } } } }, sort: { _id: 1 } }),
  command({ find: 'fuzzed', filter: { $or: [{ a: { $gt: 1 } }, { b: /x/ }] }, projection: { a: 1 }, limit: 3 }),
  command({ update: 'fuzzed', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 }, $push: { l: 2 } }, upsert: true }] }),
  command({ delete: 'fuzzed', deletes: [{ q: { n: { $lt: 0 } }, limit: 0 }] }),
  command({
    aggregate: 'fuzzed',
    pipeline: [{ $match: { n: 1 } }, { $group: { _id: '$n', c: { $sum: 1 } } }],
    cursor: {},
  }),
  command({ findAndModify: 'fuzzed', query: { _id: 1 }, update: [{ $set: { m: '$n' } }], new: true }),
  command({ getMore: Long.fromNumber(7), collection: 'fuzzed', batchSize: 2 }),
  command({ createIndexes: 'fuzzed', indexes: [{ key: { n: 1 }, name: 'n' }] }),
  command({ count: 'fuzzed', query: { 'list.0': 1 }, lsid: { id: 's' }, txnNumber: Long.ONE }),
  command({
    insert: 'fuzzed',
    documents: [{ n: 1 }],
    lsid: { id: 't' },
    txnNumber: 1,
    autocommit: false,
    startTransaction: true,
  }),
  command({ listCollections: 1, cursor: {} }),
  withSequence({ insert: 'fuzzed', ordered: false }, { documents: [{ n: 1 }, { n: 2, deep: { er: [[[]]] } }] }),
  withSequence({ update: 'fuzzed' }, { updates: [{ q: {}, u: { $set: { a: 1 } } }] }),
  withChecksum(command({ ping: 1 })),
  query('admin.$cmd', { isMaster: 1, helloOk: true }),
];

function command(body: Bson): Buffer {
  return commandMessage({ ...body, $db: 'fuzz' });
}

/** A command with documents beside it. */
function withSequence(body: Bson, sequences: Readonly<Record<string, readonly Bson[]>>): Buffer {
  const parts = Object.entries(sequences).map(([name, documents]) => {
    const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map(encode)]);
    const length = Buffer.alloc(5, 1);
    length.writeInt32LE(content.length + 4, 1);
    return Buffer.concat([length, content]);
  });
  return sized(Buffer.concat([command(body), ...parts]));
}

/** It is not the polynomial that MongoDB takes; servers need not read it. */
function withChecksum(message: Buffer): Buffer {
  const marked = sized(Buffer.concat([message, Buffer.alloc(4)]));
  marked.writeUInt32LE(CHECKSUM_PRESENT, HEADER_BYTES);
  marked.writeUInt32LE(crc32(marked.subarray(0, -4)), marked.length - 4);
  return marked;
}

function query(namespace: string, document: Bson): Buffer {
  const start = Buffer.alloc(HEADER_BYTES + 4);
  start.writeInt32LE(1, 4);
  start.writeInt32LE(OP_QUERY, 12);
  const name = Buffer.concat([Buffer.from(`${namespace}\0`), Buffer.alloc(8, 0xff)]);
  return sized(Buffer.concat([start, name, encode(document)]));
}

/** The message with its length put right. */
export function sized(message: Buffer): Buffer {
  message.writeInt32LE(message.length, 0);
  return message;
}
