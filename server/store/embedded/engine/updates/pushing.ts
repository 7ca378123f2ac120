import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldOf } from '../query/reaching.ts';
import { asDouble, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { compareValues } from '../values/comparing.ts';
import { type TextOrder } from '../values/text.ts';

/** Reads what `$push` is to do to an array: put in, then sort, then cut. */
export function readPush(operand: unknown, texts?: TextOrder): (array: readonly unknown[]) => readonly unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return (array) => [...array, operand];
  const { $each, $position, $slice, $sort, ...others } = operand;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new CommandFailure('BadValue', `Unrecognized clause in $push: ${other}`);
  if (!Array.isArray($each))
    throw new CommandFailure(
      'BadValue',
      `The argument to $each in $push must be an array but it was of type: ${typeOf($each)}`,
    );
  const position =
    $position === undefined
      ? Infinity
      : whole($position, 'The value for $position must be an integer value, not of type');
  const slice =
    $slice === undefined ? Infinity : whole($slice, 'The value for $slice must be an integer value but was given type');
  const order = $sort === undefined ? undefined : orderOf($sort, texts);
  return (array) => {
    const inserted = array.toSpliced(position, 0, ...($each as readonly unknown[]));
    return cut(order ? inserted.toSorted(order) : inserted, slice);
  };
}

function cut(array: readonly unknown[], slice: number): readonly unknown[] {
  if (slice === 0) return [];
  return slice > 0 ? array.slice(0, slice) : array.slice(slice);
}

function whole(value: unknown, message: string): number {
  const number = isBsonNumber(value) ? asDouble(value) : NaN;
  if (Number.isInteger(number)) return number;
  throw new CommandFailure('BadValue', `${message}: ${typeOf(value)}`);
}

type Order = (one: unknown, other: unknown) => number;

function orderOf(sort: unknown, texts: TextOrder | undefined): Order {
  if (!isDocument(sort)) {
    const direction = directionOf(sort);
    return (one, other) => direction * compareValues(one, other, texts);
  }
  const orders = Object.entries(sort).map(([path, stated]): Order => {
    const steps = path.split('.');
    const direction = directionOf(stated);
    const valueOf = (element: unknown) => steps.reduce(fieldOf, element);
    return (one, other) => direction * compareValues(valueOf(one), valueOf(other), texts);
  });
  if (orders.length === 0)
    throw new CommandFailure('BadValue', 'The $sort pattern is empty when it should be a set of fields.');
  return (one, other) => orders.reduce((sofar, order) => (sofar === 0 ? order(one, other) : sofar), 0);
}

function directionOf(stated: unknown): number {
  const direction = isBsonNumber(stated) ? asDouble(stated) : NaN;
  if (direction === 1 || direction === -1) return direction;
  throw new CommandFailure(
    'BadValue',
    'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
  );
}
