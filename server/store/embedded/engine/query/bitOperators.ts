import { Binary } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, asInteger, bytesOf, isBsonNumber } from '../values/bsonTypes.ts';
import { ofElements } from './condition.ts';
import { type FieldOperator } from './context.ts';

export const BIT_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $bitsAllSet: bits('$bitsAllSet', (wanted, isSet) => wanted.every(isSet)),
  $bitsAnySet: bits('$bitsAnySet', (wanted, isSet) => wanted.some(isSet)),
  $bitsAllClear: bits('$bitsAllClear', (wanted, isSet) => !wanted.some(isSet)),
  $bitsAnyClear: bits('$bitsAnyClear', (wanted, isSet) => !wanted.every(isSet)),
};

type IsSet = (position: number) => boolean;

function bits(name: string, keeps: (positions: readonly number[], isSet: IsSet) => boolean): FieldOperator {
  return (operand) => {
    const positions = positionsOf(name, operand);
    return ofElements((value) => {
      const isSet = bitsOf(value);
      return isSet !== undefined && keeps(positions, isSet);
    });
  };
}

/** The bits of a whole number within 64 bits, or of binary data; `undefined` for other values. */
function bitsOf(value: unknown): IsSet | undefined {
  if (value instanceof Binary) return setIn(bytesOf(value));
  const whole = asInteger(value);
  if (whole === undefined || BigInt.asIntN(64, whole) !== whole) return undefined;
  // A negative number goes on with ones.
  return (position) => ((whole >> BigInt(Math.min(position, 64))) & 1n) === 1n;
}

function setIn(bytes: Uint8Array): IsSet {
  return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
}

function positionsOf(name: string, operand: unknown): readonly number[] {
  if (Array.isArray(operand)) return operand.map((position: unknown) => positionOf(position));
  if (operand instanceof Binary) return setPositions(setIn(bytesOf(operand)), operand.position * 8);
  const mask = asInteger(operand);
  if (!isBsonNumber(operand))
    throw new CommandFailure(
      'BadValue',
      `${name} takes an Array, a number, or a BinData but received: ${String(operand)}`,
    );
  if (mask === undefined)
    throw new CommandFailure('FailedToParse', `Expected an integer: ${name}: ${asDouble(operand)}`);
  if (mask < 0n)
    throw new CommandFailure('FailedToParse', `Expected a non-negative number in: ${name}: ${mask.toString()}`);
  return setPositions((position) => ((mask >> BigInt(position)) & 1n) === 1n, 64);
}

function setPositions(isSet: IsSet, count: number): readonly number[] {
  return Array.from({ length: count }, (_, position) => position).filter(isSet);
}

function positionOf(position: unknown): number {
  const whole = asInteger(position);
  if (whole === undefined)
    throw new CommandFailure('BadValue', 'bit positions must be an integer but got another value');
  if (whole < 0n) throw new CommandFailure('BadValue', `bit positions must be >= 0 but got: ${whole.toString()}`);
  return Number(whole);
}
