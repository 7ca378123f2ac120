import { Int32 } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { asInteger, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { type Compiler, type Evaluate, isPresent, type Operators } from './expression.ts';
import { namedOperands, ofValue, ofValues } from './operands.ts';
import { type ValueOrder } from './ordering.ts';

/** What picks elements out of arrays. */
export const ELEMENTS: Operators = {
  $arrayElemAt: ofValues('$arrayElemAt', 2, ([array, at]) => {
    if (!isPresent(array) || !isPresent(at)) return null;
    return elementAt(arrayIn('$arrayElemAt', array, 28689), position('$arrayElemAt', at));
  }),
  $first: ofValue('$first', (array) => (isPresent(array) ? elementAt(arrayIn('$first', array, 28689), 0) : null)),
  $last: ofValue('$last', (array) => (isPresent(array) ? elementAt(arrayIn('$last', array, 28689), -1) : null)),
  $firstN: some('$firstN', (elements, count) => elements.slice(0, count)),
  $lastN: some('$lastN', (elements, count) => elements.slice(-count)),
  $minN: some('$minN', (elements, count, order) => inOrder(elements, order).slice(0, count)),
  $maxN: some('$maxN', (elements, count, order) => inOrder(elements, order).reverse().slice(0, count)),
  $slice: ofValues('$slice', { least: 2, most: 3 }, ([array, ...bounds]) => {
    if (!isPresent(array) || !bounds.every(isPresent)) return null;
    return sliced(
      arrayIn('$slice', array, 28724),
      bounds.map((bound) => position('$slice', bound)),
    );
  }),
  $indexOfArray: ofValues('$indexOfArray', { least: 2, most: 4 }, ([array, value, start, end], { compare }) => {
    if (!isPresent(array)) return null;
    const elements = arrayIn('$indexOfArray', array, 40090);
    const [from, to] = [
      start === undefined ? 0 : position('$indexOfArray', start),
      end === undefined ? elements.length : position('$indexOfArray', end),
    ];
    const found = elements.slice(0, to).findIndex((element, at) => at >= from && compare(element, value) === 0);
    return new Int32(found);
  }),
};

type Elements = readonly unknown[];

function arrayIn(name: string, value: unknown, code: number): Elements {
  if (Array.isArray(value)) return value;
  throw new CommandFailure(code, `${name}'s first argument must be an array, but is ${typeOf(value)}`);
}

function position(name: string, value: unknown): number {
  const whole = isBsonNumber(value) ? asInteger(value) : undefined;
  if (whole !== undefined) return Number(whole);
  throw new CommandFailure(28690, `${name}'s argument must be representable as a 32-bit integer: ${typeOf(value)}`);
}

/** From the end where it is negative; missing where there is none. */
function elementAt(elements: Elements, at: number): unknown {
  return elements.at(at);
}

function sliced(elements: Elements, [first = 0, count]: readonly number[]): Elements {
  if (count === undefined) return first < 0 ? elements.slice(first) : elements.slice(0, first);
  if (count <= 0) throw new CommandFailure(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(0, elements.length + first) : first;
  return elements.slice(start, start + count);
}

/** Null and what is missing do not count. */
function inOrder(elements: Elements, { compare }: ValueOrder): unknown[] {
  return elements.filter(isPresent).sort(compare);
}

function some(name: string, pick: (elements: Elements, count: number, order: ValueOrder) => unknown) {
  return (operand: unknown, { compile, order }: Compiler): Evaluate => {
    const { n, input } = namedOperands(name, { required: ['n', 'input'] }, operand);
    const [count, from] = [compile(n), compile(input)];
    return (scope) => {
      const [wanted, array] = [asInteger(count(scope)), from(scope)];
      if (wanted === undefined || wanted <= 0n)
        throw new CommandFailure(5787908, `'n' must be greater than 0, found ${String(wanted)}`);
      if (!Array.isArray(array)) throw new CommandFailure(5788200, `${name} requires an array as its input`);
      return pick(array, Number(wanted), order);
    };
  };
}
