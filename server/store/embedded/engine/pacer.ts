import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { CommandFailure } from './commandFailure.ts';

/** Rests by way of `pause`, with what must be done before and after it. */
export type Rest = (pause: () => Promise<void>) => Promise<void>;

/** Cuts long work into slices, so that other commands are done in between. */
export interface Pacer {
  /**
   * Undefined while the slice lasts; else to be awaited.
   *
   * @throws {CommandFailure} MaxTimeMSExpired, Interrupted, ExceededMemoryLimit
   */
  readonly due: () => Promise<void> | undefined;
}

export interface Pace {
  /** When the command is to be given up, in the time of `elapsedMs`. */
  readonly deadlineMs?: number;
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled?: () => boolean;
  readonly rest?: Rest;
}

/** Long enough that the rests cost nothing, short enough that nobody notices the wait. */
const SLICE_MS = 4;

/** A clock that only goes forward. */
export function elapsedMs(): number {
  return performance.now();
}

export function createPacer({ deadlineMs = Infinity, isCancelled, rest }: Pace = {}): Pacer {
  let sliceEndMs = elapsedMs() + SLICE_MS;
  let guardHeap: (() => void) | undefined;
  const pause = async (): Promise<void> => {
    await setImmediate();
    sliceEndMs = elapsedMs() + SLICE_MS;
  };
  return {
    due() {
      const nowMs = elapsedMs();
      if (nowMs < sliceEndMs && nowMs < deadlineMs) return undefined;
      if (nowMs >= deadlineMs) throw new CommandFailure('MaxTimeMSExpired', 'operation exceeded time limit');
      if (isCancelled?.()) throw new CommandFailure('Interrupted', 'operation was interrupted');
      (guardHeap ??= createHeapGuard())();
      return rest ? rest(pause) : pause();
    },
  };
}

/**
 * Of the room that Node gives a thread, a part of which only young objects may take; at its end Node ends the thread, and
 * with it all that it serves.
 */
const FULL = 0.7;

/** Of that room, how much a command must have filled itself to be the one that is given up. */
const MUCH = 0.2;

/** Gives up a long command that has filled the heap since it first rested. */
function createHeapGuard(): () => void {
  let before: number | undefined;
  return () => {
    const { used_heap_size: usedBytes, heap_size_limit: limitBytes } = getHeapStatistics();
    before ??= usedBytes;
    if (usedBytes < FULL * limitBytes || usedBytes - before < MUCH * limitBytes) return;
    throw new CommandFailure(
      'ExceededMemoryLimit',
      'The store has no memory left for a command that holds so much at once: ask for less, or sort and group by an index.',
    );
  };
}
