import { setTimeout } from 'node:timers/promises';
import { type Disk } from './disk/disk.ts';
import { FileDamaged } from './disk/fileDamaged.ts';
import { createPacer } from './engine/pacer.ts';

/** Between two slices of reading; so it takes a quarter of the thread at most. */
const REST_MS = 12;

/**
 * Reads what opening a disk has left unread, while it is used: beside the commands, in slices. Where something is damaged,
 * or cannot be read, `onFault` is told of the first such thing. Returns how it is ended.
 */
export function inspectUnderway(disk: Disk, onFault: (error: unknown) => void): () => Promise<void> {
  let isEnded = disk.isRead;
  const { due } = createPacer({
    isCancelled: () => isEnded,
    async rest(pause) {
      await setTimeout(REST_MS);
      await pause();
    },
  });
  const read = async (): Promise<void> => {
    try {
      for await (const fault of disk.faults(due)) throw new FileDamaged(fault);
    } catch (error) {
      // The pacer throws at the end that it has been told.
      if (!isEnded) onFault(error);
    }
  };
  const reading = isEnded ? Promise.resolve() : read();
  return () => {
    isEnded = true;
    return reading;
  };
}
