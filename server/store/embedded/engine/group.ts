import { type Disk, type Reading } from '../disk/disk.ts';
import { createOverlay, type Overlay } from '../disk/overlay.ts';
import { createDeferred } from './deferred.ts';
import { type Log } from './log.ts';

/**
 * Units that are committed together: all that are published within one turn of the event loop, or while the group before
 * is on its way to the disk, share one flush of it.
 */
export interface Group {
  /** What is on disk together with what has been published and is not on disk yet; only writes go by it. */
  readonly head: Reading;
  /** Rises with every publication. */
  readonly version: () => number;
  /**
   * Settles when the changes, and all that were published before, are on disk; rejects when they are not. Where there are
   * none, nothing is written.
   */
  readonly publish: (changed: Changed, events: readonly Uint8Array[]) => Promise<void>;
  /** Settles when nothing that has been published is on its way any more. */
  readonly settled: () => Promise<void>;
}

/** What a unit has changed. */
type Changed = Pick<Overlay, 'changes' | 'hasChanges'>;

/** A group that is not on disk yet; `done` settles when it is. */
interface Pending {
  readonly overlay: Overlay;
  readonly done: Promise<void>;
  readonly settle: (committed: Promise<void>) => void;
}

/** `schedule` calls back once the commands that have arrived by now have been done. */
export function createGroup(disk: Disk, log: Log, schedule: (flush: () => void) => void): Group {
  let gathering: Pending | undefined;
  let committing: Pending | undefined;
  let version = 0;

  const flush = (): void => {
    if (committing || !gathering) return;
    committing = gathering;
    gathering = undefined;
    committing.settle(commit(committing.overlay));
  };
  const commit = async (overlay: Overlay): Promise<void> => {
    const time = log.appended();
    try {
      await disk.commit(overlay.changes());
      log.committed(time);
    } finally {
      committing = undefined;
      flush();
    }
  };
  const open = (): Pending => {
    const before = committing;
    // Once the group before is on disk, the disk tells what it has changed.
    const beneath = (): Reading => (before && before === committing ? before.overlay : disk);
    gathering = createPending(createOverlay(through(beneath)));
    if (!before) schedule(flush);
    return gathering;
  };
  const last = (): Pending | undefined => gathering ?? committing;

  return {
    head: through(() => last()?.overlay ?? disk),
    version: () => version,
    publish(changed, events) {
      if (!changed.hasChanges() && events.length === 0) return last()?.done ?? Promise.resolve();
      version += 1;
      const { overlay, done } = gathering ?? open();
      for (const { table, key, value } of changed.changes()) {
        if (value) overlay.put(table, key, value);
        else overlay.remove(table, key);
      }
      log.append(overlay, events);
      return done;
    },
    async settled() {
      while (last()) await last()?.done.catch(() => undefined);
    },
  };
}

function createPending(overlay: Overlay): Pending {
  const { promise: done, settle } = createDeferred();
  // Nobody waits for it where the only unit could not be published, as the disk has failed.
  done.catch(() => undefined);
  return { overlay, done, settle };
}

/** Reads what `current` is at the time. */
function through(current: () => Reading): Reading {
  return {
    get: (table, key) => current().get(table, key),
    range: (table, range, limit) => current().range(table, range, limit),
    count: (table, range) => current().count(table, range),
  };
}
