import { type Bson, isDocument } from '../engine/bson.ts';
import { readOptions } from '../engine/changeStream/options.ts';
import { openChangeStream, type Watched } from '../engine/changeStream/stream.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type WireRequest } from '../wire/message.ts';
import { collationOf } from './collation.ts';
import { type CommandContext, documentsField } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { firstBatchOf } from './firstBatch.ts';

/** An aggregation that begins with `$changeStream`. */
export async function watch(
  { body, database }: WireRequest,
  { engine, session, transaction }: CommandContext,
): Promise<Uint8Array> {
  checkCircumstances(body, transaction);
  const [first = {}, ...stages] = documentsField(body, 'pipeline');
  const options = readOptions(isDocument(first['$changeStream']) ? first['$changeStream'] : {});
  const collection = typeof body['aggregate'] === 'string' ? body['aggregate'] : undefined;
  const watched: Watched = options.allChangesForCluster
    ? {}
    : { database, ...(collection !== undefined && { collection }) };
  const stream = openChangeStream(engine, watched, { options, stages });
  const batch = await engine.cursors.open({ ...stream, session, keepIdle: true }, firstBatchOf(body));
  return cursorReply({ database, collection: collection ?? '$cmd.aggregate' }, batch, 'firstBatch');
}

function checkCircumstances(body: Bson, transaction: CommandContext['transaction']): void {
  if (transaction)
    throw new CommandFailure('OperationNotSupportedInTransaction', 'Cannot run $changeStream in a transaction.');
  if (collationOf(body, undefined).collation)
    throw new CommandFailure('CommandNotSupported', 'The embedded store has no change streams with a collation.');
}
