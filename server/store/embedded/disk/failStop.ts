import { CommandFailure } from '../engine/commandFailure.ts';
import { type Disk } from './disk.ts';

/**
 * After the first error of the disk underneath, nothing is read or written any more: what the disk holds then is not
 * known before it has been opened anew. Errors that the work of a transaction throws of itself only end the transaction.
 */
export function failStop(disk: Disk): Disk {
  let failed: CommandFailure | undefined;

  const guarded = <Result>(use: () => Result): Result => {
    if (failed) throw failed;
    try {
      return use();
    } catch (error) {
      failed ??= storageFailure(error);
      throw failed;
    }
  };

  return {
    get: (table, key) => guarded(() => disk.get(table, key)),
    range: (table, range, limit) => guarded(() => disk.range(table, range, limit)),
    count: (table, range) => guarded(() => disk.count(table, range)),
    put(table, key, value) {
      guarded(() => {
        disk.put(table, key, value);
      });
    },
    remove(table, key) {
      guarded(() => {
        disk.remove(table, key);
      });
    },
    transaction(work) {
      const thrownByWork: { error?: unknown } = {};
      if (failed) throw failed;
      try {
        return disk.transaction(() => recording(work, thrownByWork));
      } catch (error) {
        if (error === thrownByWork.error) throw error;
        failed ??= storageFailure(error);
        throw failed;
      }
    },
    close: () => disk.close(),
  };
}

function recording<Result>(work: () => Result, thrown: { error?: unknown }): Result {
  try {
    return work();
  } catch (error) {
    thrown.error = error;
    throw error;
  }
}

function storageFailure(cause: unknown): CommandFailure {
  const failure = new CommandFailure(
    'OperationFailed',
    'The disk under the store failed, so the store takes no more commands until it is opened again.',
  );
  failure.cause = cause;
  return failure;
}
