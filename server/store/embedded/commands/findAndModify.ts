import { type Bson, plainDocument } from '../engine/bson.ts';
import { type WritableCollection } from '../engine/changing.ts';
import { type Stored } from '../engine/collection.ts';
import { findForChange } from '../engine/findingForChange.ts';
import { createProjection, decoded } from '../engine/projecting.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { replacementOf, updated } from '../engine/updating.ts';
import { type TextOrder } from '../engine/values/text.ts';
import { changeWish, documentField, flagField, hintOf, namespaceOf, typedDocumentField } from './command.ts';
import { retryable } from './retries.ts';
import { insertUpserted } from './update.ts';
import { readUpdate } from './updateStatement.ts';
import { termsOf } from './terms.ts';

export const findAndModify = retryable(async (request, { engine, unit, pacer }) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const wish = changeWish(body);
  const collection = flagField(body, 'upsert')
    ? engine.ensure(unit, namespace, wish)
    : engine.findIn(unit, namespace, wish);
  if (!collection) {
    refuseTextWithout(namespace, documentField(body, 'query'));
    return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  }
  const terms = termsOf(body, { engine }, collection.entry);
  const search = {
    ...terms,
    filter: documentField(body, 'query'),
    sort: documentField(body, 'sort'),
    limit: 1,
    ...hintOf(body),
  };
  const [found] = await findForChange(collection, search, pacer);
  const asked = { body, variables: terms.variables, texts: terms.collation?.texts, now: engine.now };
  if (flagField(body, 'remove')) return remove(collection, found, asked);
  return found ? update(collection, found, asked) : upsert(collection, asked);
});

function remove(collection: WritableCollection, found: Stored | undefined, asked: Asked): Bson {
  if (!found) return { lastErrorObject: { n: 0 }, value: null };
  collection.remove(found);
  return { lastErrorObject: { n: 1 }, value: shown(found.bytes, asked) };
}

/** A command, what its expressions may name, and the time that it writes. */
interface Asked {
  readonly body: Bson;
  readonly variables: Bson;
  readonly texts: TextOrder | undefined;
  readonly now: () => Date;
}

function update(collection: WritableCollection, found: Stored, asked: Asked): Bson {
  const { body } = asked;
  const filter = documentField(body, 'query');
  const wanted = readUpdate({ ...body, ...asked, change: body['update'], filter, multi: false });
  const bytes = updated(found.bytes, wanted);
  if (!found.bytes.equals(bytes)) collection.replace(found, bytes, replacementOf(wanted.change) ? 'replace' : 'update');
  const value = shown(flagField(body, 'new') ? bytes : found.bytes, asked);
  return { lastErrorObject: { n: 1, updatedExisting: true }, value };
}

function upsert(collection: WritableCollection, asked: Asked): Bson {
  const { body } = asked;
  if (!flagField(body, 'upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const typedFilter = typedDocumentField(body, 'query');
  const filter = plainDocument(typedFilter);
  const wanted = readUpdate({ ...body, ...asked, change: body['update'], filter, multi: false });
  const { bytes, id } = insertUpserted(collection, wanted, typedFilter);
  const value = flagField(body, 'new') ? shown(bytes, asked) : null;
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: id }, value };
}

function shown(bytes: Uint8Array, { body, variables, texts }: Asked): Bson {
  const document = decoded(bytes);
  const ground = { filter: documentField(body, 'query'), variables, texts };
  return createProjection(documentField(body, 'fields'), ground)?.(document) ?? document.typed;
}
