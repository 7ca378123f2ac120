import { encode, isDocument, plainDocument } from '../engine/bson.ts';
import { mapped } from '../engine/pageStreams.ts';
import { type Command, documentField, documentsField, flagField, hintOf } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { explainAggregation } from './explain.ts';
import { firstBatchOf } from './firstBatch.ts';
import { pipelinePages } from './readingView.ts';
import { watch } from './watch.ts';

export const aggregate: Command = async (request, context) => {
  const { body, database } = request;
  const { engine, session, transaction } = context;
  const [first] = documentsField(body, 'pipeline');
  if (first && '$changeStream' in first) return watch(request, context);
  if (flagField(body, 'explain')) return explainAggregation(request, context);
  // Of a whole database there are only stages that make documents of their own.
  const collection = typeof body['aggregate'] === 'string' ? body['aggregate'] : '$cmd.aggregate';
  const pipeline = documentsField(body, 'pipeline').filter(isDocument).map(plainDocument);
  const namespace = { database, collection };
  const asked = { pipeline, variables: documentField(body, 'let'), ...hintOf(body) };
  const pages = mapped(pipelinePages(context, namespace, asked), encode);
  const batch = await engine.cursors.open({ pages, session, transaction: transaction?.number }, firstBatchOf(body));
  return cursorReply(namespace, batch, 'firstBatch');
};
