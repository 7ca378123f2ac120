import { aggregate as run } from '../engine/aggregation/pipeline.ts';
import { type Bson, isDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type WireRequest } from '../wire/message.ts';
import { changeWish, type Command, documentsField, flagField, hintOf } from './command.ts';
import { cursorReply, wholeCursorReply } from './cursorReply.ts';
import { explainAggregation } from './explain.ts';
import { firstBatchOf } from './firstBatch.ts';
import { termsOf } from './terms.ts';
import { watch } from './watch.ts';

export const aggregate: Command = async (request, context) => {
  const { body } = request;
  const { engine, reading, pacer, session, transaction } = context;
  const pipeline = documentsField(body, 'pipeline');
  if (pipeline[0] && '$changeStream' in pipeline[0]) return watch(request, context);
  const namespace = { database: request.database, collection: collectionOf(request, pipeline) };
  if (flagField(body, 'explain')) return explainAggregation(request, context);
  const asked = {
    pipeline,
    ...hintOf(body),
    ...termsOf(body, context, engine.catalogue.find(reading, namespace)),
    isInTransaction: transaction !== undefined,
    wish: changeWish(body),
  };
  const pages = run({ engine, reading, pacer, namespace }, asked);
  if (writes(pipeline)) {
    // What is written is written before the answer, which has no documents.
    await pages.next();
    return wholeCursorReply(namespace, []);
  }
  const batch = await engine.cursors.open({ pages, session, transaction: transaction?.number }, firstBatchOf(body));
  return cursorReply(namespace, batch, 'firstBatch');
};

/** Of a whole database there are only stages that make documents of their own. */
function collectionOf({ body }: WireRequest, [first = {}]: readonly Bson[]): string {
  if (typeof body['aggregate'] === 'string') return body['aggregate'];
  const [name = ''] = Object.keys(first);
  if (OF_DATABASE.has(name)) return '$cmd.aggregate';
  throw new CommandFailure('InvalidNamespace', `{aggregate: 1} is not valid for '${name}'; a collection is required.`);
}

const OF_DATABASE = new Set(['$currentOp', '$documents', '$listLocalSessions', '$listSessions']);

function writes(pipeline: readonly Bson[]): boolean {
  const last = pipeline.at(-1);
  return isDocument(last) && ('$out' in last || '$merge' in last);
}
