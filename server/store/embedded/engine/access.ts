import { type KeyRange } from '../disk/disk.ts';
import { type Bson } from './bson.ts';
import { type Collection, EVERYTHING, type Stored } from './collection.ts';
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

interface Served {
  readonly ranges: readonly KeyRange[];
  /** How many fields are equal to something, and half a one for a field that is bounded. */
  readonly worth: number;
}

function byIdAccess(collection: Collection, ranges: readonly KeyRange[], reverse: boolean): Access {
  const ordered = reverse ? [...ranges].reverse() : ranges;
  return {
    *documents() {
      for (const range of ordered) yield* collection.scan({ ...range, reverse });
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
  const { prefixes, equalFields } = equalPrefixes(fields, constraints);
  const [prefix, ...others] = prefixes;
  const next = fields[equalFields];
  const constraint = next && constraints.get(next.path);
  if (prefix && others.length === 0 && constraint) {
    const range = boundedRange(prefix, next, constraint);
    if (range) return { ranges: [range], worth: equalFields + 0.5 };
  }
  return equalFields > 0 ? { ranges: inOrder(prefixes.map(beginningWith)), worth: equalFields } : undefined;
}

/** The beginnings of the keys, one for each combination of values, as far as the fields are equal to something. */
function equalPrefixes(
  fields: readonly IndexField[],
  constraints: ReadonlyMap<string, Constraint>,
): { readonly prefixes: readonly Buffer[]; readonly equalFields: number } {
  let prefixes = [Buffer.alloc(0)];
  let equalFields = 0;
  for (const { path, direction } of fields) {
    const values = constraints.get(path)?.oneOf;
    if (!values || prefixes.length * values.length > MAX_RANGES) break;
    const keys = values.map((value) => fieldKey(value, direction));
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    equalFields += 1;
  }
  return { prefixes, equalFields };
}

const MAX_RANGES = 1000;

function beginningWith(prefix: Buffer): KeyRange {
  const start = cut(prefix, MAX_VALUES_BYTES);
  return { start, end: after(start) };
}

/**
 * The values of one type between two bounds. Of two bounds only the first serves, as on an array one element may keep
 * the one and another element the other; `_id` is never an array.
 */
function boundedRange(
  prefix: Buffer,
  { path, direction }: IndexField,
  { atLeast, atMost }: Constraint,
): KeyRange | undefined {
  const [first, last] = (direction === 1 ? [atLeast, atMost] : [atMost, atLeast]).map((value) =>
    value === undefined ? undefined : Buffer.concat([prefix, fieldKey(value, direction)]),
  );
  const either = first ?? last;
  if (!either) return undefined;
  const ofType = either.subarray(0, prefix.length + 1);
  const useLast = last && (path === '_id' || !first);
  return {
    start: cut(first ?? ofType, MAX_VALUES_BYTES),
    end: after(cut(useLast ? last : ofType, MAX_VALUES_BYTES)),
  };
}

function inOrder(ranges: readonly KeyRange[]): KeyRange[] {
  const sorted = [...ranges].sort((one, other) => Buffer.compare(one.start, other.start));
  return sorted.filter((range, at) => at === 0 || !sorted[at - 1]?.start.equals(range.start));
}
