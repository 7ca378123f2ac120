import { type Bson } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { asDouble, isBsonNumber } from '../../values/bsonTypes.ts';

/** What a value does against a schema, in the words of MongoDB's validation errors; empty where nothing. */
export type Faults = (value: unknown) => readonly Bson[];

/** Reads the operand of a keyword; `schemaOf` reads schemas within it. */
export type Keyword = (operand: unknown, beside: Bson, schemaOf: (schema: unknown) => Faults) => Faults;

/** The rule that a value passes or fails as a whole. */
export function rule(name: string, operand: unknown, { reason, passes }: Plain): Faults {
  return (value) =>
    passes(value) ? [] : [{ operatorName: name, specifiedAs: { [name]: operand }, reason, consideredValue: value }];
}

interface Plain {
  readonly reason: string;
  readonly passes: (value: unknown) => boolean;
}

export function numberOperand(name: string, operand: unknown): number {
  if (isBsonNumber(operand)) return asDouble(operand);
  throw new CommandFailure('TypeMismatch', `$jsonSchema keyword '${name}' must be a number`);
}

/** A whole number that is not negative. */
export function sizeOperand(name: string, operand: unknown): number {
  const size = numberOperand(name, operand);
  if (Number.isInteger(size) && size >= 0) return size;
  throw new CommandFailure('FailedToParse', `$jsonSchema keyword '${name}' must be a non-negative integer`);
}

export function listOperand(name: string, operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand))
    throw new CommandFailure('TypeMismatch', `$jsonSchema keyword '${name}' must be an array`);
  if (operand.length === 0)
    throw new CommandFailure('BadValue', `$jsonSchema keyword '${name}' cannot be an empty array`);
  return operand;
}
