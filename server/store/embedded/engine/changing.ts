import { type Bson, decodePlain, decodeTyped, isDocument, MAX_DOCUMENT_BYTES } from './bson.ts';
import { type Catalogue, type CollectionEntry } from './catalogue.ts';
import { type Collection, openCollection, type Stored } from './collection.ts';
import { CommandFailure } from './commandFailure.ts';
import { documentPlaces, nextPlace } from './documentPlaces.ts';
import { duplicateKey, ID_INDEX } from './duplicateKey.ts';
import { enter, isTaken, leave, reenter } from './indexTable.ts';
import { type IndexSpec } from './indexSpec.ts';
import { encodeEvent, type LogEvent } from './logEvent.ts';
import { namespaceText } from './namespace.ts';
import { type Unit } from './unit.ts';
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
}

export function openForChange(unit: Unit, opened: CollectionEntry, tools: ChangeTools): WritableCollection {
  const { namespace } = opened;
  const places = documentPlaces(opened);
  let entry = opened;
  unit.rely({ table: 'catalogue', key: Buffer.from(namespaceText(namespace), 'utf8') });

  const tell = (event: Omit<LogEvent, 'namespace' | 'at' | 'uuid'>): void => {
    const { transaction } = unit;
    const whole = { ...event, namespace, at: tools.now(), uuid: entry.uuid, ...(transaction && { transaction }) };
    unit.record(encodeEvent(whole));
  };
  const checkUnique = (document: Bson, key: Buffer): void => {
    const taken = entry.indexes.find((index) => isTaken(unit, index, { document, key }));
    if (taken) throw duplicateKey(namespace, taken, document);
  };
  /** `into` enters the document into one index, and returns with how many entries. */
  const enterAll = (into: (index: IndexSpec) => number): void => {
    const multikey = entry.indexes.filter((index) => into(index) > 1 && !index.multikey);
    if (multikey.length > 0) entry = tools.catalogue.put(unit, withMultikey(entry, multikey));
  };
  const images = keepsImages(entry);
  const isCapped = entry.options['capped'] === true;

  return {
    ...openCollection(unit, entry),
    unit,
    insert(bytes) {
      const document = checked(bytes);
      const key = isCapped ? nextPlace(unit, entry) : places.placeOf(document);
      if (!isCapped && unit.get('documents', key)) throw duplicateKey(namespace, ID_INDEX, document);
      checkUnique(document, key);
      unit.put('documents', key, bytes);
      enterAll((index) => enter(unit, index, { document, key }));
      tell({ kind: 'insert', document: bytes });
    },
    replace({ key, bytes: before }, bytes, kind) {
      const document = checked(bytes);
      checkUnique(document, key);
      if (entry.indexes.length > 0) {
        const old = decodePlain(before);
        enterAll((index) => reenter(unit, index, { before: old, document, key }));
      }
      unit.put('documents', key, bytes);
      tell({
        kind,
        documentId: decodeTyped(bytes)['_id'],
        ...(kind === 'replace'
          ? { document: bytes }
          : { description: describeChange(decodeTyped(before), decodeTyped(bytes)) }),
        ...(images && { before, after: bytes }),
      });
    },
    remove({ key, bytes }) {
      const document = decodeTyped(bytes);
      if (entry.indexes.length > 0) {
        const old = decodePlain(bytes);
        for (const index of entry.indexes) leave(unit, index, { document: old, key });
      }
      unit.remove('documents', key);
      tell({ kind: 'delete', documentId: document['_id'], ...(images && { before: bytes }) });
    },
  };
}

function withMultikey(entry: CollectionEntry, multikey: readonly IndexSpec[]): CollectionEntry {
  const indexes = entry.indexes.map((index) => (multikey.includes(index) ? { ...index, multikey: true } : index));
  return { ...entry, indexes };
}

/** Whether the log keeps the documents as they were before and after a change. */
function keepsImages({ options }: CollectionEntry): boolean {
  const images = options['changeStreamPreAndPostImages'];
  return isDocument(images) && images['enabled'] === true;
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
