import { BSONRegExp } from 'bson';
import { type Bson, decodePlain, decodeTyped, isDocument, MAX_DOCUMENT_BYTES } from './bson.ts';
import { createCapping } from './capped.ts';
import { type Catalogue, type CollectionEntry } from './catalogue.ts';
import { type Collection, openCollection, type Stored } from './collection.ts';
import { CommandFailure } from './commandFailure.ts';
import { documentPlaces, nextPlace } from './documentPlaces.ts';
import { duplicateKey, ID_INDEX } from './duplicateKey.ts';
import { enter, type Indexed, isTaken, leave, reenter } from './indexTable.ts';
import { type IndexSpec } from './indexSpec.ts';
import { encodeEvent, type LoggedChange } from './logEvent.ts';
import { MAX_STORED_NESTING, isNestedBeyond } from './nesting.ts';
import { type Namespace, namespaceText } from './namespace.ts';
import { type Unit } from './unit.ts';
import { documentCheck } from './documentCheck.ts';
import { describeChange } from './describeChange.ts';

/** How a document was changed, which change streams tell apart. */
export type ChangeKind = 'update' | 'replace';

/** A collection that a unit changes: documents, index entries and log stay in step. */
export interface WritableCollection extends Collection {
  readonly unit: Unit;
  readonly insert: (bytes: Uint8Array) => void;
  /** Puts other content in the place of a document that has the same `_id`. */
  readonly replace: (stored: Stored, bytes: Uint8Array, kind: ChangeKind) => void;
  readonly remove: (stored: Stored) => void;
}

export interface ChangeTools {
  readonly catalogue: Catalogue;
  readonly now: () => Date;
  /** Whether the validators of collections are passed over. */
  readonly unvalidated?: boolean;
}

export function openForChange(unit: Unit, entry: CollectionEntry, tools: ChangeTools): WritableCollection {
  const { namespace } = entry;
  const places = documentPlaces(entry);
  const capping = createCapping(unit, entry);
  if (capping && unit.transaction) throw cappedInTransaction(namespace);
  const check = tools.unvalidated ? undefined : documentCheck(entry);
  unit.rely({ table: 'catalogue', key: Buffer.from(namespaceText(namespace), 'utf8') });
  const indexes = keepIndexes(unit, entry, tools);
  const tell = teller(unit, entry, tools);

  const remove = ({ key, bytes }: Stored): void => {
    indexes.leave(key, bytes);
    unit.remove('documents', key);
    capping?.removed(bytes.byteLength);
    tell({ kind: 'delete', documentId: decodeTyped(bytes)['_id'] }, { before: bytes });
  };

  const { find, pages, indexPages, entries, count } = openCollection(unit, entry);
  return {
    entry,
    find,
    pages,
    indexPages,
    entries,
    count,
    unit,
    insert(bytes) {
      const document = checked(bytes);
      check?.(bytes);
      const key = capping ? nextPlace(unit, entry) : places.placeOf(document);
      if (!capping && unit.get('documents', key)) throw duplicateKey(namespace, ID_INDEX, document);
      indexes.enter({ document, key });
      unit.put('documents', key, bytes);
      tell({ kind: 'insert', document: bytes });
      capping?.added(bytes.byteLength, remove);
    },
    replace({ key, bytes: before }, bytes, kind) {
      const document = checked(bytes);
      check?.(bytes, before);
      indexes.reenter({ document, key }, before);
      unit.put('documents', key, bytes);
      capping?.changed(before.byteLength, bytes.byteLength);
      const after = decodeTyped(bytes);
      const told =
        kind === 'replace' ? { document: bytes } : { description: describeChange(decodeTyped(before), after) };
      tell({ kind, documentId: after['_id'], ...told }, { before, after: bytes });
    },
    remove,
  };
}

/** The index entries of a document, which go with it. */
interface KeptIndexes {
  /** @throws {CommandFailure} DuplicateKey */
  readonly enter: (indexed: Indexed) => void;
  readonly reenter: (indexed: Indexed, before: Uint8Array) => void;
  readonly leave: (key: Buffer, bytes: Uint8Array) => void;
}

function keepIndexes(unit: Unit, opened: CollectionEntry, { catalogue }: ChangeTools): KeptIndexes {
  let entry = opened;
  const checkUnique = (indexed: Indexed): void => {
    const taken = entry.indexes.find((index) => isTaken(unit, index, indexed));
    if (taken) throw duplicateKey(entry.namespace, taken, indexed.document);
  };
  /** `into` enters the document into one index, and returns with how many entries. */
  const enterAll = (into: (index: IndexSpec) => number): void => {
    const multikey = entry.indexes.filter((index) => into(index) > 1 && !index.multikey);
    if (multikey.length > 0) entry = catalogue.put(unit, withMultikey(entry, new Set(multikey)));
  };
  return {
    enter(indexed) {
      checkUnique(indexed);
      enterAll((index) => enter(unit, index, indexed));
    },
    reenter(indexed, bytes) {
      if (entry.indexes.length === 0) return;
      checkUnique(indexed);
      const before = decodePlain(bytes);
      enterAll((index) => reenter(unit, index, { ...indexed, before }));
    },
    leave(key, bytes) {
      if (entry.indexes.length === 0) return;
      const document = decodePlain(bytes);
      for (const index of entry.indexes) leave(unit, index, { document, key });
    },
  };
}

type Told = Omit<LoggedChange, 'before' | 'after'>;

const NO_IMAGES: Pick<LoggedChange, 'before' | 'after'> = {};

/** Tells the log what was done; documents before and after only where the collection is to keep them. */
function teller(
  unit: Unit,
  { namespace, uuid, options }: CollectionEntry,
  { now }: ChangeTools,
): (told: Told, images?: Pick<LoggedChange, 'before' | 'after'>) => void {
  const { transaction } = unit;
  const wish = options['changeStreamPreAndPostImages'];
  const keepsImages = isDocument(wish) && wish['enabled'] === true;
  return (told, images) => {
    const { before, after } = keepsImages && images ? images : NO_IMAGES;
    // Field by field, as every write comes by here and spreading is slow.
    const { kind, documentId, document, description } = told;
    const what = { kind, documentId, document, description, before, after };
    unit.record(encodeEvent(what, { namespace, at: now(), uuid, transaction }));
  };
}

/** The entry with these of its indexes marked as having several entries for some document. */
export function withMultikey(entry: CollectionEntry, multikey: ReadonlySet<IndexSpec>): CollectionEntry {
  const indexes = entry.indexes.map((index) => (multikey.has(index) ? { ...index, multikey: true } : index));
  return { ...entry, indexes };
}

function cappedInTransaction(namespace: Namespace): CommandFailure {
  return new CommandFailure(
    'OperationNotSupportedInTransaction',
    `Collection '${namespaceText(namespace)}' is a capped collection. Writes in transactions are not allowed on capped collections.`,
  );
}

/** The document that the bytes are, if it may be stored. */
function checked(bytes: Uint8Array): Bson {
  if (bytes.byteLength > MAX_DOCUMENT_BYTES)
    throw new CommandFailure(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.byteLength}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  if (isNestedBeyond(bytes, MAX_STORED_NESTING))
    throw new CommandFailure('Overflow', `Document exceeds maximum nesting depth of ${MAX_STORED_NESTING}`);
  const document = decodePlain(bytes);
  const { _id } = document;
  if (Array.isArray(_id) || _id instanceof BSONRegExp || _id === undefined)
    throw new CommandFailure(
      'InvalidIdField',
      "The '_id' value cannot be an array, a regular expression or undefined.",
    );
  return document;
}
