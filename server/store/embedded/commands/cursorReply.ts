import { Long } from 'bson';
import { encode } from '../engine/bson.ts';
import { type Batch } from '../engine/cursors.ts';
import { type Namespace, namespaceText } from '../engine/namespace.ts';
import { RAW_TYPE, rawArray, rawDocument, rawDouble, rawInt64, rawString } from '../wire/rawBson.ts';

/** A batch of documents in the form that drivers await. */
export function cursorReply(namespace: Namespace, batch: Batch, which: 'firstBatch' | 'nextBatch'): Uint8Array {
  const { resumeToken } = batch;
  const cursor = rawDocument([
    { name: which, type: RAW_TYPE.array, bytes: rawArray(batch.documents) },
    { name: 'id', type: RAW_TYPE.int64, bytes: rawInt64(batch.id.toBigInt()) },
    { name: 'ns', type: RAW_TYPE.string, bytes: rawString(namespaceText(namespace)) },
    ...(resumeToken ? [{ name: 'postBatchResumeToken', type: RAW_TYPE.document, bytes: encode(resumeToken) }] : []),
  ]);
  return rawDocument([
    { name: 'cursor', type: RAW_TYPE.document, bytes: cursor },
    { name: 'ok', type: RAW_TYPE.double, bytes: rawDouble(1) },
  ]);
}

/** An answer that fits into one batch. */
export function wholeCursorReply(namespace: Namespace, documents: readonly Uint8Array[]): Uint8Array {
  return cursorReply(namespace, { id: NO_CURSOR, documents }, 'firstBatch');
}

const NO_CURSOR = Long.ZERO;
