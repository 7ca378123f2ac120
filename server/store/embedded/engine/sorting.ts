import { MinKey } from 'bson';
import { type Bson, isDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { metaOf } from './documentMeta.ts';
import { type OrderedField } from './indexSpec.ts';
import { descending, orderedKey } from './orderedKey.ts';
import { asDouble, isBsonNumber } from './values/bsonTypes.ts';
import { valuesAt } from './valuesAt.ts';

/** A field of a sort; with `meta` it is what is known of a document under that name, and its path is none that a document has. */
export interface SortField extends OrderedField {
  readonly meta?: string;
}

/** Reads a sort as fields with their direction. */
export function sortFields(sort: Bson): SortField[] {
  return Object.entries(sort).map(([path, stated]) => {
    if (isDocument(stated)) return metaField(path, stated);
    if (stated === true) return { path, direction: 1 };
    const direction = isBsonNumber(stated) ? asDouble(stated) : NaN;
    if (direction === 1 || direction === -1) return { path, direction };
    throw new CommandFailure('BadValue', `Illegal key in $sort specification: ${path}: ${String(stated)}`);
  });
}

function metaField(path: string, { $meta }: Bson): SortField {
  if (typeof $meta !== 'string')
    throw new CommandFailure(17312, `$meta is the only expression supported by $sort right now: ${path}`);
  return { path: `$meta.${$meta}`, direction: -1, meta: $meta };
}

/** A key by which documents compare in the order of a sort: an array counts by its least element, or its greatest where the direction is down. */
export function sortKey(document: Bson, fields: readonly SortField[]): Buffer {
  return Buffer.concat(fields.map((field) => fieldSortKey(valuesOf(document, field), field)));
}

function fieldSortKey(values: readonly unknown[], { direction }: SortField): Buffer {
  const keys = values.map((value) => (direction === 1 ? orderedKey(value) : descending(orderedKey(value))));
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
}

/** At least one value: an array counts by its elements. */
function valuesOf(document: Bson, { path, meta }: SortField): readonly unknown[] {
  if (meta !== undefined) return [metaOf(document, meta)];
  return valuesAt(document, path.split('.')).flatMap((value) => {
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
    return elements.length > 0 ? elements : [BEFORE_NULL];
  });
}

/** Where an array without elements stands. */
const BEFORE_NULL = new MinKey();
