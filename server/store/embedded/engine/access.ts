import { type KeyRange } from '../disk/disk.ts';
import { type Bson } from './bson.ts';
import { type Collection, type Stored } from './collection.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { chooseHinted } from './hint.ts';
import { type OrderedField, type IndexSpec } from './indexSpec.ts';
import { impliesPartial } from './partialIndex.ts';
import { type Served, rangesFor, servesSort } from './ranges.ts';
import { unionAccess } from './unionAccess.ts';

/** How the documents are reached, in MongoDB's words. */
export type AccessStage =
  | { readonly stage: 'IDHACK' | 'COLLSCAN'; readonly isReverse: boolean }
  | {
      readonly stage: 'IXSCAN';
      readonly index: IndexSpec;
      readonly isReverse: boolean;
      readonly ranges: readonly KeyRange[];
    }
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
}

/** Chooses the way to the documents: by `_id`, else by the index that narrows most or gives the order, else all. */
export function chooseAccess(collection: Collection, asked: Asked): Access {
  const { filter, sort, hint } = asked;
  if (hint !== undefined) return chooseHinted(collection, asked);
  const constraints = constraintsOf(filter);
  const byId = rangesFor(ID_FIELDS, constraints, { isMultikey: false });
  if (byId) return idAccess(collection, byId, sort);

  const best = bestIndex(collection, asked, constraints);
  if (best) return indexAccess(collection, best, sort);
  return unionAccess(collection, filter) ?? scanAccess(collection, sort);
}

const ID_FIELDS: readonly OrderedField[] = [{ path: '_id', direction: 1 }];

/** Everything, in the order of `_id` or against it. */
export function scanAccess(collection: Collection, sort: readonly OrderedField[]): Access {
  const order = orderOf(ID_FIELDS, sort);
  const isReverse = order === -1;
  return {
    stage: { stage: 'COLLSCAN', isReverse },
    pages: () => collection.pages({ ...EVERYTHING, reverse: isReverse }),
    isInOrder: order !== undefined,
  };
}

const EVERYTHING: KeyRange = { start: Buffer.alloc(0), end: Buffer.alloc(0) };

function idAccess(collection: Collection, { ranges }: Served, sort: readonly OrderedField[]): Access {
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

function bestIndex(
  { entry }: Collection,
  { filter, sort }: Asked,
  constraints: ReadonlyMap<string, Constraint>,
): IndexChoice | undefined {
  const choices = entry.indexes
    .filter((index) => isUsable(index) && impliesPartial(index, filter, constraints))
    .flatMap((index) => choiceOf(index, constraints, sort) ?? []);
  return choices.sort((one, other) => other.worth - one.worth)[0];
}

/** Whether the index can answer a question by ranges of its keys. */
export function isUsable({ building, fields }: IndexSpec): boolean {
  return !building && fields.every(({ kind }) => kind === 'ordered');
}

/** Undefined where the index neither narrows the search nor gives the order. */
function choiceOf(
  index: IndexSpec,
  constraints: ReadonlyMap<string, Constraint>,
  sort: readonly OrderedField[],
): IndexChoice | undefined {
  const { fields, multikey, sparse, partialFilter } = index;
  const served = rangesFor(fields, constraints, { isMultikey: multikey });
  const isWhole = !sparse && partialFilter === undefined;
  const order = servesSort(index, constraints, sort);
  if (served) return { ...served, index, order, worth: served.worth + (order === undefined ? 0 : 0.25) };
  if (order === undefined || !isWhole) return undefined;
  return { index, ranges: [EVERYTHING], worth: 0.1, order };
}

/** How the order of fields (1 as it is, -1 backwards) gives an order asked for. */
function orderOf(fields: readonly OrderedField[], sort: readonly OrderedField[]): 1 | -1 | undefined {
  if (sort.length === 0) return 1;
  const [first] = sort;
  if (first?.path !== fields[0]?.path || !first) return undefined;
  return first.direction;
}
