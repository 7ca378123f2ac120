import { type Bson, decodeTyped, plain, plainDocument } from '../engine/bson.ts';
import { type Collection } from '../engine/collection.ts';
import { find } from '../engine/finding.ts';
import { updated, upserted } from '../engine/updating.ts';
import { documentField, documentsField, flagField, namespaceOf, typedDocumentField } from './command.ts';
import { retryable } from './retries.ts';
import { newObjectId, readUpdate } from './updateStatement.ts';
import { eachStatement } from './writeErrors.ts';

export const update = retryable((request, { engine }) => {
  const { body } = request;
  const collection = engine.ensure(namespaceOf(request));
  const total = { matched: 0, modified: 0 };
  const upsertedIds: Bson[] = [];
  const outcome = eachStatement(documentsField(body, 'updates'), body['ordered'] !== false, (statement, index) => {
    const { matched, modified, upsertedId } = updateStatement(collection, statement, body['let']);
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

function updateStatement(
  collection: Collection,
  statement: Bson,
  variables: unknown,
): { readonly matched: number; readonly modified: number; readonly upsertedId?: unknown } {
  const multi = flagField(statement, 'multi');
  const typedFilter = typedDocumentField(statement, 'q');
  const filter = plainDocument(typedFilter);
  const { u: change, arrayFilters } = statement;
  const wanted = readUpdate({ filter, change, arrayFilters, variables: statement['c'] ?? variables, multi });
  const sort = documentField(statement, 'sort');
  // All are found before the first is changed: a change must not bring a document into its own way.
  const found = [...find(collection, { filter, sort, limit: multi ? 0 : 1 })];

  if (found.length === 0 && plain(statement['upsert']) === true) {
    const bytes = upserted(wanted, newObjectId, typedFilter);
    collection.insert(bytes);
    return { matched: 0, modified: 0, upsertedId: decodeTyped(bytes)['_id'] };
  }
  let modified = 0;
  for (const stored of found) {
    const bytes = updated(stored.bytes, wanted);
    if (stored.bytes.equals(bytes)) continue;
    collection.replace(stored, bytes);
    modified += 1;
  }
  return { matched: found.length, modified };
}
