import { Timestamp } from 'bson';
import { type Bson, isDocument, plain } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Engine } from '../engine/engine.ts';
import { createPacer, elapsedMs, type Pace } from '../engine/pacer.ts';
import { type Operation } from '../engine/operations.ts';
import { type TransactionName } from '../engine/unit.ts';
import { type WireRequest } from '../wire/message.ts';
import { type ConnectionState } from '../wire/server.ts';
import { type CommandContext, numberField } from './command.ts';

export interface ContextGround {
  readonly engine: Engine;
  readonly connection: ConnectionState;
  readonly secret?: string;
  /** The command as it is told of to others. */
  readonly operation: Operation;
}

/** What a command works with: the store as it is, or as the transaction sees it to which the command belongs. */
export function contextOf(request: WireRequest, ground: ContextGround): CommandContext {
  const { body } = request;
  const { engine, connection, secret } = ground;
  const pace = paceOf(body, ground);
  const transaction = transactionOf(body);
  const { reading, atClusterTime, write } = transaction
    ? inTransaction(request, engine, transaction)
    : onItsOwn(body, engine, pace);
  // Field by field, as every command comes by here and spreading is slow.
  return {
    engine,
    connection,
    secret,
    session: sessionOf(body),
    pacer: createPacer(pace),
    transaction,
    reading,
    atClusterTime,
    write,
  };
}

/** What a command reads, and how it writes. */
interface Access extends Pick<CommandContext, 'reading' | 'write'> {
  readonly atClusterTime?: bigint | undefined;
}

function onItsOwn(body: Bson, engine: Engine, pace: Pace): Access {
  const { reading, atClusterTime } = readingOf(body, engine);
  return {
    reading,
    atClusterTime,
    write: (work) => engine.write((unit, rest) => work(unit, createPacer({ ...pace, rest }))),
  };
}

/** All that is committed; or, where the read concern says so, what was at one moment, which further commands name. */
function readingOf(body: Bson, { disk, snapshots }: Engine): Pick<CommandContext, 'reading' | 'atClusterTime'> {
  const { readConcern } = body;
  if (!isDocument(readConcern) || readConcern['level'] !== 'snapshot') return { reading: disk };
  const { atClusterTime } = readConcern;
  if (atClusterTime instanceof Timestamp) {
    const time = atClusterTime.toBigInt();
    return { reading: snapshots.at(time), atClusterTime: time };
  }
  const { reading, time } = snapshots.take();
  return { reading, atClusterTime: time };
}

function inTransaction(request: WireRequest, { transactions }: Engine, transaction: TransactionName): Access {
  if (ENDING.has(request.name)) return { reading: NOTHING, write: refuse };
  if (!ALLOWED.has(request.name))
    throw new CommandFailure(
      'OperationNotSupportedInTransaction',
      `Cannot run '${request.name}' in a multi-document transaction.`,
    );
  const starts = request.body['startTransaction'] === true;
  const { unit } = starts ? transactions.begin(transaction) : transactions.find(transaction);
  return { reading: unit, write: async (work) => work(unit, createPacer()) };
}

/** These end a transaction, and read and change nothing of their own. */
const ENDING = new Set(['commitTransaction', 'abortTransaction']);

const ALLOWED = new Set([
  'aggregate',
  'bulkWrite',
  'create',
  'createIndexes',
  'delete',
  'distinct',
  'find',
  'findAndModify',
  'findandmodify',
  'getMore',
  'insert',
  'killCursors',
  'update',
]);

const NOTHING = { get: () => undefined, range: () => [], count: () => 0 };

function refuse(): Promise<never> {
  return Promise.reject(new CommandFailure('IllegalOperation', 'The end of a transaction writes nothing of its own.'));
}

function paceOf(body: Bson, { connection, operation }: ContextGround): Pace {
  const maxTimeMs = numberField(body, 'maxTimeMS') ?? 0;
  return {
    isCancelled: () => connection.closed || operation.isKilled,
    ...(maxTimeMs > 0 && !('getMore' in body) && { deadlineMs: elapsedMs() + maxTimeMs }),
  };
}

/** A session as drivers name it. */
function sessionOf(body: Bson): string | undefined {
  const { lsid } = body;
  return isDocument(lsid) ? String(lsid['id']) : undefined;
}

/** The transaction of several commands to which a command belongs. */
export function transactionOf(body: Bson): TransactionName | undefined {
  if (body['autocommit'] !== false) return undefined;
  const session = sessionOf(body);
  const number = plain(body['txnNumber'] ?? undefined);
  if (session !== undefined && typeof number === 'number') return { session, number };
  throw new CommandFailure('InvalidOptions', 'A transaction needs a session and a transaction number.');
}
