import { CommandFailure } from '../commandFailure.ts';
import { typeOf } from '../values/bsonTypes.ts';
import { type Evaluate, isPresent, type Operator, type Operators } from './expression.ts';
import { ofValues, operandsOf } from './operands.ts';
import { equalityKey } from './ordering.ts';
import { isTrue } from './truth.ts';

/** Arrays as sets: the order of their elements and repetitions do not count. */
export const SETS: Operators = {
  $setUnion: ofArrays('$setUnion', (arrays) => distinct(arrays.flat())),
  $setIntersection: ofArrays('$setIntersection', ([first = [], ...others]) => {
    const keys = others.map(keysOf);
    return distinct(first.filter((element) => keys.every((known) => known.has(equalityKey(element)))));
  }),
  $setDifference: ofTwo('$setDifference', (one, other) => {
    const known = keysOf(other);
    return distinct(one.filter((element) => !known.has(equalityKey(element))));
  }),
  $setEquals: strict('$setEquals', (arrays) => {
    const [first = new Set<string>(), ...others] = arrays.map(keysOf);
    return others.every((keys) => keys.size === first.size && [...keys].every((key) => first.has(key)));
  }),
  $setIsSubset: strict('$setIsSubset', ([one = [], other = []]) => {
    const known = keysOf(other);
    return one.every((element) => known.has(equalityKey(element)));
  }),
  $allElementsTrue: overOne('$allElementsTrue', 17040, (elements) => elements.every(isTrue)),
  $anyElementTrue: overOne('$anyElementTrue', 17041, (elements) => elements.some(isTrue)),
};

type Elements = readonly unknown[];

/** Each element once, at its first place. */
function distinct(elements: Elements): unknown[] {
  const byKey = new Map<string, unknown>();
  for (const element of elements) {
    const key = equalityKey(element);
    if (!byKey.has(key)) byKey.set(key, element);
  }
  return [...byKey.values()];
}

function keysOf(elements: Elements): ReadonlySet<string> {
  return new Set(elements.map(equalityKey));
}

/** Null where any operand is. */
function ofArrays(name: string, compute: (arrays: readonly Elements[]) => unknown): Operator {
  return (operand, { compile }) => {
    const operands: Elements = Array.isArray(operand) ? operand : [operand];
    const compiled: readonly Evaluate[] = operands.map(compile);
    return (scope) => {
      const values = compiled.map((evaluate) => evaluate(scope));
      return values.every(isPresent) ? compute(values.map((value) => arrayIn(name, value, 17043))) : null;
    };
  };
}

function ofTwo(name: string, compute: (one: Elements, other: Elements) => unknown): Operator {
  return ofValues(name, 2, ([one, other]) =>
    isPresent(one) && isPresent(other) ? compute(arrayIn(name, one, 17048), arrayIn(name, other, 17049)) : null,
  );
}

function strict(name: string, compute: (arrays: readonly Elements[]) => unknown): Operator {
  return (operand, { compile }) => {
    const compiled = operandsOf(name, { least: 2, most: name === '$setEquals' ? Infinity : 2 }, operand).map(compile);
    return (scope) => compute(compiled.map((evaluate) => arrayIn(name, evaluate(scope), 17044)));
  };
}

function overOne(name: string, code: number, compute: (elements: Elements) => unknown): Operator {
  return ofValues(name, 1, ([value]) => compute(arrayIn(name, value, code)));
}

function arrayIn(name: string, value: unknown, code: number): Elements {
  if (Array.isArray(value)) return value;
  throw new CommandFailure(code, `All operands of ${name} must be arrays. One argument is of type: ${typeOf(value)}`);
}
