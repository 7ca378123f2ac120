import { type Command, longValue, numberField } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { settledWithin } from './settledWithin.ts';

/** The next batch. Of a tailable cursor an empty one is answered only after a wait. */
export const getMore: Command = async ({ body, database }, { engine, session, connection }) => {
  const documents = numberField(body, 'batchSize') ?? 0;
  const size = { documents: documents > 0 ? documents : Infinity };
  const id = longValue(body['getMore']);
  const namespace = { database, collection: String(body['collection']) };
  const untilMs = performance.now() + (numberField(body, 'maxTimeMS') ?? AWAIT_MS);
  for (;;) {
    const { source, ...batch } = await engine.cursors.more(id, size, { session });
    const restMs = untilMs - performance.now();
    const isOver = batch.documents.length > 0 || batch.id.isZero() || restMs <= 0 || connection.closed;
    if (isOver || !source.changed) return cursorReply(namespace, batch, 'nextBatch');
    await settledWithin(source.changed(), restMs);
  }
};

/** As MongoDB: how long an empty batch is waited for where the client does not say. */
const AWAIT_MS = 1000;
