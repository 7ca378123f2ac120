import { type Bson, plainDocument } from '../engine/bson.ts';
import { type WritableCollection } from '../engine/changing.ts';
import { type Stored } from '../engine/collection.ts';
import { findForChange } from '../engine/findingForChange.ts';
import { createProjection, decoded } from '../engine/projecting.ts';
import { replacementOf, updated } from '../engine/updating.ts';
import { changeWish, documentField, flagField, hintOf, namespaceOf, typedDocumentField } from './command.ts';
import { retryable } from './retries.ts';
import { insertUpserted } from './update.ts';
import { readUpdate } from './updateStatement.ts';

export const findAndModify = retryable(async (request, { engine, unit, pacer }) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const wish = changeWish(body);
  const collection = flagField(body, 'upsert')
    ? engine.ensure(unit, namespace, wish)
    : engine.findIn(unit, namespace, wish);
  if (!collection) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const search = {
    filter: documentField(body, 'query'),
    sort: documentField(body, 'sort'),
    limit: 1,
    variables: documentField(body, 'let'),
    ...hintOf(body),
  };
  const [found] = await findForChange(collection, search, pacer);
  if (flagField(body, 'remove')) return remove(collection, found, body);
  const dated = { body, now: engine.now };
  return found ? update(collection, found, dated) : upsert(collection, dated);
});

function remove(collection: WritableCollection, found: Stored | undefined, body: Bson): Bson {
  if (!found) return { lastErrorObject: { n: 0 }, value: null };
  collection.remove(found);
  return { lastErrorObject: { n: 1 }, value: shown(found.bytes, body) };
}

/** A command, and the time that it writes. */
interface Dated {
  readonly body: Bson;
  readonly now: () => Date;
}

function update(collection: WritableCollection, found: Stored, { body, now }: Dated): Bson {
  const filter = documentField(body, 'query');
  const wanted = readUpdate({ ...body, change: body['update'], filter, multi: false, now });
  const bytes = updated(found.bytes, wanted);
  if (!found.bytes.equals(bytes)) collection.replace(found, bytes, replacementOf(wanted.change) ? 'replace' : 'update');
  const value = shown(flagField(body, 'new') ? bytes : found.bytes, body);
  return { lastErrorObject: { n: 1, updatedExisting: true }, value };
}

function upsert(collection: WritableCollection, { body, now }: Dated): Bson {
  if (!flagField(body, 'upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const typedFilter = typedDocumentField(body, 'query');
  const filter = plainDocument(typedFilter);
  const wanted = readUpdate({ ...body, change: body['update'], filter, multi: false, now });
  const { bytes, id } = insertUpserted(collection, wanted, typedFilter);
  const value = flagField(body, 'new') ? shown(bytes, body) : null;
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: id }, value };
}

function shown(bytes: Uint8Array, body: Bson): Bson {
  const document = decoded(bytes);
  const ground = { filter: documentField(body, 'query'), variables: documentField(body, 'let') };
  return createProjection(documentField(body, 'fields'), ground)?.(document) ?? document.typed;
}
