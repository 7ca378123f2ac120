import { ObjectId } from 'bson';
import { type Bson, decodeTyped, plainDocument } from '../engine/bson.ts';
import { type WritableCollection } from '../engine/changing.ts';
import { type Stored } from '../engine/collection.ts';
import { type Search } from '../engine/finding.ts';
import { eachForChange } from '../engine/findingForChange.ts';
import { type Namespace } from '../engine/namespace.ts';
import { replacementOf, type Update, updated } from '../engine/updating.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { upserted } from '../engine/upserting.ts';
import {
  changeWish,
  documentField,
  documentsField,
  flagField,
  hintOf,
  namespaceOf,
  typedDocumentField,
} from './command.ts';
import { retryable, type WriteGround } from './retries.ts';
import { readUpdate } from './updateStatement.ts';
import { termsOf } from './terms.ts';
import { eachStatement } from './writeErrors.ts';

export const update = retryable(async (request, ground) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const total = { matched: 0, modified: 0 };
  const upsertedIds: Bson[] = [];
  const outcome = await eachStatement(
    documentsField(body, 'updates'),
    { ordered: body['ordered'] !== false, pacer: ground.pacer },
    async (statement, index) => {
      const { matched, modified, upsertedId } = await updateStatement(ground, namespace, {
        let: body['let'],
        bypassDocumentValidation: body['bypassDocumentValidation'],
        ...statement,
      });
      total.matched += matched;
      total.modified += modified;
      if (upsertedId !== undefined) upsertedIds.push({ index, _id: upsertedId });
    },
  );
  return {
    n: total.matched + upsertedIds.length,
    nModified: total.modified,
    ...(upsertedIds.length > 0 && { upserted: upsertedIds }),
    ...outcome,
  };
});

/** Inserts what the update makes of nothing, and returns its bytes and `_id`. */
export function insertUpserted(
  collection: WritableCollection,
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

/** One statement of an update, as the commands `update` and `bulkWrite` have it. */
export async function updateStatement(
  { engine, unit, pacer }: Pick<WriteGround, 'engine' | 'unit' | 'pacer'>,
  namespace: Namespace,
  statement: Bson,
): Promise<Outcome> {
  const multi = flagField(statement, 'multi');
  const typedFilter = typedDocumentField(statement, 'q');
  const filter = plainDocument(typedFilter);
  const terms = termsOf(statement, { engine }, engine.catalogue.find(unit, namespace));
  const ground = {
    variables: terms.variables,
    texts: terms.collation?.texts,
    now: engine.now,
  };
  const wanted = readUpdate({ ...statement, ...ground, change: statement['u'], filter, multi });
  const upsert = flagField(statement, 'upsert');
  const wish = changeWish(statement);
  const collection = upsert ? engine.ensure(unit, namespace, wish) : engine.findIn(unit, namespace, wish);
  if (!collection) {
    refuseTextWithout(namespace, filter);
    return { matched: 0, modified: 0 };
  }

  const found = eachForChange(collection, { ...searchOf(wanted, statement, multi), ...terms }, pacer);
  const outcome = await changeAll(collection, found, wanted);
  if (outcome.matched > 0 || !upsert) return outcome;
  return { matched: 0, modified: 0, upsertedId: insertUpserted(collection, wanted, typedFilter).id };
}

function searchOf({ filter }: Update, statement: Bson, multi: boolean): Search {
  return {
    filter,
    sort: documentField(statement, 'sort'),
    limit: multi ? 0 : 1,
    ...hintOf(statement),
  };
}

/** Those that become other than they were are modified. */
async function changeAll(
  collection: WritableCollection,
  found: AsyncIterable<Stored>,
  wanted: Update,
): Promise<Outcome> {
  const kind = replacementOf(wanted.change) ? 'replace' : 'update';
  let [matched, modified] = [0, 0];
  for await (const stored of found) {
    matched += 1;
    const bytes = updated(stored.bytes, wanted);
    if (stored.bytes.equals(bytes)) continue;
    collection.replace(stored, bytes, kind);
    modified += 1;
  }
  return { matched, modified };
}
