import { setImmediate } from 'node:timers/promises';
import { CommandFailure } from './commandFailure.ts';

/** Rests by way of `pause`, with what must be done before and after it. */
export type Rest = (pause: () => Promise<void>) => Promise<void>;

/** Cuts long work into slices, so that other commands are done in between. */
export interface Pacer {
  /** Undefined while the slice lasts; else to be awaited. @throws {CommandFailure} MaxTimeMSExpired, Interrupted */
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
      return rest ? rest(pause) : pause();
    },
  };
}
