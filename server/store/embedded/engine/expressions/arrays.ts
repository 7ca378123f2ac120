import { Int32 } from 'bson';
import { type Bson, isDocument, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asInteger, typeOf } from '../values/bsonTypes.ts';
import { ELEMENTS } from './elements.ts';
import { type Compiler, type Evaluate, isPresent, type Operators, type Scope } from './expression.ts';
import { namedOperands, ofValue, ofValues, optionalOperand } from './operands.ts';
import { type ValueOrder } from './ordering.ts';
import { keyOrder, sortFields } from '../sorting.ts';
import { isTrue } from './truth.ts';

/** What goes through arrays and makes them. */
export const ARRAYS: Operators = {
  ...ELEMENTS,
  $concatArrays: (operand, { compile }) => {
    const compiled = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => concatenated(compiled.map((evaluate) => evaluate(scope)));
  },
  $filter: filtered,
  $in: ofValues('$in', 2, ([value, array], { compare }) => {
    if (!Array.isArray(array))
      throw new CommandFailure(40081, `$in requires an array as a second argument, found: ${missingType(array)}`);
    return array.some((element) => compare(element, value) === 0);
  }),
  $isArray: ofValue('$isArray', (value) => Array.isArray(value)),
  $map: mapped,
  $range: ofValues('$range', { least: 2, most: 3 }, ([start, end, step = new Int32(1)]) => range(start, end, step)),
  $reduce: reduced,
  $reverseArray: ofValue('$reverseArray', (value) =>
    isPresent(value) ? [...arrayIn('$reverseArray', value, 34435)].reverse() : null,
  ),
  $size: ofValue('$size', (value) => {
    if (!Array.isArray(value))
      throw new CommandFailure(17124, `The argument to $size must be an array, but was of type: ${missingType(value)}`);
    return new Int32(value.length);
  }),
  $sortArray: sorted,
  $zip: zipped,
};

function missingType(value: unknown): string {
  return value === undefined ? 'missing' : typeOf(value);
}

function arrayIn(name: string, value: unknown, code: number): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new CommandFailure(code, `The argument to ${name} must be an array, but was of type: ${missingType(value)}`);
}

function concatenated(arrays: readonly unknown[]): unknown {
  if (!arrays.every(isPresent)) return null;
  return arrays.flatMap((array) => {
    if (Array.isArray(array)) return array as unknown[];
    throw new CommandFailure(28664, `$concatArrays only supports arrays, not ${typeOf(array)}`);
  });
}

/** Evaluates what is said of each element under a name. */
function within(compiler: Compiler, as: unknown, expression: unknown): (scope: Scope, element: unknown) => unknown {
  const name = typeof as === 'string' ? as : 'this';
  const evaluate = compiler.knowing([name]).compile(expression);
  return (scope, element) => evaluate({ ...scope, variables: { ...scope.variables, [name]: element } });
}

function filtered(operand: unknown, compiler: Compiler): Evaluate {
  const { input, cond, as, limit } = namedOperands(
    '$filter',
    { required: ['input', 'cond'], optional: ['as', 'limit'] },
    operand,
  );
  const from = compiler.compile(input);
  const test = within(compiler, as, cond);
  const most = optionalOperand(compiler, limit, undefined);
  return (scope) => {
    const array = from(scope);
    if (!isPresent(array)) return null;
    if (!Array.isArray(array))
      throw new CommandFailure(28651, `input to $filter must be an array not ${typeOf(array)}`);
    const elements: readonly unknown[] = array;
    const kept = elements.filter((element) => isTrue(test(scope, element)));
    const count = asInteger(most(scope));
    return count === undefined ? kept : kept.slice(0, Number(count));
  };
}

function mapped(operand: unknown, compiler: Compiler): Evaluate {
  const { input, in: expression, as } = namedOperands('$map', { required: ['input', 'in'], optional: ['as'] }, operand);
  const from = compiler.compile(input);
  const change = within(compiler, as, expression);
  return (scope) => {
    const array = from(scope);
    if (!isPresent(array)) return null;
    if (!Array.isArray(array)) throw new CommandFailure(16883, `input to $map must be an array not ${typeOf(array)}`);
    return array.map((element) => change(scope, element) ?? null);
  };
}

