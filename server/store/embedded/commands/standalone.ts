import { isDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { okReply, type WireRequest } from '../wire/message.ts';
import { type Answer } from '../wire/server.ts';
import { failureReply } from './answer.ts';
import { serverOnItsOwn } from './hello.ts';

/** Answers as a MongoDB that is no member of a replica set: no transactions, no retryable writes, no change streams. */
export function asStandalone(answer: Answer, storeId: string): Answer {
  return (request, connection) => {
    if (GREETINGS.has(request.name)) return Promise.resolve(okReply(serverOnItsOwn(storeId, connection)));
    const failure = refusalOf(request);
    return failure ? Promise.resolve(failureReply(failure)) : answer(request, connection);
  };
}

const GREETINGS = new Set(['hello', 'isMaster', 'ismaster']);

function refusalOf({ body }: WireRequest): CommandFailure | undefined {
  if (body['txnNumber'] !== undefined)
    return new CommandFailure(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  const pipeline: readonly unknown[] = Array.isArray(body['pipeline']) ? body['pipeline'] : [];
  if (pipeline.some((stage) => isDocument(stage) && '$changeStream' in stage))
    return new CommandFailure(40573, 'The $changeStream stage is only supported on replica sets');
  return undefined;
}
