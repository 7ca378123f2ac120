import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';

/** Whether a value counts as true: everything does but false, null, what is missing, and zero. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !isBsonNumber(value) || asDouble(value) !== 0;
}
