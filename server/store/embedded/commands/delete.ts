import { type Bson } from '../engine/bson.ts';
import { eachForChange } from '../engine/findingForChange.ts';
import { type Namespace } from '../engine/namespace.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { documentField, documentsField, hintOf, namespaceOf, numberField } from './command.ts';
import { retryable, type WriteGround } from './retries.ts';
import { termsOf } from './terms.ts';
import { eachStatement } from './writeErrors.ts';

export const deleteDocuments = retryable(async (request, ground) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  let removed = 0;
  const order = { ordered: body['ordered'] !== false, pacer: ground.pacer };
  const outcome = await eachStatement(documentsField(body, 'deletes'), order, async (statement) => {
    removed += await deleteStatement(ground, namespace, { let: body['let'], ...statement });
  });
  return { n: removed, ...outcome };
});

/** One statement of a delete, as the commands `delete` and `bulkWrite` have it. How many documents it has removed. */
export async function deleteStatement(
  { engine, unit, pacer }: Pick<WriteGround, 'engine' | 'unit' | 'pacer'>,
  namespace: Namespace,
  statement: Bson,
): Promise<number> {
  const collection = engine.findIn(unit, namespace);
  if (!collection) {
    refuseTextWithout(namespace, documentField(statement, 'q'));
    return 0;
  }
  const search = {
    filter: documentField(statement, 'q'),
    limit: numberField(statement, 'limit') ?? 0,
    ...hintOf(statement),
    ...termsOf(statement, { engine }, collection.entry),
  };
  let removed = 0;
  for await (const stored of eachForChange(collection, search, pacer)) {
    collection.remove(stored);
    removed += 1;
  }
  return removed;
}
