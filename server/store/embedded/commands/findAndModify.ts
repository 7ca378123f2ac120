import { type Bson, decodePlain, decodeTyped, plainDocument } from '../engine/bson.ts';
import { type Collection } from '../engine/collection.ts';
import { find } from '../engine/finding.ts';
import { createProjection } from '../engine/projecting.ts';
import { type Update, updated, upserted } from '../engine/updating.ts';
import { documentField, flagField, namespaceOf, typedDocumentField } from './command.ts';
import { retryable } from './retries.ts';
import { newObjectId, readUpdate } from './updateStatement.ts';

export const findAndModify = retryable((request, { engine }) => {
  const { body } = request;
  const typedFilter = typedDocumentField(body, 'query');
  const filter = plainDocument(typedFilter);
  const collection = engine.ensure(namespaceOf(request));
  const [found] = find(collection, { filter, sort: documentField(body, 'sort'), limit: 1 });
  const shown = (bytes: Uint8Array): Bson => {
    const document = { typed: decodeTyped(bytes), plain: decodePlain(bytes) };
    return createProjection(documentField(body, 'fields'), filter)?.(document) ?? document.typed;
  };

  if (flagField(body, 'remove')) {
    if (!found) return { lastErrorObject: { n: 0 }, value: null };
    collection.remove(found);
    return { lastErrorObject: { n: 1 }, value: shown(found.bytes) };
  }
  const wanted = readUpdate({
    filter,
    change: body['update'],
    arrayFilters: body['arrayFilters'],
    variables: body['let'],
    multi: false,
  });
  const after = flagField(body, 'new');
  if (found) {
    const bytes = updated(found.bytes, wanted);
    if (!found.bytes.equals(bytes)) collection.replace(found, bytes);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: shown(after ? bytes : found.bytes) };
  }
  if (!flagField(body, 'upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const { bytes, id } = insertUpserted(collection, wanted, typedFilter);
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: id }, value: after ? shown(bytes) : null };
});

function insertUpserted(
  collection: Collection,
  wanted: Update,
  typedFilter: Bson,
): { readonly bytes: Uint8Array; readonly id: unknown } {
  const bytes = upserted(wanted, newObjectId, typedFilter);
  collection.insert(bytes);
  return { bytes, id: decodeTyped(bytes)['_id'] };
}
