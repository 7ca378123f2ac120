import { CommandFailure } from '../engine/commandFailure.ts';
import { withIdFirst } from '../engine/withId.ts';
import { changeWish, namespaceOf } from './command.ts';
import { retryable } from './retries.ts';
import { eachStatement } from './writeErrors.ts';

/** Stores documents with the bytes with which they came; one without an `_id` gets one. */
export const insert = retryable(async (request, { engine, unit, pacer }) => {
  const { body, documents } = request;
  if (documents.length === 0)
    throw new CommandFailure('InvalidOptions', 'Write batch sizes must be between 1 and 100000. Got 0.');
  const collection = engine.ensure(unit, namespaceOf(request), changeWish(body));
  let inserted = 0;
  const outcome = await eachStatement(documents, { ordered: body['ordered'] !== false, pacer }, (bytes) => {
    collection.insert(withIdFirst(bytes));
    inserted += 1;
  });
  return { n: inserted, ...outcome };
});
