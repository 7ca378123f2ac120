import { find } from '../engine/finding.ts';
import { documentField, documentsField, namespaceOf, numberField } from './command.ts';
import { refuseCollation } from './collation.ts';
import { retryable } from './retries.ts';
import { eachStatement } from './writeErrors.ts';

export const deleteDocuments = retryable((request, { engine }) => {
  const { body } = request;
  const collection = engine.find(namespaceOf(request));
  if (!collection) return { n: 0 };
  let removed = 0;
  const outcome = eachStatement(documentsField(body, 'deletes'), body['ordered'] !== false, (statement) => {
    refuseCollation(statement);
    const filter = documentField(statement, 'q');
    for (const stored of [...find(collection, { filter, limit: numberField(statement, 'limit') ?? 0 })]) {
      collection.remove(stored);
      removed += 1;
    }
  });
  return { n: removed, ...outcome };
});
