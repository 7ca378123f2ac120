import { find as search, projected } from '../engine/finding.ts';
import { type Command, documentField, flagField, namespaceOf, numberField, sessionOf } from './command.ts';
import { cursorReply, wholeCursorReply } from './cursorReply.ts';

/** As MongoDB: the first batch where none is asked for. */
export const FIRST_BATCH = 101;

export const find: Command = (request, { engine }) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const collection = engine.find(namespace);
  if (!collection) return wholeCursorReply(namespace, []);

  const filter = documentField(body, 'filter');
  const limit = numberField(body, 'limit') ?? 0;
  const found = search(collection, {
    filter,
    sort: documentField(body, 'sort'),
    skip: numberField(body, 'skip') ?? 0,
    limit: Math.abs(limit),
    variables: documentField(body, 'let'),
  });
  const documents = projected(found, documentField(body, 'projection'));
  const size = {
    documents: numberField(body, 'batchSize') ?? FIRST_BATCH,
    single: flagField(body, 'singleBatch') || limit < 0,
  };
  return cursorReply(namespace, engine.cursors.open(documents, size, sessionOf(body)), 'firstBatch');
};
