import { randomFillSync } from 'node:crypto';
import { Long } from 'bson';
import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { elapsedMs } from './pacer.ts';

/** Documents as bytes, some at a time; a page may be empty. */
export type Pages = AsyncIterator<readonly Uint8Array[], undefined>;

/** The documents of an answer that are handed over now, and the number under which the rest waits: 0 where there is none. */
export interface Batch {
  readonly id: Long;
  readonly documents: readonly Uint8Array[];
  /** Of a change stream: from where it may be gone on with after this batch. */
  readonly resumeToken?: Bson | undefined;
}

/** An answer that is handed over in batches. */
export interface Source {
  readonly pages: Pages;
  readonly session?: string | undefined;
  /** Settles when there may be more. A source that has it does not end of itself: what is there is handed over, even if it is nothing. */
  readonly changed?: (() => Promise<void>) | undefined;
  /** Whether nobody wants to wait until there is more. */
  readonly answersAtOnce?: boolean | undefined;
  /** From where a change stream may be gone on with. */
  readonly resumeToken?: () => Bson;
  /** The number of the transaction that it belongs to, with which it ends. */
  readonly transaction?: number | undefined;
  readonly keepIdle?: boolean;
}

export interface Cursors {
  readonly open: (source: Source, first: BatchSize) => Promise<Batch>;
  readonly more: (id: Long, size: BatchSize, caller: Caller) => Promise<Batch & { readonly source: Source }>;
  /** Whether there was such a cursor. */
  readonly kill: (id: Long) => boolean;
  readonly killSession: (session: string, transaction?: number) => void;
  /** The sessions that have cursors. */
  readonly sessions: () => readonly string[];
  readonly closeIdle: () => void;
}

/** Who asks for more: only the session that opened a cursor may. */
export interface Caller {
  readonly session?: string | undefined;
}

export interface BatchSize {
  readonly documents: number;
  /** Ends the cursor with the first batch. */
  readonly single?: boolean;
}

interface Waiting {
  readonly source: Source;
  /** Read, but not handed over. */
  ahead: readonly Uint8Array[];
  isDone: boolean;
  isBusy: boolean;
  usedMs: number;
}

/** A batch ends with the document that goes beyond this; the message then stays below 48 MB. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** As MongoDB: a cursor that nobody asks for this long is closed. */
const IDLE_MS = 10 * 60 * 1000;

export function createCursors(): Cursors {
  const waitingById = new Map<bigint, Waiting>();
  const newId = createIds();

  const end = (id: bigint): boolean => waitingById.delete(id);
  const step = async (id: bigint, waiting: Waiting, size: BatchSize): Promise<Batch> => {
    waiting.isBusy = true;
    try {
      const documents = await take(waiting, size.documents);
      const isOver = size.single === true || (waiting.isDone && waiting.ahead.length === 0);
      if (isOver) end(id);
      return { id: isOver ? Long.ZERO : Long.fromBigInt(id), documents, resumeToken: waiting.source.resumeToken?.() };
    } catch (error) {
      end(id);
      throw error;
    } finally {
      waiting.isBusy = false;
      waiting.usedMs = elapsedMs();
    }
  };
  return {
    open(source, first) {
      const id = newId();
      const waiting = { source, ahead: [], isDone: false, isBusy: false, usedMs: elapsedMs() };
      waitingById.set(id, waiting);
      return step(id, waiting, first);
    },
    async more(id, size, caller) {
      const waiting = waitingFor(id, waitingById.get(id.toBigInt()), caller);
      return { ...(await step(id.toBigInt(), waiting, size)), source: waiting.source };
    },
    kill: (id) => end(id.toBigInt()),
    killSession(session, transaction) {
      for (const [id, { source }] of waitingById) {
        if (source.session === session && (transaction === undefined || source.transaction === transaction)) end(id);
      }
    },
    sessions: () => [...waitingById.values()].flatMap(({ source: { session } }) => session ?? []),
    closeIdle() {
      const now = elapsedMs();
      for (const [id, { usedMs, source, isBusy }] of waitingById)
        if (!isBusy && !source.keepIdle && now - usedMs > IDLE_MS) end(id);
    },
  };
}

/** @throws {CommandFailure} CursorNotFound, Unauthorized, CursorInUse */
function waitingFor(id: Long, waiting: Waiting | undefined, { session }: Caller): Waiting {
  if (!waiting) throw new CommandFailure('CursorNotFound', `cursor id ${id.toString()} not found`);
  if (waiting.source.session !== undefined && waiting.source.session !== session)
    throw new CommandFailure('Unauthorized', `Cursor ${id.toString()} belongs to another session.`);
  if (waiting.isBusy) throw new CommandFailure('CursorInUse', `cursor id ${id.toString()} is already in use`);
  return waiting;
}

/** Makes positive numbers of 62 bits that cannot be guessed. */
function createIds(): () => bigint {
  // Many at once, as asking for random bytes costs more than a small search.
  const random = Buffer.alloc(4096);
  let used = random.length;
  return () => {
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    const id = BigInt.asUintN(62, random.readBigUInt64BE(used)) | 1n;
    used += 8;
    return id;
  };
}

/** Reads one document ahead, to know whether there is a rest at all; of a source that does not end only what is there. */
async function take(waiting: Waiting, limit: number): Promise<Uint8Array[]> {
  const batch = { documents: [], bytes: 0 };
  while (fill(batch, waiting, limit) && !waiting.isDone) {
    await readAhead(waiting);
    if (waiting.source.changed && waiting.ahead.length === 0) break;
  }
  return batch.documents;
}

/** Moves over what has been read ahead. Whether there is room for more. */
function fill(batch: { documents: Uint8Array[]; bytes: number }, waiting: Waiting, limit: number): boolean {
  for (const [at, document] of waiting.ahead.entries()) {
    const isTooMuch = batch.documents.length > 0 && batch.bytes + document.byteLength > MAX_BATCH_BYTES;
    if (isTooMuch || batch.documents.length >= limit) {
      waiting.ahead = waiting.ahead.slice(at);
      return false;
    }
    batch.documents.push(document);
    batch.bytes += document.byteLength;
  }
  waiting.ahead = [];
  return true;
}

async function readAhead(waiting: Waiting): Promise<void> {
  const { done, value } = await waiting.source.pages.next();
  if (done) waiting.isDone = true;
  else waiting.ahead = value;
}
