import { find as search, projection } from '../engine/finding.ts';
import { mapped } from '../engine/pageStreams.ts';
import { type Bson } from '../engine/bson.ts';
import { type Search } from '../engine/finding.ts';
import { compileFilter } from '../engine/matching.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type Command, countField, documentField, flagField, hintOf, namespaceOf, numberField } from './command.ts';
import { cursorReply, wholeCursorReply } from './cursorReply.ts';
import { FIRST_BATCH } from './firstBatch.ts';

export const find: Command = async (request, { engine, reading, pacer, session, transaction }) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const collection = engine.find(reading, namespace);
  if (!collection) return nothing(namespace, body);

  const limit = numberField(body, 'limit') ?? 0;
  const pages = mapped(search(collection, searchOf(body), pacer), projection(documentField(body, 'projection')));
  const size = {
    documents: body['batchSize'] === undefined ? FIRST_BATCH : countField(body, 'batchSize'),
    single: flagField(body, 'singleBatch') || limit < 0,
  };
  const keepIdle = flagField(body, 'noCursorTimeout');
  const source = { pages, session, transaction: transaction?.number, keepIdle };
  return cursorReply(namespace, await engine.cursors.open(source, size), 'firstBatch');
};

/** A filter that cannot be understood is refused where there is nothing to be found as well. */
function nothing(namespace: Namespace, body: Bson): Uint8Array {
  compileFilter(documentField(body, 'filter'));
  return wholeCursorReply(namespace, []);
}

/** What a `find` command asks of a collection. */
function searchOf(body: Bson): Search {
  return {
    filter: documentField(body, 'filter'),
    sort: documentField(body, 'sort'),
    skip: countField(body, 'skip'),
    limit: Math.abs(numberField(body, 'limit') ?? 0),
    variables: documentField(body, 'let'),
    ...hintOf(body),
  };
}
