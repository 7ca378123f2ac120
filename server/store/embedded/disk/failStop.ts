import { CommandFailure } from '../engine/commandFailure.ts';
import { type Disk, type Reading } from './disk.ts';
import { FileDamaged } from './fileDamaged.ts';

/** A disk that is left alone after it has failed. */
export interface GuardedDisk extends Disk {
  /** Lets it count as failed. */
  readonly fail: (error: unknown) => void;
}

/**
 * After the first error of the disk underneath, nothing is read or written any more: what the disk holds then is not
 * known before it has been opened anew. `onFailure` is told of that error, once.
 */
export function failStop(disk: Disk, onFailure: (error: unknown) => void = () => undefined): GuardedDisk {
  let failed: CommandFailure | undefined;

  const fail = (error: unknown): CommandFailure => {
    if (failed) return failed;
    failed = storageFailure(error);
    onFailure(error);
    return failed;
  };
  const guarded = <Result>(use: () => Result): Result => {
    if (failed) throw failed;
    try {
      return use();
    } catch (error) {
      throw fail(error);
    }
  };
  const guardedReading = (reading: Reading): Reading => ({
    get: (table, key) => guarded(() => reading.get(table, key)),
    range: (table, range, limit) => guarded(() => reading.range(table, range, limit)),
    count: (table, range) => guarded(() => reading.count(table, range)),
  });

  return {
    ...guardedReading(disk),
    snapshot() {
      const snapshot = guarded(() => disk.snapshot());
      return {
        ...guardedReading(snapshot),
        release() {
          snapshot.release();
        },
      };
    },
    async commit(changes) {
      if (failed) throw failed;
      try {
        await disk.commit(changes);
      } catch (error) {
        throw fail(error);
      }
    },
    isRead: disk.isRead,
    faults: (due) => disk.faults(due),
    fail,
    close: () => disk.close(),
  };
}

function storageFailure(cause: unknown): CommandFailure {
  const message =
    cause instanceof FileDamaged
      ? `The data file of the store is damaged (${cause.message}), so the store takes no more commands; restore a backup.`
      : 'The disk under the store failed, so the store takes no more commands until it is opened again.';
  const failure = new CommandFailure('OperationFailed', message);
  failure.cause = cause;
  return failure;
}
