import { type Reading } from '../disk/disk.ts';
import { decodePlain, encode } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type OpenTransaction } from './openTransaction.ts';
import { elapsedMs } from './pacer.ts';
import { type TransactionName } from './unit.ts';

/** The transactions of several commands, one at a time for each session. */
export interface Transactions {
  /** @throws {CommandFailure} TransactionTooOld, ConflictingOperationInProgress */
  readonly begin: (name: TransactionName) => OpenTransaction;
  /** The one that goes on. @throws {CommandFailure} NoSuchTransaction, TransactionCommitted */
  readonly find: (name: TransactionName) => OpenTransaction;
  /** Settles when it is on disk, also for one that was committed before. @throws {CommandFailure} NoSuchTransaction */
  readonly commit: (name: TransactionName) => Promise<void>;
  /** Takes back all that it has changed. @throws {CommandFailure} NoSuchTransaction, TransactionCommitted */
  readonly abort: (name: TransactionName) => void;
  readonly endSession: (session: string) => void;
  /** The sessions whose last transaction is remembered. */
  readonly sessions: () => readonly string[];
  /** Aborts those that nobody has used for too long, as they keep the disk from using room again. */
  readonly abortIdle: () => void;
}

interface Known {
  readonly number: number;
  readonly open?: OpenTransaction;
  /** Settles when the commit is on disk. */
  readonly committed?: Promise<void>;
  readonly usedMs: number;
}

/** As MongoDB: how long a transaction may last without being used. */
const IDLE_MS = 60_000;

/** As MongoDB: how long the end of one is remembered for a session that is silent. */
const SESSION_MS = 30 * 60_000;

/** What transactions stand on. */
export interface TransactionGround {
  readonly disk: Reading;
  readonly start: (name: TransactionName) => OpenTransaction;
  readonly now: () => Date;
}

export function createTransactions({ disk, start, now }: TransactionGround): Transactions {
  const knownBySession = new Map<string, Known>();

  const forget = (session: string): void => {
    knownBySession.get(session)?.open?.abort();
    knownBySession.delete(session);
  };
  const known = ({ session, number }: TransactionName): Known => {
    const found = knownBySession.get(session);
    if (found?.number === number) return found;
    throw noSuchTransaction(number);
  };
  const running = (name: TransactionName): OpenTransaction => {
    const { open, committed } = known(name);
    if (committed || !open) throw hasEnded(name, committed !== undefined);
    knownBySession.set(name.session, { number: name.number, open, usedMs: elapsedMs() });
    return open;
  };

  return {
    begin(name) {
      const { session, number } = name;
      const before = knownBySession.get(session);
      if (before && before.number >= number) throw tooOld(name, before.number);
      forget(session);
      const open = start(name);
      knownBySession.set(session, { number, open, usedMs: elapsedMs() });
      return open;
    },
    find: running,
    async commit(name) {
      const { session, number } = name;
      if (wasCommitted(disk, name)) return;
      const { committed } = known(name);
      if (!committed) {
        const open = running(name);
        open.unit.put('retries', retryKey(session), committedRow(number, now()));
        knownBySession.set(session, { number, committed: open.commit(), usedMs: elapsedMs() });
      }
      await known(name).committed;
    },
    abort(name) {
      running(name).abort();
      knownBySession.set(name.session, { number: name.number, usedMs: elapsedMs() });
    },
    endSession: forget,
    sessions: () => [...knownBySession.keys()],
    abortIdle() {
      for (const [session, known] of knownBySession) if (isIdle(known)) forget(session);
    },
  };
}

function isIdle({ open, usedMs }: Known): boolean {
  return elapsedMs() - usedMs > (open ? IDLE_MS : SESSION_MS);
}

/** What stands among the answers kept for retries when the last numbered command of a session was a commit. */
function committedRow(number: number, at: Date): Uint8Array {
  return encode({ number, committed: true, at });
}

export function retryKey(session: string): Buffer {
  return Buffer.from(session, 'utf8');
}

/** A driver that has lost the answer to a commit asks again, also after a restart. */
function wasCommitted(disk: Reading, { session, number }: TransactionName): boolean {
  const row = disk.get('retries', retryKey(session));
  if (!row) return false;
  const kept = decodePlain(row);
  return kept['committed'] === true && kept['number'] === number;
}

function hasEnded({ number }: TransactionName, isCommitted: boolean): CommandFailure {
  return isCommitted
    ? new CommandFailure('TransactionCommitted', `Transaction ${number} has been committed.`)
    : new CommandFailure('NoSuchTransaction', `Transaction ${number} has been aborted.`);
}

function noSuchTransaction(number: number): CommandFailure {
  return new CommandFailure(
    'NoSuchTransaction',
    `Given transaction number ${number} does not match any in-progress transactions.`,
  );
}

function tooOld({ number }: TransactionName, latest: number): CommandFailure {
  if (number === latest)
    return new CommandFailure('ConflictingOperationInProgress', `Transaction ${number} has begun already.`);
  return new CommandFailure(
    'TransactionTooOld',
    `Cannot start transaction ${number}: a newer transaction, ${latest}, has already started on this session.`,
  );
}
