import { type Reading } from '../disk/disk.ts';
import { type Bson, decodeTyped, encode, plain } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Engine } from '../engine/engine.ts';
import { type Pacer } from '../engine/pacer.ts';
import { retryKey } from '../engine/transactions.ts';
import { type Unit } from '../engine/unit.ts';
import { type WireRequest } from '../wire/message.ts';
import { type Command, type CommandContext } from './command.ts';

/** Where a command that writes does its work. */
export interface WriteGround {
  readonly engine: Engine;
  readonly unit: Unit;
  readonly pacer: Pacer;
  readonly context: CommandContext;
}

export type WriteCommand = (request: WireRequest, ground: WriteGround) => Bson | Promise<Bson>;

/**
 * Makes a write safe to send again: the answer to the last numbered write of a session is kept in the same unit as the
 * write, and a second sending of it gets that answer.
 */
export function retryable(command: WriteCommand): Command {
  return (request, context) => {
    const { engine, session, transaction } = context;
    const number = plain(request.body['txnNumber'] ?? undefined);
    const isNumbered = session !== undefined && typeof number === 'number' && !transaction;
    return context.write(async (unit, pacer) => {
      const ground = { engine, unit, pacer, context };
      if (!isNumbered) return command(request, ground);
      const kept = readKept(unit, session);
      if (kept?.number === number) return kept.reply;
      if (kept && kept.number > number)
        throw new CommandFailure(
          'TransactionTooOld',
          `Retryable write with txnNumber ${number} is older than the last one.`,
        );
      const reply = await command(request, ground);
      unit.put('retries', retryKey(session), encode({ number, reply, at: engine.now() }));
      return reply;
    });
  };
}

/** Sessions that have ended send nothing again. */
export async function forgetRetries({ engine, reading }: CommandContext, sessions: readonly string[]): Promise<void> {
  const known = sessions.map(retryKey).filter((key) => reading.get('retries', key) !== undefined);
  if (known.length === 0) return;
  await engine.write((unit) => {
    for (const key of known) unit.remove('retries', key);
  });
}

function readKept(unit: Reading, session: string): { readonly number: number; readonly reply: Bson } | undefined {
  const bytes = unit.get('retries', retryKey(session));
  if (!bytes) return undefined;
  const { number, reply } = decodeTyped(bytes);
  return { number: Number(plain(number)), reply: reply as Bson };
}
