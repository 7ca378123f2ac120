import { MaxKey, MinKey } from 'bson';
import { orderedKey } from '../orderedKey.ts';
import { asDouble, asText, isBsonNumber } from './bsonTypes.ts';
import { BY_CODE_POINT, type TextOrder } from './text.ts';

/** How a value of a document stands to another one: below 0, 0, above 0; `undefined` where their types do not compare. */
export type OrderAgainst = (value: unknown) => number | undefined;

/**
 * The order of values against a bound. Only values of one kind compare, numbers of every type with one another; what is
 * missing counts as null; everything stands between the least and the greatest key. What is no number equals only itself.
 */
export function orderAgainst(bound: unknown, texts: TextOrder = BY_CODE_POINT): OrderAgainst {
  if (typeof bound === 'number') return againstNumber(bound);
  if (typeof bound === 'string') return (value) => againstText(value, bound, texts);
  if (bound instanceof MinKey) return (value) => (value instanceof MinKey ? 0 : 1);
  if (bound instanceof MaxKey) return (value) => (value instanceof MaxKey ? 0 : -1);
  return againstKey(bound);
}

/** MongoDB's order of all values, as sorts have it. */
export function compareValues(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number' && one !== other && one - other !== 0) {
    const order = one - other;
    if (!Number.isNaN(order)) return order;
  }
  return Buffer.compare(orderedKey(one), orderedKey(other));
}

/** Whether two values are the same to MongoDB: numbers by value, documents by their fields in order. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return compareValues(one, other) === 0;
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

function againstText(value: unknown, bound: string, texts: TextOrder): number | undefined {
  const text = asText(value);
  return text === undefined ? undefined : texts(text, bound);
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
