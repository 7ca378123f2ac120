import { type Bson, decodeTyped, encode, plain } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Engine } from '../engine/engine.ts';
import { type WireRequest } from '../wire/message.ts';
import { type Command, type CommandContext, sessionOf } from './command.ts';

/**
 * Makes a write safe to send again: the answer to the last numbered write of a session is kept in the same transaction
 * as the write, and a second sending of it gets that answer.
 */
export function retryable(command: (request: WireRequest, context: CommandContext) => Bson): Command {
  return (request, context) => {
    const { engine } = context;
    const session = sessionOf(request.body);
    const number = plain(request.body['txnNumber'] ?? undefined);
    if (session === undefined || typeof number !== 'number') return engine.transaction(() => command(request, context));

    return engine.transaction(() => {
      const kept = readKept(engine, session);
      if (kept?.number === number) return kept.reply;
      if (kept && kept.number > number)
        throw new CommandFailure(
          'TransactionTooOld',
          `Retryable write with txnNumber ${number} is older than the last one.`,
        );
      const reply = command(request, context);
      engine.disk.put('retries', keyOf(session), encode({ number, reply }));
      return reply;
    });
  };
}

/** Sessions that have ended send nothing again. */
export function forgetRetries(engine: Engine, sessions: readonly string[]): void {
  const known = sessions.map(keyOf).filter((key) => engine.disk.get('retries', key) !== undefined);
  if (known.length === 0) return;
  engine.transaction(() => {
    for (const key of known) engine.disk.remove('retries', key);
  });
}

function readKept(engine: Engine, session: string): { readonly number: number; readonly reply: Bson } | undefined {
  const bytes = engine.disk.get('retries', keyOf(session));
  if (!bytes) return undefined;
  const { number, reply } = decodeTyped(bytes);
  return { number: Number(plain(number)), reply: reply as Bson };
}

function keyOf(session: string): Buffer {
  return Buffer.from(session, 'utf8');
}
