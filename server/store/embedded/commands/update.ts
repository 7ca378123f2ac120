import { ObjectId } from 'bson';
import { type Bson, decodeTyped, plainDocument } from '../engine/bson.ts';
import { type Collection } from '../engine/collection.ts';
import { type Engine } from '../engine/engine.ts';
import { find } from '../engine/finding.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type Update, updated } from '../engine/updating.ts';
import { upserted } from '../engine/upserting.ts';
import { documentField, documentsField, flagField, namespaceOf, typedDocumentField } from './command.ts';
import { retryable } from './retries.ts';
import { readUpdate } from './updateStatement.ts';
import { eachStatement } from './writeErrors.ts';

export const update = retryable((request, { engine }) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const total = { matched: 0, modified: 0 };
  const upsertedIds: Bson[] = [];
  const outcome = eachStatement(documentsField(body, 'updates'), body['ordered'] !== false, (statement, index) => {
    const { matched, modified, upsertedId } = updateStatement(engine, namespace, { let: body['let'], ...statement });
    total.matched += matched;
    total.modified += modified;
    if (upsertedId !== undefined) upsertedIds.push({ index, _id: upsertedId });
  });
  return {
    n: total.matched + upsertedIds.length,
    nModified: total.modified,
    ...(upsertedIds.length > 0 && { upserted: upsertedIds }),
    ...outcome,
  };
});

/** Inserts what the update makes of nothing, and returns its bytes and `_id`. */
export function insertUpserted(
  collection: Collection,
  wanted: Update,
  typedFilter: Bson,
): { readonly bytes: Uint8Array; readonly id: unknown } {
  const bytes = upserted(wanted, typedFilter, () => new ObjectId());
  collection.insert(bytes);
  return { bytes, id: decodeTyped(bytes)['_id'] };
}

interface Outcome {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId?: unknown;
}

function updateStatement(engine: Engine, namespace: Namespace, statement: Bson): Outcome {
  const multi = flagField(statement, 'multi');
  const typedFilter = typedDocumentField(statement, 'q');
  const wanted = readUpdate({ ...statement, change: statement['u'], filter: plainDocument(typedFilter), multi });
  const upsert = flagField(statement, 'upsert');
  const collection = upsert ? engine.ensure(namespace) : engine.find(namespace);
  if (!collection) return { matched: 0, modified: 0 };

  // All are found before the first is changed: a change must not bring a document into its own way.
  const search = { filter: wanted.filter, sort: documentField(statement, 'sort'), limit: multi ? 0 : 1 };
  const found = [...find(collection, search)];
  if (found.length === 0 && upsert)
    return { matched: 0, modified: 0, upsertedId: insertUpserted(collection, wanted, typedFilter).id };
  let modified = 0;
  for (const stored of found) {
    const bytes = updated(stored.bytes, wanted);
    if (stored.bytes.equals(bytes)) continue;
    collection.replace(stored, bytes);
    modified += 1;
  }
  return { matched: found.length, modified };
}
