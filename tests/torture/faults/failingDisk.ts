import { type Disk, type Reading } from '#server/store/embedded/disk/disk.ts';

/** What of a disk fails: the commit or the reading with this number, counted from 0. */
export interface Failing {
  readonly kind: 'commit' | 'read';
  readonly at: number;
}

export interface CountingDisk extends Disk {
  /** How many there have been of what may fail. */
  readonly uses: (kind: Failing['kind']) => number;
}

/** A disk of which one use fails as a real one does, and no other. Without `failing` it only counts. */
export function failingDisk(disk: Disk, failing?: Failing): CountingDisk {
  const counts = { commit: 0, read: 0 };
  const use = (kind: Failing['kind']): void => {
    counts[kind] += 1;
    if (failing?.kind === kind && failing.at === counts[kind] - 1) throw new Error('Input/output error');
  };
  const readingOf = (reading: Reading): Reading => ({
    get(table, key) {
      use('read');
      return reading.get(table, key);
    },
    range(table, range, limit) {
      use('read');
      return reading.range(table, range, limit);
    },
    count(table, range) {
      use('read');
      return reading.count(table, range);
    },
  });
  return {
    ...readingOf(disk),
    snapshot() {
      const snapshot = disk.snapshot();
      return { ...readingOf(snapshot), release: snapshot.release };
    },
    async commit(changes) {
      use('commit');
      await disk.commit(changes);
    },
    isRead: disk.isRead,
    faults: disk.faults,
    close: disk.close,
    uses: (kind) => counts[kind],
  };
}
