import { type Binary } from 'bson';
import { RAW_TYPE, rawDate, rawDocument, type RawField, rawString } from '../wire/rawBson.ts';
import { type Bson, decodeTyped, encode } from './bson.ts';
import { type Namespace } from './namespace.ts';
import { type TransactionName } from './unit.ts';

/** What happened, as the log keeps it. */
export type LoggedKind = 'insert' | 'update' | 'replace' | 'delete' | 'create' | 'drop' | 'rename' | 'dropDatabase';

/** An entry of the log before it has a time. */
export interface LogEvent {
  readonly kind: LoggedKind;
  readonly namespace: Namespace;
  readonly at: Date;
  readonly uuid?: Binary;
  readonly documentId?: unknown;
  /** The whole document, after an insert or a replacement. */
  readonly document?: Uint8Array;
  /** What an update did, or where a collection was moved to. */
  readonly description?: Bson;
  /** Kept only where the collection asks for images of before and after. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly transaction?: TransactionName;
}

/** Documents go in as the bytes that they are. */
export function encodeEvent(event: LogEvent): Uint8Array {
  const { kind, namespace, at, transaction } = event;
  return rawDocument([
    { name: 'kind', type: RAW_TYPE.string, bytes: rawString(kind) },
    { name: 'database', type: RAW_TYPE.string, bytes: rawString(namespace.database) },
    { name: 'collection', type: RAW_TYPE.string, bytes: rawString(namespace.collection) },
    { name: 'at', type: RAW_TYPE.date, bytes: rawDate(at) },
    ...documentField('document', event.document),
    ...documentField('before', event.before),
    ...documentField('after', event.after),
    ...('documentId' in event ? documentField('key', encode({ _id: event.documentId })) : []),
    ...documentField('description', event.description && encode(event.description)),
    ...documentField('transaction', transaction && encode({ ...transaction })),
    ...documentField('collectionId', event.uuid && encode({ uuid: event.uuid })),
  ]);
}

function documentField(name: string, bytes: Uint8Array | undefined): RawField[] {
  return bytes ? [{ name, type: RAW_TYPE.document, bytes }] : [];
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
