import { type Bson } from './bson.ts';
import { orderedKey } from './orderedKey.ts';
import { valuesAndElementsAt } from './valuesAt.ts';

type QueryOperator = (path: string, bound: unknown) => (document: Bson) => boolean;

/**
 * The comparisons of filters as MongoDB makes them: only values of the same type compare, numbers of every type with one
 * another, an array by any of its elements. mingo compares what it does not know as text.
 */
export const COMPARISONS: Readonly<Record<string, QueryOperator>> = {
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
};

function comparison(keeps: (order: number) => boolean): QueryOperator {
  return (path, bound) => {
    const orderOf = orderAgainst(bound);
    return (document) =>
      valuesAndElementsAt(document, path).some((value) => {
        const order = orderOf(value);
        return order !== undefined && keeps(order);
      });
  };
}

/** How a value stands to the bound: below 0, 0, above 0; `undefined` where they do not compare. */
function orderAgainst(bound: unknown): (value: unknown) => number | undefined {
  const key = orderedKey(bound);
  const [type] = key;
  return (value) => {
    // Most comparisons are of numbers, which need no keys.
    if (typeof value === 'number' && typeof bound === 'number') return numericOrder(value, bound);
    const valueKey = orderedKey(value);
    return valueKey[0] === type ? Buffer.compare(valueKey, key) : undefined;
  };
}

function numericOrder(value: number, bound: number): number | undefined {
  if (value === bound) return 0;
  if (value < bound) return -1;
  return value > bound ? 1 : undefined;
}
