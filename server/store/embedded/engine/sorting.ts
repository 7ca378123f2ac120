import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type OrderedField } from './indexSpec.ts';
import { descending, orderedKey } from './orderedKey.ts';
import { valuesAndElementsAt } from './valuesAt.ts';

/** Reads a sort (plain numbers) as fields with their direction. */
export function sortFields(sort: Bson): OrderedField[] {
  return Object.entries(sort).map(([path, direction]) => {
    if (direction === 1 || direction === -1 || direction === true)
      return { path, direction: direction === -1 ? -1 : 1 };
    throw new CommandFailure('BadValue', `Illegal key in $sort specification: ${path}: ${String(direction)}`);
  });
}

/** A key by which documents compare in the order of a sort: an array counts by its least element, or its greatest where the direction is down. */
export function sortKey(document: Bson, fields: readonly OrderedField[]): Buffer {
  return Buffer.concat(fields.map((field) => fieldSortKey(document, field)));
}

function fieldSortKey(document: Bson, { path, direction }: OrderedField): Buffer {
  const values = valuesAndElementsAt(document, path);
  const elements = values.length > 1 ? values.filter((value) => !Array.isArray(value)) : values;
  const keys = elements.map((value) => (direction === 1 ? orderedKey(value) : descending(orderedKey(value))));
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
}
