import { type Disk } from '../disk/disk.ts';
import { type Bson, decodePlain, decodeTyped, encode, plain } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';
import { type Namespace, namespaceText } from './namespace.ts';

/** What is known of a collection; `id` is its number on disk. */
export interface CollectionEntry {
  readonly id: number;
  readonly namespace: Namespace;
  readonly indexes: readonly IndexSpec[];
}

/** Which collections and indexes there are: read from disk once, then kept in step with it. */
export interface Catalogue {
  readonly find: (namespace: Namespace) => CollectionEntry | undefined;
  readonly all: () => readonly CollectionEntry[];
  /** The collection, made where it does not exist. */
  readonly ensure: (namespace: Namespace) => CollectionEntry;
  readonly setIndexes: (namespace: Namespace, indexes: readonly IndexSpec[]) => CollectionEntry;
  readonly remove: (namespace: Namespace) => void;
  /** A number that no collection and no index has had. */
  readonly nextId: () => number;
  /** Reads everything again, after a transaction that was not committed. */
  readonly reload: () => void;
}

export function createCatalogue(disk: Disk): Catalogue {
  let entryByName = load(disk);

  const put = (entry: CollectionEntry): CollectionEntry => {
    disk.put('catalogue', keyOf(entry.namespace), encode(toRow(entry)));
    entryByName.set(namespaceText(entry.namespace), entry);
    return entry;
  };
  const nextId = (): number => {
    const stored = disk.get('catalogue', NEXT_ID);
    const id = stored ? stored.readUInt32BE() : 1;
    const following = Buffer.alloc(4);
    following.writeUInt32BE(id + 1);
    disk.put('catalogue', NEXT_ID, following);
    return id;
  };

  return {
    find: (namespace) => entryByName.get(namespaceText(namespace)),
    all: () => [...entryByName.values()],
    ensure(namespace) {
      const found = entryByName.get(namespaceText(namespace));
      if (found) return found;
      checkName(namespace);
      return put({ id: nextId(), namespace, indexes: [] });
    },
    setIndexes(namespace, indexes) {
      const found = entryByName.get(namespaceText(namespace));
      if (!found) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${namespaceText(namespace)}`);
      return put({ ...found, indexes });
    },
    remove(namespace) {
      disk.remove('catalogue', keyOf(namespace));
      entryByName.delete(namespaceText(namespace));
    },
    nextId,
    reload() {
      entryByName = load(disk);
    },
  };
}

/** Sorts before every collection, whose keys begin with a letter of their database. */
const NEXT_ID = Buffer.from([0]);

const EVERYTHING = { start: Buffer.from([1]), end: Buffer.from([255]) };

function load(disk: Disk): Map<string, CollectionEntry> {
  const rows = disk.range('catalogue', EVERYTHING, Number.MAX_SAFE_INTEGER);
  const entries = rows.map(({ value }) => fromRow(decodePlain(value), decodeTyped(value)));
  return new Map(entries.map((entry) => [namespaceText(entry.namespace), entry]));
}

function keyOf(namespace: Namespace): Buffer {
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

function toRow({ id, namespace, indexes }: CollectionEntry): Bson {
  return {
    id,
    ...namespace,
    indexes: indexes.map(({ stated, ...rest }) => ({ ...rest, stated })),
  };
}

/** A row that this module wrote itself; the foreign boundary is the disk. */
function fromRow(row: Bson, typed: Bson): CollectionEntry {
  const { id, database, collection, indexes } = row as unknown as Row;
  const { indexes: typedIndexes } = typed as unknown as Row;
  return {
    id,
    namespace: { database, collection },
    indexes: indexes.map(({ partialFilter, ...index }, at) => ({
      ...index,
      ...(partialFilter && { partialFilter: plain(typedIndexes[at]?.partialFilter) as Bson }),
      stated: typedIndexes[at]?.stated ?? {},
    })),
  };
}

interface Row {
  readonly id: number;
  readonly database: string;
  readonly collection: string;
  readonly indexes: readonly (Omit<IndexSpec, 'fields'> & { readonly fields: readonly IndexField[] })[];
}
