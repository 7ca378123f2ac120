import { Double } from 'bson';
import { type Bson, encode } from '../engine/bson.ts';
import { asCommandFailure, CommandFailure } from '../engine/commandFailure.ts';
import { type Engine } from '../engine/engine.ts';
import { okReply, type WireRequest } from '../wire/message.ts';
import { type Answer } from '../wire/server.ts';
import { refuseCollation } from './collation.ts';
import { type CommandContext } from './command.ts';
import { COMMANDS } from './registry.ts';

/** Answers every request; `secret` is what a client must show that is not trusted yet. What a command throws becomes the error that the client is told. */
export function createAnswer(engine: Engine, secret?: string): Answer {
  return (request, connection) => {
    try {
      const reply = runCommand(request, { engine, connection, ...(secret !== undefined && { secret }) });
      return reply instanceof Uint8Array ? reply : okReply(reply);
    } catch (error) {
      return failureReply(asCommandFailure(error));
    }
  };
}

function runCommand(request: WireRequest, context: CommandContext): Bson | Uint8Array {
  const command = COMMANDS.get(request.name);
  if (!command) throw new CommandFailure('CommandNotFound', `no such command: '${request.name}'`);
  if (!context.connection.trusted && !UNTRUSTED.has(request.name))
    throw new CommandFailure('Unauthorized', `Command ${request.name} requires authentication`);
  if (request.body['startTransaction'] === true || request.body['autocommit'] === false)
    throw new CommandFailure(
      'OperationNotSupportedInTransaction',
      'The embedded store has no transactions of several commands yet.',
    );
  refuseCollation(request.body);
  return command(request, context);
}

/** What a client may ask before it has shown the secret. */
const UNTRUSTED = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'saslStart']);

/** What a client is told of a failure. */
export function failureReply(failure: CommandFailure): Uint8Array {
  return encode({
    ok: new Double(0),
    errmsg: failure.message,
    code: failure.code,
    codeName: failure.codeName,
    ...failure.details,
  });
}
