import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, asInteger, isBsonNumber } from '../values/bsonTypes.ts';
import { compareValues } from '../values/comparing.ts';
import { shown } from '../values/shown.ts';

/** What `$densify` is asked for. */
export interface Densify {
  readonly field: string;
  readonly partitionFields: readonly string[];
  readonly range: DensifyRange;
}

export interface DensifyRange {
  /** A number above zero; a whole one where it counts units of time. */
  readonly step: unknown;
  readonly unit?: string;
  /** The upper bound of two is excluded. */
  readonly bounds: 'full' | 'partition' | readonly [unknown, unknown];
}

/** @throws {CommandFailure} with MongoDB's number for what is wrong. */
export function readDensify(operand: unknown): Densify {
  if (!isDocument(operand)) throw new CommandFailure(5733800, 'The $densify stage specification must be an object');
  const { field, partitionByFields, range } = operand;
  if (typeof field !== 'string') throw missing('field');
  if (!isDocument(range)) throw missing('range');
  const partitionFields = readFields(partitionByFields);
  return { field, partitionFields, range: readRange(range, partitionFields) };
}

function missing(name: string): CommandFailure {
  return new CommandFailure(40414, `BSON field '$densify.${name}' is missing but a required field`);
}

function readFields(stated: unknown): readonly string[] {
  if (stated === undefined) return [];
  if (Array.isArray(stated) && stated.every((name) => typeof name === 'string')) return stated;
  throw new CommandFailure('TypeMismatch', "BSON field '$densify.partitionByFields' must be an array of strings");
}

function readRange({ step, unit, bounds }: Bson, partitionFields: readonly string[]): DensifyRange {
  if (!isBsonNumber(step) || !(asDouble(step) > 0))
    throw new CommandFailure(
      5733401,
      'the step parameter in a range statement must be a strictly positive numeric value',
    );
  if (bounds === 'partition' && partitionFields.length === 0)
    throw new CommandFailure(5733408, "the bounds 'partition' need a non-empty array of partitionByFields");
  return { step, ...readUnit(unit, step), bounds: readBounds(bounds, unit) };
}

const UNITS = new Set(['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);

function readUnit(unit: unknown, step: unknown): Pick<DensifyRange, 'unit'> {
  if (unit === undefined) return {};
  if (typeof unit !== 'string' || !UNITS.has(unit))
    throw new CommandFailure('FailedToParse', `unknown time unit value: ${shown(unit)}`);
  if (asInteger(step) === undefined)
    throw new CommandFailure(6586400, 'the step of a range of dates must be a whole number');
  return { unit };
}

function readBounds(bounds: unknown, unit: unknown): DensifyRange['bounds'] {
  if (bounds === 'full' || bounds === 'partition') return bounds;
  if (!Array.isArray(bounds) || bounds.length !== 2)
    throw new CommandFailure(5733403, "the bounds must be 'full', 'partition', or an array of exactly two elements");
  return ascending(bounds, unit);
}

function ascending([lower, upper]: readonly unknown[], unit: unknown): readonly [unknown, unknown] {
  const isBound = unit === undefined ? isBsonNumber : isDate;
  if (isBound(lower) && isBound(upper) && compareValues(lower, upper) <= 0) return [lower, upper];
  throw new CommandFailure(5733402, 'the bounds must be two ascending numbers, or dates where a unit is given');
}

function isDate(value: unknown): boolean {
  return value instanceof Date;
}
