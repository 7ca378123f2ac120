import { MinKey } from 'bson';
import { type Bson, isDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { metaOf } from './documentMeta.ts';
import { type OrderedField } from './indexSpec.ts';
import { descending, orderedKey, orderedPieces } from './orderedKey.ts';
import { asDouble, isBsonNumber } from './values/bsonTypes.ts';
import { comparePieces } from './values/comparing.ts';
import { type TextOrder } from './values/text.ts';
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

/** The pieces of the value by which a document counts, for each field of a sort, which compare by a collation. */
export type CollatedKey = readonly (readonly (Buffer | string)[])[];

/** As `sortKey`, where texts have an order of their own; the keys compare by `compareCollated`. */
export function collatedKey(document: Bson, { fields, texts }: CollatedSort): CollatedKey {
  return fields.map((field) => {
    const pieces = valuesOf(document, field).map(orderedPieces);
    return pieces.reduce((least, each) => (field.direction * comparePieces(each, least, texts) < 0 ? each : least));
  });
}

interface CollatedSort {
  readonly fields: readonly SortField[];
  readonly texts: TextOrder;
}

export function compareCollated(one: CollatedKey, other: CollatedKey, { fields, texts }: CollatedSort): number {
  for (const [at, { direction }] of fields.entries()) {
    const order = direction * comparePieces(one[at] ?? [], other[at] ?? [], texts);
    if (order !== 0) return order;
  }
  return 0;
}

/** How two documents stand to one another in the order of a sort. */
export function keyOrder(fields: readonly SortField[], texts?: TextOrder): (one: Bson, other: Bson) => number {
  if (!texts) return (one, other) => Buffer.compare(sortKey(one, fields), sortKey(other, fields));
  const sort = { fields, texts };
  return (one, other) => compareCollated(collatedKey(one, sort), collatedKey(other, sort), sort);
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
