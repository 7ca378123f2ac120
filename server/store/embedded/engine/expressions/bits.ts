import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { asInteger, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { type Evaluate, isPresent, type Operator, type Operators } from './expression.ts';
import { ofValue } from './operands.ts';

/** Integers by their bits, and the two halves of a timestamp. */
export const BITS: Operators = {
  $bitAnd: ofAll('$bitAnd', -1n, (one, other) => one & other),
  $bitOr: ofAll('$bitOr', 0n, (one, other) => one | other),
  $bitXor: ofAll('$bitXor', 0n, (one, other) => one ^ other),
  $bitNot: ofValue('$bitNot', (value) => (isPresent(value) ? sized(~whole('$bitNot', value), [value]) : null)),
  $tsSecond: ofTimestamp('$tsSecond', ({ t }) => t),
  $tsIncrement: ofTimestamp('$tsIncrement', ({ i }) => i),
};

/** The operands of an operation, the first with what stands for none. */
function ofAll(name: string, none: bigint, combine: (one: bigint, other: bigint) => bigint): Operator {
  return (operand, { compile }) => {
    const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    const compiled: readonly Evaluate[] = operands.map(compile);
    return (scope) => {
      const values = compiled.map((evaluate) => evaluate(scope));
      if (!values.every(isPresent)) return null;
      return sized(values.map((value) => whole(name, value)).reduce(combine, none), values);
    };
  };
}

function whole(name: string, value: unknown): bigint {
  const isWhole = isBsonNumber(value) && !(value instanceof Double) && !(value instanceof Decimal128);
  const integer = isWhole ? asInteger(value) : undefined;
  if (integer !== undefined) return integer;
  throw new CommandFailure('TypeMismatch', `${name} only supports int and long, not: ${typeOf(value)}.`);
}

function sized(value: bigint, operands: readonly unknown[]): Int32 | Long {
  return operands.some((operand) => operand instanceof Long) ? Long.fromBigInt(value) : new Int32(Number(value));
}

function ofTimestamp(name: string, half: (timestamp: Timestamp) => number): Operator {
  return ofValue(name, (value) => {
    if (!isPresent(value)) return null;
    if (value instanceof Timestamp) return Long.fromNumber(half(value));
    throw new CommandFailure(5687301, `${name} requires a timestamp argument, found: ${typeOf(value)}`);
  });
}
