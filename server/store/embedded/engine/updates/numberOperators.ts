import { Int32, Long, Timestamp } from 'bson';
import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { product, sum } from '../values/arithmetic.ts';
import { type BsonNumber, isBsonNumber, isInt32, typeOf } from '../values/bsonTypes.ts';
import { shown, shownField } from '../values/shown.ts';
import { creating, type Place, type UpdateOperator } from './modification.ts';

export const NUMBER_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $inc(operand, path) {
    const by = numberOperand(operand, path, 'increment');
    return creating((current, place) =>
      current === undefined ? by : computed('$inc', { current, by, place, of: sum }),
    );
  },
  $mul(operand, path) {
    const by = numberOperand(operand, path, 'multiply');
    return creating((current, place) =>
      computed('$mul', { current: current === undefined ? new Int32(0) : current, by, place, of: product }),
    );
  },
  $bit(operand, path) {
    const steps = bitSteps(operand, path);
    return creating((current, place) => bitwise(current ?? new Int32(0), steps, place));
  },
};

function numberOperand(operand: unknown, path: string, verb: string): BsonNumber {
  if (isBsonNumber(operand)) return operand;
  throw new CommandFailure('TypeMismatch', `Cannot ${verb} with non-numeric argument: ${shownField(path, operand)}`);
}

interface Computation {
  readonly current: unknown;
  readonly by: BsonNumber;
  readonly place: Place;
  readonly of: (one: BsonNumber, other: BsonNumber) => BsonNumber | undefined;
}

function computed(operator: string, { current, by, place, of }: Computation): BsonNumber {
  const id = shownField('_id', place.document['_id']);
  if (!isBsonNumber(current))
    throw new CommandFailure(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. ${id} has the field '${fieldName(place)}' of non-numeric type ${typeOf(current)}`,
    );
  const result = of(current, by);
  if (result !== undefined) return result;
  throw new CommandFailure(
    'BadValue',
    `Failed to apply ${operator} operations to current value (${shown(current)}) for document ${id}`,
  );
}

function fieldName({ path }: Place): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

interface BitStep {
  readonly apply: (one: bigint, other: bigint) => bigint;
  readonly by: BsonNumber;
}

const BITWISE: Readonly<Record<string, BitStep['apply']>> = {
  and: (one, other) => one & other,
  or: (one, other) => one | other,
  xor: (one, other) => one ^ other,
};

function bitSteps(operand: unknown, path: string): readonly BitStep[] {
  if (!isDocument(operand))
    throw new CommandFailure(
      'BadValue',
      `The $bit modifier is not compatible with a ${typeOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  if (Object.keys(operand).length === 0)
    throw new CommandFailure(
      'BadValue',
      `You must pass in at least one bitwise operation. The format is: {$bit: {${path}: {and/or/xor: #}}`,
    );
  return Object.entries(operand).map(([name, by]) => {
    const apply = Object.hasOwn(BITWISE, name) ? BITWISE[name] : undefined;
    if (!apply)
      throw new CommandFailure(
        'BadValue',
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${shownField(name, by)}`,
      );
    if (isIntegral(by)) return { apply, by };
    throw new CommandFailure(
      'BadValue',
      `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(by)}' is not supported here: ${shownField(name, by)}`,
    );
  });
}

function isIntegral(value: unknown): value is Int32 | Long | number {
  if (typeof value === 'number') return isInt32(value);
  return value instanceof Int32 || (value instanceof Long && !(value instanceof Timestamp));
}

function bitwise(current: unknown, steps: readonly BitStep[], place: Place): BsonNumber {
  if (!isIntegral(current))
    throw new CommandFailure(
      'BadValue',
      `Cannot apply $bit to a value of non-integral type. ${shownField('_id', place.document['_id'])} has the field ${fieldName(place)} of non-integer type ${typeOf(current)}`,
    );
  const isLong = current instanceof Long || steps.some(({ by }) => by instanceof Long);
  const bits = steps.reduce((value, { apply, by }) => apply(value, BigInt(by.toString())), BigInt(current.toString()));
  return isLong ? Long.fromBigInt(BigInt.asIntN(64, bits)) : new Int32(Number(BigInt.asIntN(32, bits)));
}
