import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber, NUMBER_TYPES, TYPE_NUMBERS, type TypeName, typeOf } from '../values/bsonTypes.ts';
import { none, ofElements, ofWhole } from './condition.ts';
import { type FieldOperator } from './context.ts';

export const ELEMENT_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $exists(operand) {
    const there = ofWhole((value) => value !== undefined);
    return isTruthy(operand) ? there : none([there]);
  },
  $type(operand, _, { needTypes }) {
    const types = typesNamed(operand);
    if (NUMBER_TYPES.some((type) => types.has(type)) && !NUMBER_TYPES.every((type) => types.has(type))) needTypes();
    return ofElements((value) => value !== undefined && types.has(typeOf(value)));
  },
};

/** The types that `$type` and `bsonType` name: by names, numbers, or several of them. */
export function typesNamed(operand: unknown): ReadonlySet<TypeName> {
  const names: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0) throw new CommandFailure('FailedToParse', 'a must match at least one type');
  return new Set(names.flatMap(typesOfName));
}

/** As MongoDB takes numbers for yes and no. */
function isTruthy(operand: unknown): boolean {
  return isBsonNumber(operand)
    ? asDouble(operand) !== 0
    : operand !== null && operand !== undefined && operand !== false;
}

function typesOfName(name: unknown): readonly TypeName[] {
  if (name === 'number') return NUMBER_TYPES;
  if (typeof name === 'string') {
    if (isTypeName(name)) return [name];
    throw new CommandFailure('BadValue', `Unknown type name alias: ${name}`);
  }
  if (!isBsonNumber(name)) throw new CommandFailure('TypeMismatch', 'type must be represented as a number or a string');
  const number = asDouble(name);
  const found = Object.entries(TYPE_NUMBERS).find(([, each]) => each === number);
  if (found && isTypeName(found[0])) return [found[0]];
  throw new CommandFailure('BadValue', `Invalid numerical type code: ${number}`);
}

function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(TYPE_NUMBERS, name);
}
