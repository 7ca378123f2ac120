import { type Disk, type Reading } from '../disk/disk.ts';
import { createOverlay, type Overlay } from '../disk/overlay.ts';
import { type Log } from './log.ts';

/** Units that are committed together: all that are published within one turn of the event loop share one flush of the disk. */
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
}

/** What a unit has changed. */
type Changed = Pick<Overlay, 'changes' | 'hasChanges'>;

interface Gathering {
  readonly overlay: Overlay;
  readonly done: Promise<void>;
}

/** `schedule` calls back once the commands that have arrived by now have been done. */
export function createGroup(disk: Disk, log: Log, schedule: (flush: () => void) => void): Group {
  let gathering: Gathering | undefined;
  let version = 0;

  const open = (): Gathering => {
    const overlay = createOverlay(disk);
    const done = new Promise<void>((resolve, reject) => {
      schedule(() => {
        gathering = undefined;
        try {
          disk.commit(overlay.changes());
          resolve();
          log.committed();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    gathering = { overlay, done };
    return gathering;
  };
  const beneath = (): Reading => gathering?.overlay ?? disk;

  return {
    head: {
      get: (table, key) => beneath().get(table, key),
      range: (table, range, limit) => beneath().range(table, range, limit),
      count: (table, range) => beneath().count(table, range),
    },
    version: () => version,
    publish(changed, events) {
      if (!changed.hasChanges() && events.length === 0) return gathering?.done ?? Promise.resolve();
      version += 1;
      const { overlay, done } = gathering ?? open();
      for (const { table, key, value } of changed.changes()) {
        if (value) overlay.put(table, key, value);
        else overlay.remove(table, key);
      }
      log.append(overlay, events);
      return done;
    },
  };
}
