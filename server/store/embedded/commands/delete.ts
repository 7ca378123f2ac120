import { findForChange } from '../engine/findingForChange.ts';
import { documentField, documentsField, hintOf, namespaceOf, numberField } from './command.ts';
import { refuseCollation } from './collation.ts';
import { retryable } from './retries.ts';
import { eachStatement } from './writeErrors.ts';

export const deleteDocuments = retryable(async (request, { engine, unit, pacer }) => {
  const { body } = request;
  const collection = engine.findIn(unit, namespaceOf(request));
  if (!collection) return { n: 0 };
  let removed = 0;
  const outcome = await eachStatement(documentsField(body, 'deletes'), body['ordered'] !== false, async (statement) => {
    refuseCollation(statement);
    const search = {
      filter: documentField(statement, 'q'),
      limit: numberField(statement, 'limit') ?? 0,
      variables: documentField(body, 'let'),
      ...hintOf(statement),
    };
    for (const stored of await findForChange(collection, search, pacer)) {
      collection.remove(stored);
      removed += 1;
    }
  });
  return { n: removed, ...outcome };
});
