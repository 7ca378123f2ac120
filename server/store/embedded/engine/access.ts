import { type KeyRange } from '../disk/disk.ts';
import { type Bson } from './bson.ts';
import { type Collection, documentRange, type Stored } from './collection.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { fieldKey, MAX_VALUES_BYTES } from './indexEntries.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';
import { after, cut } from './orderedKey.ts';

/** The documents among which those that match a filter (plain numbers) are; `descendingId` asks for them from the last `_id` on. */
export interface Access {
  readonly documents: () => Generator<Stored>;
  /** Whether they come in the order of `_id`. */
  readonly inIdOrder: boolean;
}

/** Chooses the way to the documents: by `_id`, else by the index that narrows most, else all. */
export function chooseAccess(collection: Collection, filter: Bson, descendingId = false): Access {
  const constraints = constraintsOf(filter);
  const byId = rangesFor(ID, constraints);
  if (byId) return byIdAccess(collection, byId.ranges, descendingId);

  const best = bestIndex(collection.entry.indexes, constraints);
  if (best) return { documents: () => scanRanges(collection, best.index, best.ranges), inIdOrder: false };

  return byIdAccess(collection, [EVERYTHING], descendingId);
}

const ID: readonly IndexField[] = [{ path: '_id', direction: 1 }];

/** An empty end means to the last key. */
const EVERYTHING: KeyRange = { start: Buffer.alloc(0), end: Buffer.alloc(0) };

interface Served {
  readonly ranges: readonly KeyRange[];
  /** How many fields are equal to something, and half a one for a field that is bounded. */
  readonly worth: number;
}

function byIdAccess(collection: Collection, ranges: readonly KeyRange[], reverse: boolean): Access {
  const ordered = reverse ? [...ranges].reverse() : ranges;
  return {
    *documents() {
      for (const range of ordered) yield* collection.scan(documentRange(collection.entry, { ...range, reverse }));
    },
    inIdOrder: true,
  };
}

function* scanRanges(collection: Collection, index: IndexSpec, ranges: readonly KeyRange[]): Generator<Stored> {
  const seen = new Set<string>();
  for (const range of ranges) {
    for (const stored of collection.scanIndex(index, range)) {
      const name = stored.key.toString('latin1');
      if (!seen.has(name)) yield stored;
      if (ranges.length > 1) seen.add(name);
    }
  }
}

function bestIndex(
  indexes: readonly IndexSpec[],
  constraints: ReadonlyMap<string, Constraint>,
): (Served & { readonly index: IndexSpec }) | undefined {
  const served = indexes
    .filter(({ partialFilter }) => partialFilter === undefined)
    .flatMap((index) => {
      const found = rangesFor(index.fields, constraints);
      return found ? [{ ...found, index }] : [];
    });
  return served.sort((one, other) => other.worth - one.worth)[0];
}

/** The ranges of an index over these fields that hold everything that keeps the constraints, in order and apart. */
function rangesFor(fields: readonly IndexField[], constraints: ReadonlyMap<string, Constraint>): Served | undefined {
  let prefixes = [Buffer.alloc(0)];
  let equalFields = 0;
  for (const field of fields) {
    const values = constraints.get(field.path)?.oneOf;
    if (!values || prefixes.length * values.length > MAX_RANGES) break;
    prefixes = prefixes.flatMap((prefix) =>
      values.map((value) => Buffer.concat([prefix, fieldKey(value, field.direction)])),
    );
    equalFields += 1;
  }

  const next = fields[equalFields];
  const bounded =
    next && prefixes.length === 1 ? boundedRange(prefixes[0], next, constraints.get(next.path)) : undefined;
  if (bounded) return { ranges: [bounded], worth: equalFields + 0.5 };
  return equalFields > 0 ? { ranges: inOrder(prefixes.map(beginningWith)), worth: equalFields } : undefined;
}

const MAX_RANGES = 1000;

function beginningWith(prefix: Buffer): KeyRange {
  const start = cut(prefix, MAX_VALUES_BYTES);
  return { start, end: after(start) };
}

/** Only one bound: on an array one element may keep the one and another element the other. `_id` is never an array. */
function boundedRange(prefix = Buffer.alloc(0), field: IndexField, constraint: Constraint = {}): KeyRange | undefined {
  const { atLeast, atMost } = constraint;
  if (atLeast === undefined && atMost === undefined) return undefined;
  const key = (value: unknown): Buffer =>
    cut(Buffer.concat([prefix, fieldKey(value, field.direction)]), MAX_VALUES_BYTES);
  const [first, last] = field.direction === 1 ? [atLeast, atMost] : [atMost, atLeast];
  const both = field.path === '_id';
  const typeOf = (value: unknown): Buffer => Buffer.concat([prefix, fieldKey(value, field.direction).subarray(0, 1)]);
  const start = first === undefined ? typeOf(last) : key(first);
  const end = last === undefined || (first !== undefined && !both) ? after(typeOf(first)) : after(key(last));
  return { start, end };
}

function inOrder(ranges: readonly KeyRange[]): KeyRange[] {
  const sorted = [...ranges].sort((one, other) => Buffer.compare(one.start, other.start));
  return sorted.filter((range, at) => at === 0 || !sorted[at - 1]?.start.equals(range.start));
}
