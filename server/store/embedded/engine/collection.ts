import { type Disk, type KeyRange } from '../disk/disk.ts';
import { type Bson, decodePlain, MAX_DOCUMENT_BYTES } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { CommandFailure } from './commandFailure.ts';
import { indexedKeys } from './indexEntries.ts';
import { type IndexSpec } from './indexSpec.ts';
import { namespaceText } from './namespace.ts';
import { after, fitted, orderedKey } from './orderedKey.ts';
import { valuesAt } from './valuesAt.ts';

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
  readonly get: (key: Buffer) => Stored | undefined;
  /** The documents in the order of `_id`, read in pages, so that it may be left and taken up again between changes. */
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

const PAGE = 256;

export function openCollection(disk: Disk, entry: CollectionEntry): Collection {
  const prefix = number(entry.id);
  const whole: KeyRange = { start: prefix, end: after(prefix) };
  const fail = duplicateFailure(namespaceText(entry.namespace));

  const enter = (index: IndexSpec, document: Bson, key: Buffer): void => {
    for (const values of indexedKeys(document, index)) disk.put('entries', entryKey(index, values, key), key);
  };
  const leave = (index: IndexSpec, document: Bson, key: Buffer): void => {
    for (const values of indexedKeys(document, index)) disk.remove('entries', entryKey(index, values, key));
  };
  const checkUnique = (document: Bson, key: Buffer, indexes: readonly IndexSpec[]): void => {
    for (const index of indexes.filter(({ unique }) => unique)) {
      for (const values of indexedKeys(document, index)) {
        const holder = disk.get('entries', entryKey(index, values, key));
        if (holder && !holder.equals(key)) throw fail(index, document);
      }
    }
  };
  const get = (key: Buffer): Stored | undefined => {
    const bytes = disk.get('documents', key);
    return bytes && { key, bytes };
  };

  return {
    entry,
    get,
    insert(bytes) {
      checkSize(bytes);
      const document = decodePlain(bytes);
      const key = documentKey(entry, document['_id']);
      if (disk.get('documents', key)) throw fail(ID_INDEX, document);
      checkUnique(document, key, entry.indexes);
      disk.put('documents', key, bytes);
      for (const index of entry.indexes) enter(index, document, key);
    },
    replace(stored, bytes) {
      checkSize(bytes);
      const document = decodePlain(bytes);
      checkUnique(document, stored.key, entry.indexes);
      if (entry.indexes.length > 0) {
        const before = decodePlain(stored.bytes);
        for (const index of entry.indexes) leave(index, before, stored.key);
        for (const index of entry.indexes) enter(index, document, stored.key);
      }
      disk.put('documents', stored.key, bytes);
    },
    remove(stored) {
      const document = entry.indexes.length > 0 ? decodePlain(stored.bytes) : {};
      for (const index of entry.indexes) leave(index, document, stored.key);
      disk.remove('documents', stored.key);
    },
    *scan(range = whole) {
      for (const { key, value } of paged(disk, 'documents', range)) yield { key, bytes: value };
    },
    *scanIndex(index, { start, end, reverse = false }) {
      const id = number(index.id);
      const range = {
        start: Buffer.concat([id, start]),
        end: end.length > 0 ? Buffer.concat([id, end]) : after(id),
        reverse,
      };
      const seen = new Set<string>();
      for (const { value } of paged(disk, 'entries', range)) {
        const name = value.toString('latin1');
        if (seen.has(name)) continue;
        seen.add(name);
        const stored = get(value);
        if (stored) yield stored;
      }
    },
    count: () => disk.count('documents', whole),
    build(index) {
      for (const { key, value } of paged(disk, 'documents', whole)) {
        const document = decodePlain(value);
        checkUnique(document, key, [index]);
        enter(index, document, key);
      }
    },
    clear() {
      for (const { key } of paged(disk, 'documents', whole)) disk.remove('documents', key);
      for (const index of entry.indexes) clearEntries(disk, index);
    },
    clearIndex(index) {
      clearEntries(disk, index);
    },
  };
}

/** Where a document with this `_id` (in whatever class of number) stands among the documents on disk. */
export function documentKey({ id }: CollectionEntry, documentId: unknown): Buffer {
  return Buffer.concat([number(id), fitted(orderedKey(documentId), MAX_ID_BYTES)]);
}

/** The key of every document whose `_id` is between two ordered keys. */
export function documentRange({ id }: CollectionEntry, { start, end, reverse = false }: KeyRange): KeyRange {
  const prefix = number(id);
  return {
    start: Buffer.concat([prefix, start]),
    end: end.length > 0 ? Buffer.concat([prefix, end]) : after(prefix),
    reverse,
  };
}

const ID_INDEX = { name: '_id_', fields: [{ path: '_id', direction: 1 }] } as const;

function number(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes;
}

/** A unique index has one entry for each key, another one has one for each key and document. */
function entryKey(index: IndexSpec, values: Buffer, key: Buffer): Buffer {
  return Buffer.concat([number(index.id), values, ...(index.unique ? [] : [key])]);
}

function clearEntries(disk: Disk, index: IndexSpec): void {
  const id = number(index.id);
  for (const { key } of paged(disk, 'entries', { start: id, end: after(id) })) disk.remove('entries', key);
}

/** The entries of a range, read a page at a time; a page starts after the last key of the one before. */
function* paged(
  disk: Disk,
  table: 'documents' | 'entries',
  range: KeyRange,
): Generator<{ key: Buffer; value: Buffer }> {
  let rest = range;
  for (;;) {
    const page = disk.range(table, rest, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    rest = rest.reverse ? { ...rest, end: last.key } : { ...rest, start: Buffer.concat([last.key, Buffer.from([0])]) };
  }
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.byteLength > MAX_DOCUMENT_BYTES)
    throw new CommandFailure(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.byteLength}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
}

function duplicateFailure(namespace: string) {
  return ({ name, fields }: Pick<IndexSpec, 'name' | 'fields'>, document: Bson): CommandFailure => {
    const keyPattern = Object.fromEntries(fields.map(({ path, direction }) => [path, direction]));
    const keyValue = Object.fromEntries(
      fields.map(({ path }) => [path, valuesAt(document, path.split('.'))[0] ?? null]),
    );
    const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${shownValue(value)}`);
    return new CommandFailure(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(', ')} }`,
      { keyPattern, keyValue },
    );
  };
}

function shownValue(value: unknown): string {
  return JSON.stringify(value);
}
