import { type Binary } from 'bson';
import { type Reading } from '../disk/disk.ts';
import { type Bson, decodePlain, decodeTyped, encode, plain } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type IndexSpec } from './indexSpec.ts';
import { type Namespace, namespaceText } from './namespace.ts';
import { type Unit } from './unit.ts';

/** What is known of a collection; `id` is its number on disk. */
export interface CollectionEntry {
  readonly id: number;
  readonly uuid: Binary;
  readonly namespace: Namespace;
  /** As `create` and `collMod` were asked: `capped`, `validator`, `viewOn` … */
  readonly options: Bson;
  readonly indexes: readonly IndexSpec[];
}

/** Which collections and indexes there are, as a reading holds them. */
export interface Catalogue {
  readonly find: (reading: Reading, namespace: Namespace) => CollectionEntry | undefined;
  readonly all: (reading: Reading) => readonly CollectionEntry[];
  /** Stores the entry under its namespace, and returns it. */
  readonly put: (unit: Unit, entry: CollectionEntry) => CollectionEntry;
  readonly remove: (unit: Unit, namespace: Namespace) => void;
  /** A number that no collection and no index has. */
  readonly nextId: () => number;
}

/** Entries are decoded once for each content, as they are asked for with every command. */
export function createCatalogue(disk: Reading): Catalogue {
  const decodedByName = new Map<string, { readonly bytes: Buffer; readonly entry: CollectionEntry }>();
  const decoded = (name: string, bytes: Buffer): CollectionEntry => {
    const known = decodedByName.get(name);
    if (known?.bytes.equals(bytes)) return known.entry;
    const entry = fromRow(bytes);
    decodedByName.set(name, { bytes, entry });
    return entry;
  };
  const all = (reading: Reading): CollectionEntry[] =>
    reading
      .range('catalogue', COLLECTIONS, Number.MAX_SAFE_INTEGER)
      .map(({ key, value }) => decoded(key.toString('utf8'), value));

  let lastId: number | undefined;
  return {
    find(reading, namespace) {
      const name = namespaceText(namespace);
      const bytes = reading.get('catalogue', Buffer.from(name, 'utf8'));
      return bytes && decoded(name, bytes);
    },
    all,
    put(unit, entry) {
      unit.put('catalogue', keyOf(entry.namespace), encode(toRow(entry)));
      return entry;
    },
    remove(unit, namespace) {
      unit.remove('catalogue', keyOf(namespace));
    },
    nextId() {
      lastId ??= Math.max(0, ...all(disk).flatMap(numbersOf), ...doomedNumbers(disk));
      lastId += 1;
      return lastId;
    },
  };
}

function numbersOf({ id, indexes }: CollectionEntry): number[] {
  return [id, ...indexes.map((index) => index.id)];
}

/** Rows beside those of collections begin with a zero byte, which no name of a database does. */
const COLLECTIONS = { start: Buffer.from([1]), end: Buffer.from([255]) };

/** Under this and its number stands what was dropped and has not been cleared away yet. */
const DOOMED = Buffer.from('\0doomed ', 'latin1');
const DOOMED_END = Buffer.from('\0doomed!', 'latin1');

/** A collection or an index that was dropped: what it left is to be cleared away. */
export interface Doomed {
  readonly id: number;
  readonly table: 'documents' | 'entries';
}

/** Notes in the unit of a drop that this is to be cleared away, which goes on after a restart. */
export function doom(unit: Unit, { id, table }: Doomed): void {
  unit.put('catalogue', doomedKey(id), Buffer.from(table, 'latin1'));
}

/** Notes that nothing is left of it. */
export function buried(unit: Unit, { id }: Doomed): void {
  unit.remove('catalogue', doomedKey(id));
}

export function allDoomed(reading: Reading): Doomed[] {
  const rows = reading.range('catalogue', { start: DOOMED, end: DOOMED_END }, Number.MAX_SAFE_INTEGER);
  return rows.map(({ key, value }) => ({
    id: key.readUInt32BE(DOOMED.length),
    table: value.toString('latin1') === 'documents' ? 'documents' : 'entries',
  }));
}

function doomedKey(id: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(id);
  return Buffer.concat([DOOMED, number]);
}

function doomedNumbers(reading: Reading): number[] {
  return allDoomed(reading).map(({ id }) => id);
}

function keyOf(namespace: Namespace): Buffer {
  checkName(namespace);
  return Buffer.from(namespaceText(namespace), 'utf8');
}

/** @see https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions */
function checkName({ database, collection }: Namespace): void {
  const text = `${database}.${collection}`;
  if (/[/\\. "$\0]/.test(database) || database === '' || Buffer.byteLength(database) > 63)
    throw new CommandFailure('InvalidNamespace', `Invalid database name: '${database}'`);
  if (collection === '' || /[$\0]/.test(collection) || collection.startsWith('.') || Buffer.byteLength(text) > 255)
    throw new CommandFailure('InvalidNamespace', `Invalid namespace specified '${text}'`);
}

function toRow({ namespace, ...entry }: CollectionEntry): Bson {
  return { ...entry, ...namespace };
}

/** A row that this module wrote itself; the foreign boundary is the disk. What clients state keeps its BSON classes. */
function fromRow(bytes: Buffer): CollectionEntry {
  const { id, database, collection, indexes } = decodePlain(bytes) as unknown as Row;
  const typed = decodeTyped(bytes) as unknown as Row;
  return {
    id,
    uuid: typed.uuid,
    namespace: { database, collection },
    options: typed.options,
    indexes: indexes.map(({ partialFilter, ...index }, at) => ({
      ...index,
      ...(partialFilter && { partialFilter: plain(typed.indexes[at]?.partialFilter) as Bson }),
      stated: typed.indexes[at]?.stated ?? {},
    })),
  };
}

interface Row {
  readonly id: number;
  readonly uuid: Binary;
  readonly database: string;
  readonly collection: string;
  readonly options: Bson;
  readonly indexes: readonly IndexSpec[];
}
