import { Double, Int32 } from 'bson';
import { textClasses } from '../collation/textClasses.ts';
import { orderedKey, orderedKeyBy, textKey } from '../orderedKey.ts';
import { asText } from '../values/bsonTypes.ts';
import { compareValues } from '../values/comparing.ts';
import { type TextOrder } from '../values/text.ts';

/** How values compare, and are told apart, where the texts among them may have an order of their own. */
export interface ValueOrder {
  readonly texts?: TextOrder;
  /** MongoDB's order of all values in expressions, where what is missing stands before everything else. */
  readonly compare: (one: unknown, other: unknown) => number;
  /** Makes keys that two values share that are equal. Only keys of one maker may be compared. */
  readonly keys: () => (value: unknown) => string;
}

/** @see ValueOrder */
export function valueOrder(texts: TextOrder | undefined): ValueOrder {
  if (!texts) return BY_CODE_POINTS;
  return {
    texts,
    compare: (one, other) => compareInExpressions(one, other, texts),
    keys: () => collatedKeys(texts),
  };
}

const BY_CODE_POINTS: ValueOrder = {
  compare: (one, other) => compareInExpressions(one, other),
  keys: () => equalityKey,
};

function compareInExpressions(one: unknown, other: unknown, texts?: TextOrder): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  const [left, right] = [smallNumber(one), smallNumber(other)];
  if (left !== undefined && right !== undefined && !Number.isNaN(left) && !Number.isNaN(right))
    return Math.sign(left - right);
  return compareValues(one, other, texts);
}

/** Most values that are compared are such numbers, which need no keys. */
function smallNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof Int32 || value instanceof Double ? value.value : undefined;
}

function equalityKey(value: unknown): string {
  const text = asText(value);
  return text === undefined ? orderedKey(value).toString('latin1') : `s${text}`;
}

function collatedKeys(texts: TextOrder): (value: unknown) => string {
  const classOf = textClasses(texts);
  return (value) => {
    const text = asText(value);
    if (text !== undefined) return `s${classOf(text)}`;
    return orderedKeyBy(value, (within) => textKey(classOf(within))).toString('latin1');
  };
}
