import { type Disk } from '../disk/disk.ts';
import { beginTransaction, type OpenTransaction } from './openTransaction.ts';
import { createPlainUnit } from './plainUnit.ts';
import { type Group } from './group.ts';
import { type Locks } from './locks.ts';
import { type Rest } from './pacer.ts';
import { Blocked, type TransactionName, type Unit } from './unit.ts';

/** Work that does nothing but change its unit, as it may be done again from the beginning. */
export type Work<Result> = (unit: Unit, rest: Rest) => Result | Promise<Result>;

/** The units of work of a store: single commands, and transactions of several. */
export interface Units {
  /**
   * Does the work as one unit; settles when it is on disk. Where somebody else is writing the same keys the work is done
   * again once that has ended.
   */
  readonly write: <Result>(work: Work<Result>) => Promise<Result>;
  readonly begin: (name: TransactionName) => OpenTransaction;
}

export function createUnits(disk: Disk, group: Group, locks: Locks): Units {
  const attempt = async <Result>(work: Work<Result>): Promise<Attempted<Result>> => {
    const unit = createPlainUnit(group, locks);
    try {
      const result = await work(unit, unit.rest);
      return unit.isOvertaken() ? { again: Promise.resolve() } : { result, done: unit.publish() };
    } catch (error) {
      if (error instanceof Blocked) return { again: error.until };
      throw error;
    } finally {
      unit.end();
    }
  };

  return {
    async write(work) {
      for (;;) {
        const attempted = await attempt(work);
        if ('done' in attempted) {
          await attempted.done;
          return attempted.result;
        }
        await attempted.again;
      }
    },
    begin: (name) => beginTransaction(name, { disk, group, locks }),
  };
}

type Attempted<Result> = { readonly result: Result; readonly done: Promise<void> } | { readonly again: Promise<void> };
