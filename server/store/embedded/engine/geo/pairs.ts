import { isDocument } from '../bson.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { GeometryFault } from './geometryFault.ts';
import { type Pair } from './sphere.ts';

/** Whether a stored value is a legacy pair rather than GeoJSON: an array, or a document that begins with a number. */
export function isLegacy(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  return isDocument(value) && isBsonNumber(Object.values(value)[0]);
}

/** The first two numbers of an array or a document, whatever follows them. @throws {GeometryFault} */
export function readPair(value: unknown): Pair {
  const numbers: readonly unknown[] | undefined = Array.isArray(value)
    ? value
    : isDocument(value)
      ? Object.values(value)
      : undefined;
  if (!numbers) throw new GeometryFault('Point must be an array or object');
  const [x, y] = numbers;
  if (!isBsonNumber(x) || !isBsonNumber(y)) throw new GeometryFault('Point must only contain numeric elements');
  return [finite(asDouble(x)), finite(asDouble(y))];
}

function finite(number: number): number {
  if (Number.isFinite(number)) return number;
  throw new GeometryFault('Point coordinates must be finite numbers');
}

/** Pairs in an array of arrays or documents, or in a document of them. @throws {GeometryFault} */
export function readPairs(value: unknown, name: string): Pair[] {
  if (Array.isArray(value)) return value.map(readPair);
  if (isDocument(value)) return Object.values(value).map(readPair);
  throw new GeometryFault(`${name} must be an array or object`);
}
