import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { CommandFailure } from './commandFailure.ts';

/** The documents of an answer that are handed over now, and the number under which the rest waits: 0 where there is none. */
export interface Batch {
  readonly id: Long;
  readonly documents: readonly Uint8Array[];
}

/** Answers that are handed over in batches. */
export interface Cursors {
  readonly open: (documents: Iterator<Uint8Array, undefined>, first: BatchSize, session?: string) => Batch;
  readonly more: (id: Long, size: BatchSize) => Batch;
  /** Whether there was such a cursor. */
  readonly kill: (id: Long) => boolean;
  readonly killSession: (session: string) => void;
}

export interface BatchSize {
  readonly documents: number;
  /** No more is handed over after this, whatever the number; ends the cursor with the first batch where `single`. */
  readonly single?: boolean;
}

interface Waiting {
  readonly documents: Iterator<Uint8Array, undefined>;
  readonly session: string | undefined;
  /** Read ahead to know whether there is a rest at all. */
  readonly next: Uint8Array;
  readonly sinceMs: number;
}

/** A batch ends with the document that goes beyond this; the message then stays below 48 MB. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** As MongoDB: a cursor that nobody asks for this long is closed. */
const IDLE_MS = 10 * 60 * 1000;

export function createCursors(): Cursors {
  const waitingById = new Map<string, Waiting>();

  const takeBatch = (source: Pick<Waiting, 'documents' | 'session'>, size: BatchSize, first?: Uint8Array): Batch => {
    const { documents, next } = take(source.documents, size.documents, first);
    if (!next || size.single) return { id: Long.ZERO, documents };
    const id = Long.fromBigInt(BigInt.asIntN(63, randomBytes(8).readBigInt64BE()) & (2n ** 62n - 1n));
    waitingById.set(id.toString(), { ...source, next, sinceMs: performance.now() });
    return { id, documents };
  };

  return {
    open(documents, first, session) {
      closeIdle(waitingById);
      return takeBatch({ documents, session }, first);
    },
    more(id, size) {
      const waiting = waitingById.get(id.toString());
      if (!waiting) throw new CommandFailure('CursorNotFound', `cursor id ${id.toString()} not found`);
      waitingById.delete(id.toString());
      const batch = takeBatch(waiting, size, waiting.next);
      return renamed(batch, id, waitingById);
    },
    kill: (id) => waitingById.delete(id.toString()),
    killSession(session) {
      for (const [id, waiting] of waitingById) if (waiting.session === session) waitingById.delete(id);
    },
  };
}

/** A cursor keeps its number from batch to batch. */
function renamed(batch: Batch, id: Long, waitingById: Map<string, Waiting>): Batch {
  if (batch.id.isZero()) return batch;
  const waiting = waitingById.get(batch.id.toString());
  waitingById.delete(batch.id.toString());
  if (waiting) waitingById.set(id.toString(), waiting);
  return { ...batch, id };
}

function take(
  source: Iterator<Uint8Array, undefined>,
  limit: number,
  first?: Uint8Array,
): { documents: Uint8Array[]; next: Uint8Array | undefined } {
  const documents: Uint8Array[] = [];
  let bytes = 0;
  let next = first ?? nextOf(source);
  while (next && documents.length < limit && (documents.length === 0 || bytes + next.byteLength <= MAX_BATCH_BYTES)) {
    documents.push(next);
    bytes += next.byteLength;
    next = nextOf(source);
  }
  return { documents, next };
}

function nextOf(source: Iterator<Uint8Array, undefined>): Uint8Array | undefined {
  return source.next().value;
}

function closeIdle(waitingById: Map<string, Waiting>): void {
  const now = performance.now();
  for (const [id, { sinceMs }] of waitingById) if (now - sinceMs > IDLE_MS) waitingById.delete(id);
}
