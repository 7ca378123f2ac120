import { type Disk, type KeyRange } from '../disk/disk.ts';
import { paged } from '../disk/paged.ts';
import { type Bson } from './bson.ts';
import { indexedKeys } from './indexEntries.ts';
import { type IndexSpec } from './indexSpec.ts';
import { after, keyNumber } from './orderedKey.ts';

/** The entries of the indexes: from the values of a document to its place among the documents. */
export interface IndexTable {
  readonly enter: (index: IndexSpec, document: Bson, key: Buffer) => void;
  readonly leave: (index: IndexSpec, document: Bson, key: Buffer) => void;
  /** Whether the index is unique and another document has one of these values already. */
  readonly isTaken: (index: IndexSpec, document: Bson, key: Buffer) => boolean;
  /** The places of the documents between two keys, each once. */
  readonly scan: (index: IndexSpec, range: KeyRange) => Generator<Buffer>;
  readonly clear: (index: IndexSpec) => void;
}

export function createIndexTable(disk: Disk): IndexTable {
  return {
    enter(index, document, key) {
      for (const values of indexedKeys(document, index)) disk.put('entries', entryKey(index, values, key), key);
    },
    leave(index, document, key) {
      for (const values of indexedKeys(document, index)) disk.remove('entries', entryKey(index, values, key));
    },
    isTaken(index, document, key) {
      if (!index.unique) return false;
      const holders = indexedKeys(document, index).map((values) => disk.get('entries', entryKey(index, values, key)));
      return holders.some((holder) => holder !== undefined && !holder.equals(key));
    },
    *scan(index, { start, end, reverse = false }) {
      const id = keyNumber(index.id);
      const last = end.length > 0 ? Buffer.concat([id, end]) : after(id);
      const seen = new Set<string>();
      for (const { value } of paged(disk, 'entries', { start: Buffer.concat([id, start]), end: last, reverse })) {
        const name = value.toString('latin1');
        if (!seen.has(name)) yield value;
        seen.add(name);
      }
    },
    clear(index) {
      const id = keyNumber(index.id);
      for (const { key } of paged(disk, 'entries', { start: id, end: after(id) })) disk.remove('entries', key);
    },
  };
}

/** A unique index has one entry for each key, another one has one for each key and document. */
function entryKey(index: IndexSpec, values: Buffer, key: Buffer): Buffer {
  return Buffer.concat([keyNumber(index.id), values, ...(index.unique ? [] : [key])]);
}
