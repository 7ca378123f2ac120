import { type Binary } from 'bson';
import { RAW_TYPE, rawDate, rawDocument, type RawField, rawString } from '../wire/rawBson.ts';
import { type Bson, decodeTyped, encode } from './bson.ts';
import { type Namespace } from './namespace.ts';
import { type TransactionName } from './unit.ts';

/** What happened, as the log keeps it. */
export type LoggedKind = 'insert' | 'update' | 'replace' | 'delete' | 'create' | 'drop' | 'rename' | 'dropDatabase';

/** What an entry of the log tells. */
export interface LoggedChange {
  readonly kind: LoggedKind;
  readonly documentId?: unknown;
  /** The whole document, after an insert or a replacement. */
  readonly document?: Uint8Array | undefined;
  /** What an update did, or where a collection was moved to. */
  readonly description?: Bson | undefined;
  /** Kept only where the collection asks for images of before and after. */
  readonly before?: Uint8Array | undefined;
  readonly after?: Uint8Array | undefined;
}

/** Where and when it was; the entry gets its time in the log later. */
export interface LoggedPlace {
  readonly namespace: Namespace;
  readonly at: Date;
  readonly uuid?: Binary;
  readonly transaction?: TransactionName | undefined;
}

/** Documents go in as the bytes that they are. */
export function encodeEvent(change: LoggedChange, { namespace, at, uuid, transaction }: LoggedPlace): Uint8Array {
  const { documentId, description } = change;
  const fields: RawField[] = [
    { name: 'kind', type: RAW_TYPE.string, bytes: rawString(change.kind) },
    { name: 'database', type: RAW_TYPE.string, bytes: rawString(namespace.database) },
    { name: 'collection', type: RAW_TYPE.string, bytes: rawString(namespace.collection) },
    { name: 'at', type: RAW_TYPE.date, bytes: rawDate(at) },
  ];
  const add = (name: string, bytes: Uint8Array | undefined): void => {
    if (bytes) fields.push({ name, type: RAW_TYPE.document, bytes });
  };
  add('document', change.document);
  add('before', change.before);
  add('after', change.after);
  add('key', documentId === undefined ? undefined : encode({ _id: documentId }));
  add('description', description && encode(description));
  add('transaction', transaction && encode({ ...transaction }));
  add('collectionId', uuid && encode({ uuid }));
  return rawDocument(fields);
}

/** An entry as it is read: every document with its numbers in their BSON classes. */
export interface LoggedEvent {
  readonly kind: LoggedKind;
  readonly database: string;
  readonly collection: string;
  readonly at: Date;
  readonly key?: Bson;
  readonly document?: Bson;
  readonly description?: Bson;
  readonly before?: Bson;
  readonly after?: Bson;
  readonly transaction?: Bson;
  readonly collectionId?: Bson;
}

/** The foreign boundary is the disk, where only `encodeEvent` has written. */
export function decodeEvent(bytes: Uint8Array): LoggedEvent {
  return decodeTyped(bytes) as unknown as LoggedEvent;
}
