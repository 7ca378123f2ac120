import { type Disk, type Reading, type Snapshot } from '../disk/disk.ts';
import { CommandFailure } from './commandFailure.ts';
import { latestOf, type Log } from './log.ts';
import { elapsedMs } from './pacer.ts';

/** Past states of the store that sessions go on reading, by the time of the log at which they were taken. */
export interface Snapshots {
  /** The present state. */
  readonly take: () => { readonly time: bigint; readonly reading: Reading };
  /** One that was taken before. @throws {CommandFailure} SnapshotTooOld */
  readonly at: (time: bigint) => Reading;
  /** Gives up those that nobody has read for too long, as they keep the disk from using room again. */
  readonly releaseIdle: () => void;
}

/** As MongoDB keeps its history. */
const IDLE_MS = 300_000;

export function createSnapshots(disk: Disk, log: Log): Snapshots {
  const heldByTime = new Map<bigint, { readonly snapshot: Snapshot; usedMs: number }>();
  const at = (time: bigint): Reading => {
    const held = heldByTime.get(time);
    if (!held) throw new CommandFailure('SnapshotTooOld', 'The snapshot that is asked for is not kept any more.');
    held.usedMs = elapsedMs();
    return held.snapshot;
  };

  return {
    take() {
      const snapshot = disk.snapshot();
      // A commit may be on disk that has not been told to anybody yet.
      const time = latestOf(snapshot) ?? log.latest();
      if (heldByTime.has(time)) snapshot.release();
      else heldByTime.set(time, { snapshot, usedMs: elapsedMs() });
      return { time, reading: at(time) };
    },
    at,
    releaseIdle() {
      const now = elapsedMs();
      for (const [time, { snapshot, usedMs }] of heldByTime) {
        if (now - usedMs <= IDLE_MS) continue;
        heldByTime.delete(time);
        snapshot.release();
      }
    },
  };
}
