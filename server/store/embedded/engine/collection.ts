import { type Disk, type KeyRange } from '../disk/disk.ts';
import { paged } from '../disk/paged.ts';
import { type Bson, decodePlain, MAX_DOCUMENT_BYTES } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { CommandFailure } from './commandFailure.ts';
import { duplicateKey, ID_INDEX } from './duplicateKey.ts';
import { type IndexSpec } from './indexSpec.ts';
import { createIndexTable } from './indexTable.ts';
import { after, fitted, keyNumber, orderedKey } from './orderedKey.ts';

/** A stored document; `key` is its place in the collection, in the order of `_id`. */
export interface Stored {
  readonly key: Buffer;
  readonly bytes: Buffer;
}

/** The documents of one collection and its index entries, which every change keeps equal. Changes belong in a transaction. */
export interface Collection {
  readonly entry: CollectionEntry;
  readonly insert: (bytes: Uint8Array) => void;
  /** Puts other content in the place of a document that has the same `_id`. */
  readonly replace: (stored: Stored, bytes: Uint8Array) => void;
  readonly remove: (stored: Stored) => void;
  /** The documents in the order of `_id`; an end of no bytes is the last one. */
  readonly scan: (range?: KeyRange) => Generator<Stored>;
  /** The documents that an index has between two keys, each once. */
  readonly scanIndex: (index: IndexSpec, range: KeyRange) => Generator<Stored>;
  readonly count: () => number;
  /** Enters every document into a new index. */
  readonly build: (index: IndexSpec) => void;
  readonly clear: () => void;
  readonly clearIndex: (index: IndexSpec) => void;
}

/** LMDB takes keys of at most 1,978 bytes, of which an index entry needs half for its values. */
const MAX_ID_BYTES = 960;

export function openCollection(disk: Disk, entry: CollectionEntry): Collection {
  const table = createIndexTable(disk);
  const { indexes, namespace } = entry;

  const checkUnique = (document: Bson, key: Buffer): void => {
    const taken = indexes.find((index) => table.isTaken(index, document, key));
    if (taken) throw duplicateKey(namespace, taken, document);
  };
  const reenter = (key: Buffer, before: Bson, document: Bson): void => {
    for (const index of indexes) table.leave(index, before, key);
    for (const index of indexes) table.enter(index, document, key);
  };

  return {
    ...createReading(disk, entry),
    insert(bytes) {
      const document = checked(bytes);
      const key = documentKey(entry, document['_id']);
      if (disk.get('documents', key)) throw duplicateKey(namespace, ID_INDEX, document);
      checkUnique(document, key);
      disk.put('documents', key, bytes);
      for (const index of indexes) table.enter(index, document, key);
    },
    replace({ key, bytes: before }, bytes) {
      const document = checked(bytes);
      checkUnique(document, key);
      if (indexes.length > 0) reenter(key, decodePlain(before), document);
      disk.put('documents', key, bytes);
    },
    remove({ key, bytes }) {
      const document = indexes.length > 0 ? decodePlain(bytes) : {};
      for (const index of indexes) table.leave(index, document, key);
      disk.remove('documents', key);
    },
    build(index) {
      for (const { key, value } of paged(disk, 'documents', wholeOf(entry))) {
        const document = decodePlain(value);
        if (table.isTaken(index, document, key)) throw duplicateKey(namespace, index, document);
        table.enter(index, document, key);
      }
    },
    clear() {
      for (const { key } of paged(disk, 'documents', wholeOf(entry))) disk.remove('documents', key);
      for (const index of indexes) table.clear(index);
    },
    clearIndex(index) {
      table.clear(index);
    },
  };
}

function createReading(disk: Disk, entry: CollectionEntry): Pick<Collection, 'entry' | 'scan' | 'scanIndex' | 'count'> {
  const table = createIndexTable(disk);
  const prefix = keyNumber(entry.id);
  const whole = wholeOf(entry);
  return {
    entry,
    *scan({ start, end, reverse = false } = EVERYTHING) {
      const last = end.length > 0 ? Buffer.concat([prefix, end]) : whole.end;
      const range = { start: Buffer.concat([prefix, start]), end: last, reverse };
      for (const { key, value } of paged(disk, 'documents', range)) yield { key, bytes: value };
    },
    *scanIndex(index, range) {
      for (const key of table.scan(index, range)) {
        const bytes = disk.get('documents', key);
        // It may have been removed while the walk was resting.
        if (bytes) yield { key, bytes };
      }
    },
    count: () => disk.count('documents', whole),
  };
}

/** All keys: an end of no bytes means to the last one. */
export const EVERYTHING: KeyRange = { start: Buffer.alloc(0), end: Buffer.alloc(0) };

function wholeOf({ id }: CollectionEntry): KeyRange {
  const prefix = keyNumber(id);
  return { start: prefix, end: after(prefix) };
}

/** Where a document with this `_id` (in whatever class of number) stands among the documents on disk. */
function documentKey({ id }: CollectionEntry, documentId: unknown): Buffer {
  return Buffer.concat([keyNumber(id), fitted(orderedKey(documentId), MAX_ID_BYTES)]);
}

/** The document that the bytes are, if it may be stored. */
function checked(bytes: Uint8Array): Bson {
  if (bytes.byteLength > MAX_DOCUMENT_BYTES)
    throw new CommandFailure(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.byteLength}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  const document = decodePlain(bytes);
  const { _id } = document;
  if (Array.isArray(_id) || _id instanceof RegExp || _id === undefined)
    throw new CommandFailure(
      'InvalidIdField',
      "The '_id' value cannot be an array, a regular expression or undefined.",
    );
  return document;
}
