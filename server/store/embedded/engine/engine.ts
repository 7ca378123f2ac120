import { type Disk } from '../disk/disk.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { type Collection, openCollection } from './collection.ts';
import { createCursors, type Cursors } from './cursors.ts';
import { type Namespace } from './namespace.ts';

/** The database under the commands: collections on one disk, and cursors into them. */
export interface Engine {
  readonly storeId: string;
  readonly disk: Disk;
  readonly catalogue: Catalogue;
  readonly cursors: Cursors;
  /** `undefined` where there is no such collection, which every command reads as an empty one. */
  readonly find: (namespace: Namespace) => Collection | undefined;
  /** The collection, made where it does not exist; only within `transaction`. */
  readonly ensure: (namespace: Namespace) => Collection;
  /** All of the work is on disk when this returns, or nothing of it where the work throws. A transaction within another is part of it. */
  readonly transaction: <Result>(work: () => Result) => Result;
}

export function createEngine(disk: Disk, storeId: string): Engine {
  const catalogue = createCatalogue(disk);
  let within = false;

  return {
    storeId,
    disk,
    catalogue,
    cursors: createCursors(),
    find(namespace) {
      const entry = catalogue.find(namespace);
      return entry && openCollection(disk, entry);
    },
    ensure: (namespace) => openCollection(disk, catalogue.ensure(namespace)),
    transaction(work) {
      if (within) return work();
      within = true;
      let committed = false;
      try {
        const result = disk.transaction(work);
        committed = true;
        return result;
      } finally {
        within = false;
        if (!committed) reloadWhereReadable(catalogue);
      }
    },
  };
}

/** After a failure of the disk itself nothing can be read, and nothing will be asked of the catalogue any more. */
function reloadWhereReadable(catalogue: Catalogue): void {
  try {
    catalogue.reload();
  } catch {
    // The failure that ended the transaction is the one that the client is told.
  }
}
