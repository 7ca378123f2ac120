import { CommandFailure } from '../engine/commandFailure.ts';
import { type Batch, type Source } from '../engine/cursors.ts';
import { elapsedMs } from '../engine/pacer.ts';
import { type Command, countField, longValue, numberField } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { settledWithin } from './settledWithin.ts';

/** The next batch. Of a tailable cursor an empty one is answered only after a wait. */
export const getMore: Command = async ({ body, database }, { engine, session, connection }) => {
  const size = { documents: countField(body, 'batchSize') || Infinity };
  const id = longValue(body['getMore']);
  const namespace = { database, collection: String(body['collection']) };
  const untilMs = elapsedMs() + (numberField(body, 'maxTimeMS') ?? AWAIT_MS);
  for (;;) {
    const { source, ...batch } = await engine.cursors.more(id, size, { session });
    const restMs = untilMs - elapsedMs();
    if (!source.changed || isAnswer(batch, source) || restMs <= 0) return cursorReply(namespace, batch, 'nextBatch');
    await settledWithin(source.changed(), restMs);
    if (connection.closed) throw new CommandFailure('Interrupted', 'The client has gone away.');
  }
};

/** As MongoDB: how long an empty batch is waited for where the client does not say. */
const AWAIT_MS = 1000;

/** Whether there is something to tell, documents or that the cursor has ended, or nobody wants to wait for it. */
function isAnswer({ documents, id }: Batch, { answersAtOnce = false }: Source): boolean {
  return documents.length > 0 || id.isZero() || answersAtOnce;
}
