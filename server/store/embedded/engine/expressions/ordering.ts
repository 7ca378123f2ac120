import { Double, Int32 } from 'bson';
import { orderedKey } from '../orderedKey.ts';
import { compareValues } from '../values/comparing.ts';

/** MongoDB's order of all values in expressions, where what is missing stands before everything else. */
export function compareInExpressions(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  const [left, right] = [smallNumber(one), smallNumber(other)];
  if (left !== undefined && right !== undefined && !Number.isNaN(left) && !Number.isNaN(right))
    return Math.sign(left - right);
  return compareValues(one, other);
}

/** Most values that are compared are such numbers, which need no keys. */
function smallNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof Int32 || value instanceof Double ? value.value : undefined;
}

/** A text that two values share that are equal. */
export function equalityKey(value: unknown): string {
  return typeof value === 'string' ? `s${value}` : orderedKey(value).toString('latin1');
}
