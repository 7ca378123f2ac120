import { type SpaceId } from '#shared/space.ts';
import { type Change } from '#server/store/changeFeed.ts';

/** What was written up to a data version. */
export interface Written {
  /** Whether something was written of which it is not known what. */
  readonly isUnclear: boolean;
  /** Collections in which something was written, of those that matter besides the spaces. */
  readonly collections: ReadonlySet<string>;
  /** The spaces whose rows were written, by import; `many` where there were too many to keep. */
  readonly rows: ReadonlyMap<string, ReadonlySet<SpaceId> | 'many'>;
}

/** Changes that were told and not yet taken over, in the order of the data versions that they belong to. */
export interface PendingChanges {
  readonly add: (change: Change) => void;
  /** Gives what belongs to data versions up to this one, and forgets it; what came later stays. */
  readonly take: (dataVersion: number) => Written;
}

/** Which collection holds the spaces, which others matter, and of which import and space a row is. */
interface RowNames {
  readonly collection: string;
  readonly others: readonly string[];
  readonly partsOf: (id: string) => { readonly importId: string; readonly spaceId: SpaceId };
  /** Hears of each row that was written. */
  readonly onRow?: (importId: string, spaceId: SpaceId) => void;
}

/** Rows of one import that are kept one by one: an import that is being staged has any number, and is read as a whole. */
const ROWS_MAX = 10_000;

/** Without any changes yet. */
export function createPendingChanges({ collection: rowCollection, others, partsOf, onRow }: RowNames): PendingChanges {
  let closed: { readonly dataVersion: number; readonly written: OpenWritten }[] = [];
  let open = nothing();

  function addDocument(collection: string, id: string): void {
    if (collection !== rowCollection) {
      if (others.includes(collection)) open.collections.add(collection);
      return;
    }
    const { importId, spaceId } = partsOf(id);
    const rows = open.rows.get(importId) ?? new Set();
    open.rows.set(importId, added(rows, [spaceId]));
    onRow?.(importId, spaceId);
  }

  return {
    add(change) {
      if (change.kind === 'document') addDocument(change.collection, change.id);
      else if (change.kind === 'unclear') open.isUnclear = true;
      else {
        closed.push({ dataVersion: change.dataVersion, written: open });
        open = nothing();
      }
    },
    take(dataVersion) {
      const taken = closed.filter((one) => one.dataVersion <= dataVersion);
      closed = closed.filter((one) => one.dataVersion > dataVersion);
      return taken.reduce((all, { written }) => joined(all, written), nothing());
    },
  };
}

interface OpenWritten extends Written {
  isUnclear: boolean;
  readonly collections: Set<string>;
  readonly rows: Map<string, Set<SpaceId> | 'many'>;
}

function nothing(): OpenWritten {
  return { isUnclear: false, collections: new Set(), rows: new Map() };
}

function added(rows: Set<SpaceId> | 'many', more: Iterable<SpaceId>): Set<SpaceId> | 'many' {
  if (rows === 'many') return rows;
  for (const id of more) rows.add(id);
  return rows.size > ROWS_MAX ? 'many' : rows;
}

function joined(all: OpenWritten, { isUnclear, collections, rows }: Written): OpenWritten {
  if (isUnclear) all.isUnclear = true;
  for (const collection of collections) all.collections.add(collection);
  for (const [importId, ids] of rows) {
    all.rows.set(importId, ids === 'many' ? ids : added(all.rows.get(importId) ?? new Set(), ids));
  }
  return all;
}
