import { encode, isDocument, plainDocument } from '../engine/bson.ts';
import { aggregate as run } from '../engine/aggregating.ts';
import { mapped } from '../engine/pageStreams.ts';
import { type Command, documentField, documentsField, hintOf } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { firstBatchOf } from './firstBatch.ts';
import { watch } from './watch.ts';

export const aggregate: Command = async (request, context) => {
  const { body, database } = request;
  const { engine, reading, pacer, session, transaction } = context;
  const [first] = documentsField(body, 'pipeline');
  if (first && '$changeStream' in first) return watch(request, context);
  // Of a whole database there are only stages that make documents of their own.
  const collection = typeof body['aggregate'] === 'string' ? body['aggregate'] : '$cmd.aggregate';
  const pipeline = documentsField(body, 'pipeline').filter(isDocument).map(plainDocument);
  const namespace = { database, collection };
  const ground = { engine, reading, pacer, namespace };
  const pages = mapped(run(ground, { pipeline, variables: documentField(body, 'let'), ...hintOf(body) }), encode);
  const batch = await engine.cursors.open({ pages, session, transaction: transaction?.number }, firstBatchOf(body));
  return cursorReply(namespace, batch, 'firstBatch');
};