function reduced(operand: unknown, compiler: Compiler): Evaluate {
  const {
    input,
    initialValue,
    in: expression,
  } = namedOperands('$reduce', { required: ['input', 'initialValue', 'in'] }, operand);
  const [from, initial] = [compiler.compile(input), compiler.compile(initialValue)];
  const combine = compiler.knowing(['this', 'value']).compile(expression);
  return (scope) => {
    const array = from(scope);
    if (!isPresent(array)) return null;
    if (!Array.isArray(array))
      throw new CommandFailure(40080, `$reduce requires that 'input' be an array, found: ${typeOf(array)}`);
    return array.reduce<unknown>(
      (value, element) => combine({ ...scope, variables: { ...scope.variables, this: element as unknown, value } }),
      initial(scope),
    );
  };
}

function range(start: unknown, end: unknown, step: unknown): unknown {
  const [first, last, by] = [start, end, step].map((bound) => {
    const whole = asInteger(bound);
    if (whole !== undefined && BigInt.asIntN(32, whole) === whole) return Number(whole);
    throw new CommandFailure(
      34443,
      `$range requires its arguments to be 32-bit integers, found: ${missingType(bound)}`,
    );
  });
  if (by === 0) throw new CommandFailure(34449, '$range requires a non-zero step value');
  const count = Math.max(0, Math.ceil(((last ?? 0) - (first ?? 0)) / (by ?? 1)));
  return Array.from({ length: count }, (_, at) => new Int32((first ?? 0) + at * (by ?? 1)));
}

function sorted(operand: unknown, { compile, order }: Compiler): Evaluate {
  const { input, sortBy } = namedOperands('$sortArray', { required: ['input', 'sortBy'] }, operand);
  const from = compile(input);
  const compare = elementOrder(sortBy, order);
  return (scope) => {
    const array = from(scope);
    if (!isPresent(array)) return null;
    if (!Array.isArray(array))
      throw new CommandFailure(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${typeOf(array)}`,
      );
    const elements: readonly unknown[] = array;
    return [...elements].sort(compare);
  };
}

/** By the elements themselves where it is a number, else by fields of them. */
export function elementOrder(
  sortBy: unknown,
  { compare, texts }: ValueOrder,
): (one: unknown, other: unknown) => number {
  if (!isDocument(sortBy)) {
    const direction = asInteger(sortBy) === -1n ? -1 : 1;
    return (one, other) => direction * compare(one, other);
  }
  const byFields = keyOrder(sortFields(plainDocument(sortBy)), texts);
  return (one, other) => byFields(documentOf(one), documentOf(other));
}

function documentOf(element: unknown): Bson {
  return isDocument(element) ? element : {};
}

function zipped(operand: unknown, compiler: Compiler): Evaluate {
  const { inputs, useLongestLength, defaults } = namedOperands(
    '$zip',
    { required: ['inputs'], optional: ['useLongestLength', 'defaults'] },
    operand,
  );
  if (!Array.isArray(inputs) || inputs.length === 0)
    throw new CommandFailure(34461, 'inputs must be an array of expressions');
  const compiled = inputs.map(compiler.compile);
  const fill = optionalOperand(compiler, defaults, []);
  return (scope) => {
    const arrays = compiled.map((evaluate) => evaluate(scope));
    if (!arrays.every(isPresent)) return null;
    const lists = arrays.map((array) => arrayIn('$zip', array, 34468));
    const filling = fill(scope);
    const lengths = lists.map(({ length }) => length);
    const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) =>
      lists.map((list, which) => (at < list.length ? list[at] : (elementAt(filling, which) ?? null))),
    );
  };
}

function elementAt(array: unknown, at: number): unknown {
  return Array.isArray(array) ? (array as readonly unknown[])[at] : undefined;
}
