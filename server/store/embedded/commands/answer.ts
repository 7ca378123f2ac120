import { Double } from 'bson';
import { encode } from '../engine/bson.ts';
import { asCommandFailure, CommandFailure } from '../engine/commandFailure.ts';
import { okReply, type WireRequest } from '../wire/message.ts';
import { type Answer } from '../wire/server.ts';
import { RAW_TYPE, rawInt64, withRawField } from '../wire/rawBson.ts';
import { type CommandContext } from './command.ts';
import { type ContextGround, contextOf, transactionOf } from './context.ts';
import { COMMANDS } from './registry.ts';

/** Answers every request; `secret` is what a client must show that is not trusted yet. What a command throws becomes the error that the client is told. */
export function createAnswer({ engine, secret }: Pick<ContextGround, 'engine' | 'secret'>): Answer {
  return async (request, connection) => {
    const { body: command, database } = request;
    const operation = engine.operations.begin({ command, database, connectionId: connection.id });
    const ground = { engine, connection, operation, ...(secret !== undefined && { secret }) };
    try {
      return await runCommand(request, ground);
    } catch (error) {
      return failureReply(asCommandFailure(error), endedTransaction(request, ground));
    } finally {
      engine.operations.end(operation);
    }
  };
}

async function runCommand(request: WireRequest, ground: ContextGround): Promise<Uint8Array> {
  if (request.refusal) throw request.refusal;
  const command = COMMANDS.get(request.name);
  if (!command) throw new CommandFailure('CommandNotFound', `no such command: '${request.name}'`);
  if (!ground.connection.trusted && !UNTRUSTED.has(request.name))
    throw new CommandFailure('Unauthorized', `Command ${request.name} requires authentication`);
  const context = contextOf(request, ground);
  const reply = await command(request, context);
  return withTime(reply instanceof Uint8Array ? reply : okReply(reply), context);
}

function withTime(reply: Uint8Array, { atClusterTime }: CommandContext): Uint8Array {
  if (atClusterTime === undefined) return reply;
  return withRawField(reply, { name: 'atClusterTime', type: RAW_TYPE.timestamp, bytes: rawInt64(atClusterTime) });
}

/** What a client may ask before it has shown the secret. */
const UNTRUSTED = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'saslStart']);

/** A command that fails takes its transaction with it. Whether there was one. */
function endedTransaction(request: WireRequest, { engine }: ContextGround): boolean {
  try {
    const name = transactionOf(request.body);
    if (!name) return false;
    if (request.name !== 'commitTransaction') engine.transactions.abort(name);
    return true;
  } catch {
    // It had ended before, or had never begun.
    return true;
  }
}

/** What a client is told of a failure. */
export function failureReply(failure: CommandFailure, inTransaction = false): Uint8Array {
  const labels = inTransaction && TRANSIENT.has(failure.codeName) ? ['TransientTransactionError'] : [];
  return encode({
    ok: new Double(0),
    errmsg: failure.message,
    code: failure.code,
    codeName: failure.codeName,
    ...(labels.length > 0 && { errorLabels: labels }),
    ...failure.details,
  });
}

/** With these a transaction may succeed when it is done again from its beginning. */
const TRANSIENT = new Set(['WriteConflict', 'SnapshotUnavailable', 'SnapshotTooOld', 'NoSuchTransaction']);
