import { type Disk, type Reading } from '../disk/disk.ts';
import { checkedChanges, createOverlay } from '../disk/overlay.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Group } from './group.ts';
import { createHolder } from './holding.ts';
import { type Locks, type Place } from './locks.ts';
import { type TransactionName, type Unit } from './unit.ts';

/** A transaction of several commands: it reads what was committed when it began, and what it has changed itself. */
export interface OpenTransaction {
  readonly unit: Unit;
  /** Settles when all of it is on disk. */
  readonly commit: () => Promise<void>;
  readonly abort: () => void;
}

export interface Ground {
  readonly disk: Disk;
  readonly group: Group;
  readonly locks: Locks;
}

/**
 * Begins a transaction. The first to write a key holds it until its end; whoever comes later, or began before a change of
 * it, fails with a write conflict, so that nobody waits for anybody in a circle.
 */
export function beginTransaction(name: TransactionName, { disk, group, locks }: Ground): OpenTransaction {
  const snapshot = disk.snapshot();
  const overlay = createOverlay(snapshot);
  const events: Uint8Array[] = [];
  const { holder, end } = createHolder();

  const checkUnchanged = (place: Place): void => {
    const writer = locks.writerOf(place);
    if ((writer && writer !== holder) || !isSame(snapshot, group.head, place)) throw writeConflict();
  };
  const claim = (place: Place): void => {
    if (place.table === 'retries' || locks.writerOf(place) === holder) return;
    checkUnchanged(place);
    if (locks.otherSharer(place, holder)) throw writeConflict();
    locks.take(place, holder);
  };
  const finish = (): void => {
    snapshot.release();
    locks.release(holder);
    end();
  };

  return {
    unit: {
      ...overlay,
      ...checkedChanges(overlay, claim),
      rely(place) {
        if (locks.writerOf(place) === holder) return;
        checkUnchanged(place);
        locks.share(place, holder);
      },
      record(event) {
        events.push(event);
      },
      rests: () => 0,
      transaction: name,
    },
    async commit() {
      const done = group.publish(overlay, events);
      finish();
      await done;
    },
    abort: finish,
  };
}

function isSame(one: Reading, other: Reading, { table, key }: Place): boolean {
  const [before, now] = [one.get(table, key), other.get(table, key)];
  return before === undefined || now === undefined ? before === now : before.equals(now);
}

function writeConflict(): CommandFailure {
  return new CommandFailure(
    'WriteConflict',
    'Write conflict: another operation has changed the same document, or is about to. Please retry your operation or multi-document transaction.',
  );
}
