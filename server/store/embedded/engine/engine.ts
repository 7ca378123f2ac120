import { setImmediate } from 'node:timers';
import { type Disk, type Reading } from '../disk/disk.ts';
import { createCatalogue } from './catalogue.ts';
import { type ChangeTools, openForChange, type WritableCollection } from './changing.ts';
import { createEntry } from './changingCollections.ts';
import { type Collection, openCollection } from './collection.ts';
import { createCursors, type Cursors } from './cursors.ts';
import { createGroup } from './group.ts';
import { createLocks } from './locks.ts';
import { createLog, type Log } from './log.ts';
import { type Namespace } from './namespace.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createOperations, type Operations } from './operations.ts';
import { createTransactions, type Transactions } from './transactions.ts';
import { type Unit } from './unit.ts';
import { createUnits, type Units } from './units.ts';
import { refuseView } from './views.ts';

/** The database under the commands: collections on one disk, and cursors into them. */
export interface Engine extends Pick<Units, 'write'>, ChangeTools {
  readonly storeId: string;
  readonly disk: Disk;
  readonly cursors: Cursors;
  readonly log: Log;
  readonly transactions: Transactions;
  readonly operations: Operations;
  readonly snapshots: Snapshots;
  /** Settles when nothing is on its way to the disk any more. */
  readonly settled: () => Promise<void>;
  /** `undefined` where there is no such collection, which every command reads as an empty one. */
  readonly find: (reading: Reading, namespace: Namespace) => Collection | undefined;
  /** The collection, to be changed by the unit. */
  readonly findIn: (unit: Unit, namespace: Namespace, wish?: ChangeWish) => WritableCollection | undefined;
  /** The collection, made where it does not exist. */
  readonly ensure: (unit: Unit, namespace: Namespace, wish?: ChangeWish) => WritableCollection;
}

/** How a collection is to be changed. */
export type ChangeWish = Pick<ChangeTools, 'unvalidated'>;

export interface EngineSettings {
  readonly storeId: string;
  readonly now: () => Date;
}

export function createEngine(disk: Disk, { storeId, now }: EngineSettings): Engine {
  const catalogue = createCatalogue(disk);
  const log = createLog(disk, now);
  // Whatever has come in by sockets is read before the callbacks of setImmediate, so those commands share one flush.
  const group = createGroup(disk, log, setImmediate);
  const units = createUnits(disk, group, createLocks());
  const tools = { catalogue, now };

  return {
    storeId,
    disk,
    now,
    catalogue,
    log,
    cursors: createCursors(),
    operations: createOperations(),
    transactions: createTransactions({ disk, start: units.begin, now }),
    snapshots: createSnapshots(disk, log),
    settled: group.settled,
    write: units.write,
    find(reading, namespace) {
      const entry = catalogue.find(reading, namespace);
      return entry && openCollection(reading, entry);
    },
    findIn(unit, namespace, wish) {
      const entry = catalogue.find(unit, namespace);
      refuseView(entry);
      return entry && openForChange(unit, entry, { ...tools, ...wish });
    },
    ensure(unit, namespace, wish) {
      const entry = catalogue.find(unit, namespace) ?? createEntry(unit, { namespace, options: {} }, tools);
      refuseView(entry);
      return openForChange(unit, entry, { ...tools, ...wish });
    },
  };
}
