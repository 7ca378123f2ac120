import { MaxKey, MinKey } from 'bson';
import { orderedKey, orderedPieces } from '../orderedKey.ts';
import { asDouble, asText, isBsonNumber } from './bsonTypes.ts';
import { BY_CODE_POINT, type TextOrder } from './text.ts';

/** How a value of a document stands to another one: below 0, 0, above 0; `undefined` where their types do not compare. */
export type OrderAgainst = (value: unknown) => number | undefined;

/**
 * The order of values against a bound. Only values of one kind compare, numbers of every type with one another; what is
 * missing counts as null; everything stands between the least and the greatest key. What is no number equals only itself.
 */
export function orderAgainst(bound: unknown, texts?: TextOrder): OrderAgainst {
  if (typeof bound === 'number') return againstNumber(bound);
  if (typeof bound === 'string') return againstText(bound, texts ?? BY_CODE_POINT);
  if (bound instanceof MinKey) return (value) => (value instanceof MinKey ? 0 : 1);
  if (bound instanceof MaxKey) return (value) => (value instanceof MaxKey ? 0 : -1);
  return texts && typeof bound === 'object' ? againstPieces(bound, texts) : againstKey(bound);
}

/** MongoDB's order of all values, as sorts have it. */
export function compareValues(one: unknown, other: unknown, texts?: TextOrder): number {
  if (typeof one === 'number' && typeof other === 'number' && one !== other && one - other !== 0) {
    const order = one - other;
    if (!Number.isNaN(order)) return order;
  }
  if (texts) return comparePieces(orderedPieces(one), orderedPieces(other), texts);
  return Buffer.compare(orderedKey(one), orderedKey(other));
}

/** The order of values by the pieces that `orderedPieces` makes of them. */
export function comparePieces(
  ones: readonly (Buffer | string)[],
  others: readonly (Buffer | string)[],
  texts: TextOrder,
): number {
  for (const [at, one] of ones.entries()) {
    const order = comparePiece(one, others[at], texts);
    if (order !== 0) return order;
  }
  return 0;
}

/** Up to the first difference two values have the same kinds of pieces, and none ends before it. */
function comparePiece(one: Buffer | string, other: Buffer | string | undefined, texts: TextOrder): number {
  if (typeof one === 'string' && typeof other === 'string') return texts(one, other);
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? Buffer.compare(one, other) : 0;
}

/** Whether two values are the same to MongoDB: numbers by value, documents by their fields in order. */
export function isSameValue(one: unknown, other: unknown, texts?: TextOrder): boolean {
  if (!texts && typeof one === 'string' && typeof other === 'string') return one === other;
  return compareValues(one, other, texts) === 0;
}

function againstNumber(bound: number): OrderAgainst {
  const byKey = againstKey(bound);
  return (value) => {
    if (typeof value !== 'number') return isBsonNumber(value) ? byKey(value) : undefined;
    if (value === bound) return 0;
    if (value < bound) return -1;
    if (value > bound) return 1;
    return Number.isNaN(value) && Number.isNaN(bound) ? 0 : undefined;
  };
}

function againstText(bound: string, texts: TextOrder): OrderAgainst {
  return (value) => {
    const text = asText(value);
    return text === undefined ? undefined : texts(text, bound);
  };
}

/** As by the key, but for the texts within documents and arrays. */
function againstPieces(bound: unknown, texts: TextOrder): OrderAgainst {
  const byKey = againstKey(bound);
  const pieces = orderedPieces(bound);
  return (value) => {
    const order = byKey(value);
    return order === undefined ? undefined : comparePieces(orderedPieces(value), pieces, texts);
  };
}

function againstKey(bound: unknown): OrderAgainst {
  const key = orderedKey(bound);
  const isBoundNan = isNan(bound);
  return (value) => {
    const valueKey = orderedKey(value);
    if (valueKey[0] !== key[0]) return undefined;
    const order = Buffer.compare(valueKey, key);
    return order !== 0 && (isBoundNan || isNan(value)) ? undefined : order;
  };
}

function isNan(value: unknown): boolean {
  return isBsonNumber(value) && Number.isNaN(asDouble(value));
}
