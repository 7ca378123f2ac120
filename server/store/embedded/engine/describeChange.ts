import { type Bson, isDocument } from './bson.ts';
import { orderedKey } from './orderedKey.ts';

/** What an update has done to a document, by dotted paths. */
export interface ChangeDescription extends Bson {
  readonly updatedFields: Bson;
  readonly removedFields: readonly string[];
  readonly truncatedArrays: readonly Bson[];
}

/** Documents with their numbers in BSON classes. Embedded documents are gone into; arrays that differ are told whole. */
export function describeChange(before: Bson, after: Bson): ChangeDescription {
  const updated = new Map<string, unknown>();
  const removedFields: string[] = [];
  compare({ before, after, path: '' }, { updated, removedFields });
  return { updatedFields: Object.fromEntries(updated), removedFields, truncatedArrays: [] };
}

function compare(
  { before, after, path }: { readonly before: Bson; readonly after: Bson; readonly path: string },
  found: { readonly updated: Map<string, unknown>; readonly removedFields: string[] },
): void {
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  found.removedFields.push(...removed.map((name) => path + name));
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : ABSENT;
    if (isDocument(old) && isDocument(value)) compare({ before: old, after: value, path: `${path}${name}.` }, found);
    else if (old === ABSENT || !isSame(old, value)) found.updated.set(path + name, value);
  }
}

const ABSENT = Symbol('absent');

function isSame(one: unknown, other: unknown): boolean {
  return typeOf(one) === typeOf(other) && orderedKey(one).equals(orderedKey(other));
}

/** Numbers of different classes are different values here. */
function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : typeof value;
}
