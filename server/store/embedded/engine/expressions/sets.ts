import { CommandFailure } from '../commandFailure.ts';
import { typeOf } from '../values/bsonTypes.ts';
import { type Evaluate, isPresent, type Operator, type Operators } from './expression.ts';
import { ofValues, operandsOf } from './operands.ts';
import { type ValueOrder } from './ordering.ts';
import { isTrue } from './truth.ts';

/** Arrays as sets: the order of their elements and repetitions do not count. */
export const SETS: Operators = {
  $setUnion: ofArrays('$setUnion', (arrays, keyOf) => distinct(arrays.flat(), keyOf)),
  $setIntersection: ofArrays('$setIntersection', ([first = [], ...others], keyOf) => {
    const known = others.map((elements) => keysOf(elements, keyOf));
    return distinct(
      first.filter((element) => known.every((keys) => keys.has(keyOf(element)))),
      keyOf,
    );
  }),
  $setDifference: ofTwo('$setDifference', (one, other, { keys }) => {
    const keyOf = keys();
    const known = keysOf(other, keyOf);
    return distinct(
      one.filter((element) => !known.has(keyOf(element))),
      keyOf,
    );
  }),
  $setEquals: strict('$setEquals', (arrays, keyOf) => {
    const [first = new Set<string>(), ...others] = arrays.map((elements) => keysOf(elements, keyOf));
    return others.every((keys) => keys.size === first.size && [...keys].every((key) => first.has(key)));
  }),
  $setIsSubset: strict('$setIsSubset', ([one = [], other = []], keyOf) => {
    const known = keysOf(other, keyOf);
    return one.every((element) => known.has(keyOf(element)));
  }),
  $allElementsTrue: overOne('$allElementsTrue', 17040, (elements) => elements.every(isTrue)),
  $anyElementTrue: overOne('$anyElementTrue', 17041, (elements) => elements.some(isTrue)),
};

type Elements = readonly unknown[];

type KeyOf = ReturnType<ValueOrder['keys']>;

/** Each element once, at its first place. */
function distinct(elements: Elements, keyOf: KeyOf): unknown[] {
  const byKey = new Map<string, unknown>();
  for (const element of elements) {
    const key = keyOf(element);
    if (!byKey.has(key)) byKey.set(key, element);
  }
  return [...byKey.values()];
}

function keysOf(elements: Elements, keyOf: KeyOf): ReadonlySet<string> {
  return new Set(elements.map(keyOf));
}

/** Null where any operand is. */
function ofArrays(name: string, compute: (arrays: readonly Elements[], keyOf: KeyOf) => unknown): Operator {
  return (operand, { compile, order }) => {
    const operands: Elements = Array.isArray(operand) ? operand : [operand];
    const compiled: readonly Evaluate[] = operands.map(compile);
    return (scope) => {
      const values = compiled.map((evaluate) => evaluate(scope));
      if (!values.every(isPresent)) return null;
      return compute(
        values.map((value) => arrayIn(name, value, 17043)),
        order.keys(),
      );
    };
  };
}

function ofTwo(name: string, compute: (one: Elements, other: Elements, order: ValueOrder) => unknown): Operator {
  return ofValues(name, 2, ([one, other], order) =>
    isPresent(one) && isPresent(other) ? compute(arrayIn(name, one, 17048), arrayIn(name, other, 17049), order) : null,
  );
}

function strict(name: string, compute: (arrays: readonly Elements[], keyOf: KeyOf) => unknown): Operator {
  return (operand, { compile, order }) => {
    const compiled = operandsOf(name, { least: 2, most: name === '$setEquals' ? Infinity : 2 }, operand).map(compile);
    return (scope) =>
      compute(
        compiled.map((evaluate) => arrayIn(name, evaluate(scope), 17044)),
        order.keys(),
      );
  };
}

function overOne(name: string, code: number, compute: (elements: Elements) => unknown): Operator {
  return ofValues(name, 1, ([value]) => compute(arrayIn(name, value, code)));
}

function arrayIn(name: string, value: unknown, code: number): Elements {
  if (Array.isArray(value)) return value;
  throw new CommandFailure(code, `All operands of ${name} must be arrays. One argument is of type: ${typeOf(value)}`);
}
