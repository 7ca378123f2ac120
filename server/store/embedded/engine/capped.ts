import { type Reading } from '../disk/disk.ts';
import { type Bson, plain } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { type Stored } from './collection.ts';
import { documentPlaces } from './documentPlaces.ts';
import { isCapped } from './collectionOptions.ts';
import { type Unit } from './unit.ts';

/** How many documents a capped collection has, and how many bytes they have together. */
interface Tally {
  readonly documents: number;
  readonly bytes: number;
}

/** Keeps a capped collection within its bounds. */
export interface Capping {
  /** Counts a document in, and takes the oldest ones away by `remove` while there are too many. */
  readonly added: (bytes: number, remove: (stored: Stored) => void) => void;
  readonly changed: (bytesBefore: number, bytes: number) => void;
  readonly removed: (bytes: number) => void;
}

/** Undefined where the collection is not capped. The tally stands in the catalogue, as counting would take a walk. */
export function createCapping(unit: Unit, entry: CollectionEntry): Capping | undefined {
  if (!isCapped(entry.options)) return undefined;
  const bounds = boundsOf(entry.options);
  const key = tallyKey(entry.id);
  const add = (documents: number, bytes: number): Tally => {
    const before = readTally(unit, key);
    const tally = { documents: before.documents + documents, bytes: before.bytes + bytes };
    unit.put('catalogue', key, tallyRow(tally));
    return tally;
  };
  const isOver = ({ documents, bytes }: Tally): boolean =>
    documents > 1 && (documents > bounds.documents || bytes > bounds.bytes);
  return {
    added(bytes, remove) {
      let tally = add(1, bytes);
      while (isOver(tally)) {
        const [oldest] = unit.range('documents', documentPlaces(entry).whole, 1);
        if (!oldest) return;
        remove({ key: oldest.key, bytes: oldest.value });
        tally = readTally(unit, key);
      }
    },
    changed(bytesBefore, bytes) {
      add(0, bytes - bytesBefore);
    },
    removed(bytes) {
      add(-1, -bytes);
    },
  };
}

function boundsOf({ size, max }: Bson): Tally {
  return { bytes: Number(plain(size)), documents: Number(plain(max) ?? 0) || Infinity };
}

/** Forgets the tally of a collection that is dropped. */
export function dropTally(unit: Unit, { id, options }: CollectionEntry): void {
  if (isCapped(options)) unit.remove('catalogue', tallyKey(id));
}

/** Rows beside those of collections begin with a zero byte, which no name of a database does. */
function tallyKey(id: number): Buffer {
  return Buffer.from(`\0tally ${id}`, 'latin1');
}

function readTally(reading: Reading, key: Buffer): Tally {
  const row = reading.get('catalogue', key);
  return row ? { documents: row.readDoubleBE(0), bytes: row.readDoubleBE(8) } : { documents: 0, bytes: 0 };
}

function tallyRow({ documents, bytes }: Tally): Buffer {
  const row = Buffer.alloc(16);
  row.writeDoubleBE(documents, 0);
  row.writeDoubleBE(bytes, 8);
  return row;
}
