import { Double, Int32, Long } from 'bson';
import { type Bson, isDocument } from './bson.ts';
import { orderedKey } from './orderedKey.ts';
import { typeOf } from './values/bsonTypes.ts';

/** What an update has done to a document, by dotted paths. */
export interface ChangeDescription extends Bson {
  readonly updatedFields: Bson;
  readonly removedFields: readonly string[];
  /** The arrays that have become shorter: `field`, `newSize`. */
  readonly truncatedArrays: readonly Bson[];
}

interface Found {
  readonly updated: Map<string, unknown>;
  readonly removed: string[];
  readonly truncated: Bson[];
}

interface Pair {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Documents with their numbers in BSON classes. Embedded documents and arrays are gone into. */
export function describeChange(before: Bson, after: Bson): ChangeDescription {
  const found: Found = { updated: new Map(), removed: [], truncated: [] };
  compareDocuments('', { before, after }, found);
  return {
    updatedFields: Object.fromEntries(found.updated),
    removedFields: found.removed,
    truncatedArrays: found.truncated,
  };
}

function compareDocuments(
  prefix: string,
  { before, after }: { readonly before: Bson; readonly after: Bson },
  found: Found,
): void {
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  found.removed.push(...removed.map((name) => prefix + name));
  for (const [name, value] of Object.entries(after)) {
    if (Object.hasOwn(before, name)) compare({ path: prefix + name, before: before[name], after: value }, found);
    else found.updated.set(prefix + name, value);
  }
}

function compare({ path, before, after }: Pair, found: Found): void {
  if (isSame(before, after)) return;
  if (isDocument(before) && isDocument(after) && keepsOrder(before, after))
    compareDocuments(`${path}.`, { before, after }, found);
  else if (Array.isArray(before) && Array.isArray(after)) compareArrays({ path, before, after }, found);
  else found.updated.set(path, after);
}

function compareArrays(
  {
    path,
    before,
    after,
  }: { readonly path: string; readonly before: readonly unknown[]; readonly after: readonly unknown[] },
  found: Found,
): void {
  if (after.length < before.length) found.truncated.push({ field: path, newSize: after.length });
  for (const [at, element] of after.entries()) {
    if (at < before.length) compare({ path: `${path}.${at}`, before: before[at], after: element }, found);
    else found.updated.set(`${path}.${at}`, element);
  }
}

/** Whether what both have stands in the same order, and what is new behind it: else the paths would not say it all. */
function keepsOrder(before: Bson, after: Bson): boolean {
  const kept = Object.keys(before).filter((name) => Object.hasOwn(after, name));
  return Object.keys(after)
    .slice(0, kept.length)
    .every((name, at) => name === kept[at]);
}

/** Numbers of different types are different values here, also deep within. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeOf(one) !== typeOf(other)) return false;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((element, at) => isSame(element, other[at]));
  if (isDocument(one) && isDocument(other)) return haveSameFields(one, other);
  return isSameScalar(one, other);
}

function haveSameFields(one: Bson, other: Bson): boolean {
  const [names, otherNames] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === otherNames.length &&
    names.every((name, at) => name === otherNames[at] && isSame(one[name], other[name]))
  );
}

function isSameScalar(one: unknown, other: unknown): boolean {
  if (typeof one === 'string') return one === other;
  if (one instanceof Int32 || one instanceof Double || one instanceof Long) return String(one) === String(other);
  return orderedKey(one).equals(orderedKey(other));
}
