import { isDocument } from './bson.ts';

/**
 * Every value that a dotted path reaches: arrays on the way are gone through, by their elements and by a number in the
 * path. A missing field is `undefined`.
 */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [field, ...rest] = path;
  if (field === undefined) return [value];
  if (Array.isArray(value)) return valuesInArray(value, path);
  if (!isDocument(value)) return [undefined];
  return valuesAt(Object.hasOwn(value, field) ? value[field] : undefined, rest);
}

function valuesInArray(array: readonly unknown[], path: readonly string[]): unknown[] {
  const [field = '', ...rest] = path;
  const within = array.filter(isDocument).flatMap((element) => valuesAt(element, path));
  const byPosition = /^\d+$/.test(field) ? valuesAt(array[Number(field)], rest) : [];
  const all = [...within, ...byPosition];
  return all.length > 0 ? all : [undefined];
}

/** As `valuesAt`, with each element of an array that the path ends at beside the array itself. */
export function valuesAndElementsAt(document: unknown, path: string): unknown[] {
  return valuesAt(document, path.split('.')).flatMap(elementsAndItself);
}

function elementsAndItself(value: unknown): unknown[] {
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  return [...elements, value];
}
