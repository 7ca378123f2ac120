import { setTimeout as wait } from 'node:timers/promises';
import { type Bson, encode, isDocument, plain, plainDocument } from '../engine/bson.ts';
import { asCommandFailure, CommandFailure } from '../engine/commandFailure.ts';
import { RAW_TYPE, withRawField } from '../wire/rawBson.ts';
import { okReply, type WireRequest } from '../wire/message.ts';
import { type Answer } from '../wire/server.ts';
import { failureReply } from './answer.ts';

/** What is to happen to commands, and to how many more of them. */
interface FailPoint {
  remaining: number;
  toSkip: number;
  readonly data: Bson;
}

/** Lets tests make commands fail, as MongoDB does by `configureFailPoint` with the fail point `failCommand`. */
export function withFailPoints(answer: Answer): Answer {
  let point: FailPoint | undefined;
  const configure = ({ body }: WireRequest): Uint8Array => {
    try {
      point = readFailPoint(body);
      return okReply({ count: 0 });
    } catch (error) {
      return failureReply(asCommandFailure(error));
    }
  };
  return async (request, connection) => {
    if (request.name === 'configureFailPoint') return configure(request);
    if (!point || !isHit(point, request)) return answer(request, connection);
    const { data } = point;
    if (data['blockConnection'] === true) await wait(Number(data['blockTimeMS']));
    if (data['closeConnection'] === true) connection.close?.();
    const failure = failureOf(data, request);
    return failure ? failureReply(failure) : withConcernError(await answer(request, connection), data);
  };
}

/** Undefined where it is switched off. @throws {CommandFailure} FailPointSetFailed, BadValue */
function readFailPoint(body: Bson): FailPoint | undefined {
  if (body['configureFailPoint'] !== 'failCommand')
    throw new CommandFailure('FailPointSetFailed', `${String(body['configureFailPoint'])} not found`);
  const { mode, data } = plainDocument(body);
  if (mode === 'off') return undefined;
  const shared = { data: isDocument(data) ? data : {}, remaining: Infinity, toSkip: 0 };
  if (mode === 'alwaysOn') return shared;
  const { times, skip } = isDocument(mode) ? mode : {};
  if (typeof times === 'number') return { ...shared, remaining: times };
  if (typeof skip === 'number') return { ...shared, toSkip: skip };
  throw new CommandFailure('BadValue', 'The mode of a fail point is off, alwaysOn, times or skip.');
}

function isHit(point: FailPoint, { name }: WireRequest): boolean {
  const { failCommands } = point.data;
  if (!Array.isArray(failCommands) || !failCommands.includes(name)) return false;
  if (point.toSkip > 0) {
    point.toSkip -= 1;
    return false;
  }
  point.remaining -= 1;
  return point.remaining >= 0;
}

function failureOf({ errorCode, errorLabels }: Bson, { body }: WireRequest): CommandFailure | undefined {
  if (typeof errorCode !== 'number') return undefined;
  const isRetryable = 'txnNumber' in body && plain(body['autocommit'] ?? true) === true && RETRYABLE.has(errorCode);
  const labels = Array.isArray(errorLabels) ? errorLabels : isRetryable ? ['RetryableWriteError'] : [];
  return new CommandFailure(errorCode, "Failing command via 'failCommand' failpoint", {
    ...(labels.length > 0 && { errorLabels: labels }),
  });
}

/** After these a write is sent again: the server was going away, or had just come to be another than it was. */
const RETRYABLE = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

function withConcernError(reply: Uint8Array, { writeConcernError }: Bson): Uint8Array {
  if (!isDocument(writeConcernError)) return reply;
  return withRawField(reply, { name: 'writeConcernError', type: RAW_TYPE.document, bytes: encode(writeConcernError) });
}
