import { CommandFailure } from '../../commandFailure.ts';
import { compareValues, isSameValue } from '../../values/comparing.ts';
import { asDouble, isBsonNumber, typeOf, type TypeName } from '../../values/bsonTypes.ts';
import { regExpOf } from '../../values/regExp.ts';
import { typesNamed } from '../elementOperators.ts';
import { type Keyword, listOperand, numberOperand, rule, sizeOperand } from './rule.ts';

/** The keywords about a value by itself. A keyword about numbers or texts lets other values pass. */
export const VALUE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  bsonType: (operand) => ofTypes('bsonType', operand, typesNamed(operand)),
  type: (operand) => ofTypes('type', operand, jsonTypes(operand)),
  enum(operand) {
    const values = listOperand('enum', operand);
    return rule('enum', operand, {
      reason: 'value was not found in enum',
      passes: (value) => values.some((each) => isSameValue(each, value)),
    });
  },
  minimum(operand, { exclusiveMinimum }) {
    const bound = bounded('minimum', operand);
    return bound(exclusiveMinimum === true ? (order) => order > 0 : (order) => order >= 0);
  },
  maximum(operand, { exclusiveMaximum }) {
    const bound = bounded('maximum', operand);
    return bound(exclusiveMaximum === true ? (order) => order < 0 : (order) => order <= 0);
  },
  multipleOf(operand) {
    const unit = numberOperand('multipleOf', operand);
    return rule('multipleOf', operand, {
      reason: 'considered value is not a multiple of the specified value',
      passes: (value) => !isBsonNumber(value) || asDouble(value) % unit === 0,
    });
  },
  minLength: (operand) => ofLength('minLength', operand, (length, bound) => length >= bound),
  maxLength: (operand) => ofLength('maxLength', operand, (length, bound) => length <= bound),
  pattern(operand) {
    if (typeof operand !== 'string')
      throw new CommandFailure('TypeMismatch', "$jsonSchema keyword 'pattern' must be a string");
    const regExp = regExpOf(operand, '');
    return rule('pattern', operand, {
      reason: 'regular expression did not match',
      passes: (value) => typeof value !== 'string' || regExp.test(value),
    });
  },
};

function ofTypes(name: string, operand: unknown, types: ReadonlySet<TypeName>) {
  return (value: unknown) => {
    const type = typeOf(value);
    if (types.has(type)) return [];
    return [
      {
        operatorName: name,
        specifiedAs: { [name]: operand },
        reason: 'type did not match',
        consideredValue: value,
        consideredType: type,
      },
    ];
  };
}

/** The types of JSON by those of BSON. */
function jsonTypes(operand: unknown): ReadonlySet<TypeName> {
  const names: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  return new Set(
    names.flatMap((name) => {
      if (name === 'boolean') return ['bool'] as const;
      if (name === 'integer')
        throw new CommandFailure('FailedToParse', "$jsonSchema type 'integer' is not currently supported.");
      return [...typesNamed(name)];
    }),
  );
}

function bounded(name: string, operand: unknown) {
  numberOperand(name, operand);
  return (keeps: (order: number) => boolean) =>
    rule(name, operand, {
      reason: 'comparison failed',
      passes: (value) => !isBsonNumber(value) || keeps(compareValues(value, operand)),
    });
}

function ofLength(name: string, operand: unknown, keeps: (length: number, bound: number) => boolean) {
  const bound = sizeOperand(name, operand);
  return rule(name, operand, {
    reason: 'specified string length was not satisfied',
    passes: (value) => typeof value !== 'string' || keeps(codePoints(value), bound),
  });
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
