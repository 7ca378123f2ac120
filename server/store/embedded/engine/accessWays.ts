import { type KeyRange } from '../disk/disk.ts';
import { type Bson } from './bson.ts';
import { type Collation } from './collation/collation.ts';
import { type Collection, type Stored } from './collection.ts';
import { isCapped } from './collectionOptions.ts';
import { EVERYTHING } from './documentPlaces.ts';
import { type IndexSpec, type OrderedField } from './indexSpec.ts';
import { type Served } from './ranges.ts';

/** How the documents are reached, in MongoDB's words. */
export type AccessStage =
  | { readonly stage: 'IDHACK' | 'COLLSCAN'; readonly isReverse: boolean }
  | {
      readonly stage: 'IXSCAN';
      readonly index: IndexSpec;
      readonly isReverse: boolean;
      readonly ranges: readonly KeyRange[];
    }
  | { readonly stage: 'GEO_NEAR_2DSPHERE' | 'GEO_NEAR_2D'; readonly index: IndexSpec }
  | { readonly stage: 'TEXT_MATCH'; readonly index: IndexSpec; readonly indexPrefix: Bson }
  | { readonly stage: 'OR'; readonly inputs: readonly AccessStage[] };

/** The documents among which those that match a filter are. */
export interface Access {
  readonly stage: AccessStage;
  readonly pages: () => Iterable<readonly Stored[]>;
  /** Whether they come in the order that was asked for. */
  readonly isInOrder: boolean;
}

/** What is asked, with plain numbers. */
export interface Asked {
  readonly filter: Bson;
  readonly sort: readonly OrderedField[];
  readonly hint?: unknown;
  readonly collation?: Collation | undefined;
}

export const ID_FIELDS: readonly OrderedField[] = [{ path: '_id', direction: 1 }];

/** What stands in the place of a path where documents are wanted in the order in which they are stored. */
export const NATURAL = '$natural';

/** Whether the documents stand in the order of their `_id`: those of a capped collection stand as they came. */
export function standsById({ entry }: Collection): boolean {
  return !isCapped(entry.options);
}

/** Everything, in the order in which it is stored or against it. */
export function scanAccess(collection: Collection, sort: readonly OrderedField[]): Access {
  const order = storedOrder(collection, sort);
  const isReverse = order === -1;
  return {
    stage: { stage: 'COLLSCAN', isReverse },
    pages: () => collection.pages({ ...EVERYTHING, reverse: isReverse }),
    isInOrder: order !== undefined,
  };
}

function storedOrder(collection: Collection, sort: readonly OrderedField[]): 1 | -1 | undefined {
  const [first] = sort;
  if (!first) return 1;
  if (first.path === NATURAL) return first.direction;
  return standsById(collection) ? orderOf(ID_FIELDS, sort) : undefined;
}

export function idAccess(collection: Collection, { ranges }: Served, sort: readonly OrderedField[]): Access {
  const order = orderOf(ID_FIELDS, sort);
  const isReverse = order === -1;
  const ordered = isReverse ? [...ranges].reverse() : ranges;
  return {
    stage: { stage: 'IDHACK', isReverse },
    *pages() {
      for (const range of ordered) yield* collection.pages({ ...range, reverse: isReverse });
    },
    isInOrder: order !== undefined,
  };
}

/** A way through an index, with how much of the question it answers. */
export interface IndexChoice extends Served {
  readonly index: IndexSpec;
  /** 1 or -1 where walking the index so gives the order asked for. */
  readonly order?: 1 | -1 | undefined;
}

export function indexAccess(
  collection: Collection,
  { index, ranges, order }: IndexChoice,
  sort: readonly OrderedField[],
): Access {
  const isReverse = order === -1;
  const ordered = isReverse ? [...ranges].reverse() : ranges;
  return {
    stage: { stage: 'IXSCAN', index, isReverse, ranges },
    pages: () =>
      scanRanges(
        collection,
        index,
        ordered.map((range) => ({ ...range, reverse: isReverse })),
      ),
    isInOrder: sort.length > 0 && order !== undefined,
  };
}

/** Where several ranges of an index hold one document, it comes once. */
function* scanRanges(
  collection: Collection,
  index: IndexSpec,
  ranges: readonly KeyRange[],
): Generator<readonly Stored[]> {
  const seen = ranges.length > 1 && index.multikey ? new Set<string>() : undefined;
  for (const range of ranges) {
    for (const page of collection.indexPages(index, range)) yield seen ? unseen(page, seen) : page;
  }
}

/** The documents that have not come before. */
export function unseen(page: readonly Stored[], seen: Set<string>): readonly Stored[] {
  return page.filter(({ key }) => {
    const name = key.toString('latin1');
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Whether the index can answer a question by ranges of its keys. */
export function isUsable(index: IndexSpec): boolean {
  return isOpen(index) && index.fields.every(({ kind }) => kind === 'ordered' || kind === 'hashed');
}

/** Whether an index, of whatever kind, may be asked: it is ready and not hidden. */
export function isOpen({ building, stated }: IndexSpec): boolean {
  return !building && stated['hidden'] !== true;
}

/** How the order of fields (1 as it is, -1 backwards) gives an order asked for. */
function orderOf(fields: readonly OrderedField[], sort: readonly OrderedField[]): 1 | -1 | undefined {
  if (sort.length === 0) return 1;
  const [first] = sort;
  if (first?.path !== fields[0]?.path || !first) return undefined;
  return first.direction;
}
