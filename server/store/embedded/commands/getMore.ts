import { type Command, countField, longValue, numberField } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { settledWithin } from './settledWithin.ts';

/** The next batch. Of a tailable cursor an empty one is answered only after a wait. */
export const getMore: Command = async ({ body, database }, { engine, session, connection }) => {
  const size = { documents: countField(body, 'batchSize') || Infinity };
  const id = longValue(body['getMore']);
  const namespace = { database, collection: String(body['collection']) };
  const untilMs = performance.now() + (numberField(body, 'maxTimeMS') ?? AWAIT_MS);
  for (;;) {
    const { source, ...batch } = await engine.cursors.more(id, size, { session });
    const restMs = untilMs - performance.now();
    const isEmpty = batch.documents.length === 0 && !batch.id.isZero();
    if (!source.changed || !isEmpty || restMs <= 0 || connection.closed)
      return cursorReply(namespace, batch, 'nextBatch');
    await settledWithin(source.changed(), restMs);
  }
};

/** As MongoDB: how long an empty batch is waited for where the client does not say. */
const AWAIT_MS = 1000;
