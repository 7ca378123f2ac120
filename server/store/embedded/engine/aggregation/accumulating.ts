import { Double, Int32 } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Accumulator, createAccumulator, isAccumulatorName } from '../expressions/accumulators.ts';
import { elementOrder } from '../expressions/arrays.ts';
import { compileExpression, type ExpressionGround } from '../expressions/compiling.ts';
import { isPresent } from '../expressions/expression.ts';
import { namedOperands } from '../expressions/operands.ts';
import { valueOrder, type ValueOrder } from '../expressions/ordering.ts';
import { asDouble, asInteger, isBsonNumber } from '../values/bsonTypes.ts';

/** What a group computes under one name, made anew for each group; it takes whole documents. */
export type GroupField = () => { readonly add: (document: Bson) => void; readonly result: () => unknown };

/** Compiles `{ $sum: … }` and its kin. @throws {CommandFailure} 15952, 40234, 40238 */
export function compileGroupField(name: string, stated: unknown, ground: ExpressionGround): GroupField {
  if (!isDocument(stated)) throw new CommandFailure(40234, `The field '${name}' must be an accumulator object`);
  const [operator = '', ...others] = Object.keys(stated);
  if (others.length > 0 || operator === '')
    throw new CommandFailure(40238, `The field '${name}' must specify one accumulator`);
  const operand = stated[operator];
  if (operator === '$count') return counting(operand);
  if (isAccumulatorName(operator))
    return folding(compileExpression(operand, ground), () => createAccumulator(operator, valueOrder(ground.texts)));
  const special = SPECIAL[operator];
  if (special) return special(operand, ground);
  throw new CommandFailure(15952, `unknown group operator '${operator}'`);
}

function counting(operand: unknown): GroupField {
  if (!isDocument(operand) || Object.keys(operand).length > 0)
    throw new CommandFailure('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  return () => {
    let count = 0;
    return {
      add() {
        count += 1;
      },
      result: () => new Int32(count),
    };
  };
}

function folding(evaluate: (document: Bson) => unknown, create: () => Accumulator): GroupField {
  return () => {
    const { add, result } = create();
    return {
      add(document) {
        add(evaluate(document));
      },
      result,
    };
  };
}

type Special = (operand: unknown, ground: ExpressionGround) => GroupField;

const SPECIAL: Readonly<Record<string, Special>> = {
  $firstN: taking('$firstN', (values, count) => values.slice(0, count)),
  $lastN: taking('$lastN', (values, count) => values.slice(-count)),
  $minN: taking('$minN', (values, count, { compare }) => present(values).sort(compare).slice(0, count)),
  $maxN: taking('$maxN', (values, count, { compare }) => present(values).sort(compare).reverse().slice(0, count)),
  $top: ordering('$top', ([first]) => first),
  $topN: ordering('$topN', (values, count) => values.slice(0, count)),
  $bottom: ordering('$bottom', (values) => values.at(-1)),
  $bottomN: ordering('$bottomN', (values, count) => values.slice(-count)),
  $median: (operand, ground) => {
    const { input } = namedOperands('$median', { required: ['input', 'method'] }, operand);
    return ranking(compileExpression(input, ground), (sorted) => percentile(sorted, 0.5));
  },
  $percentile: (operand, ground) => {
    const { input, p } = namedOperands('$percentile', { required: ['input', 'p', 'method'] }, operand);
    const shares = compileExpression(p, ground)({});
    if (!Array.isArray(shares) || !shares.every(isBsonNumber))
      throw new CommandFailure(7750301, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]");
    return ranking(compileExpression(input, ground), (sorted) =>
      shares.map((share) => percentile(sorted, asDouble(share))),
    );
  },
};

function present(values: readonly unknown[]): unknown[] {
  return values.filter(isPresent);
}

function taking(
  name: string,
  pick: (values: readonly unknown[], count: number, order: ValueOrder) => unknown,
): Special {
  return (operand, ground) => {
    const { input, n } = namedOperands(name, { required: ['input', 'n'] }, operand);
    const count = countOf(name, n, ground);
    const evaluate = compileExpression(input, ground);
    const order = valueOrder(ground.texts);
    return gathering(
      (document) => evaluate(document) ?? null,
      (values) => pick(values, count, order),
    );
  };
}

function countOf(name: string, n: unknown, ground: ExpressionGround): number {
  const count = asInteger(compileExpression(n, ground)({}));
  if (count !== undefined && count > 0n) return Number(count);
  throw new CommandFailure(5787908, `'n' of ${name} must be greater than 0, found ${String(count)}`);
}

function gathering<Value>(
  evaluate: (document: Bson) => Value,
  finish: (values: readonly Value[]) => unknown,
): GroupField {
  return () => {
    const values: Value[] = [];
    return {
      add(document) {
        values.push(evaluate(document));
      },
      result: () => finish(values),
    };
  };
}

function ordering(name: string, pick: (values: readonly unknown[], count: number) => unknown): Special {
  return (operand, ground) => {
    const isMany = name.endsWith('N');
    const { sortBy, output, n } = namedOperands(
      name,
      { required: ['sortBy', 'output', ...(isMany ? ['n'] : [])] },
      operand,
    );
    if (!isDocument(sortBy)) throw new CommandFailure(5788005, `${name} requires 'sortBy' to be an object`);
    const count = isMany ? countOf(name, n, ground) : 1;
    const compare = elementOrder(sortBy, valueOrder(ground.texts));
    const evaluate = compileExpression(output, ground);
    return gathering(
      (document) => ({ document, value: evaluate(document) ?? null }),
      (rows) => {
        const sorted = [...rows].sort((one, other) => compare(one.document, other.document));
        return pick(
          sorted.map(({ value }) => value),
          count,
        );
      },
    );
  };
}

/** Over the numbers among the values. */
function ranking(evaluate: (document: Bson) => unknown, finish: (sorted: readonly number[]) => unknown): GroupField {
  return gathering(evaluate, (values) =>
    finish(
      values
        .filter(isBsonNumber)
        .map(asDouble)
        .sort((one, other) => one - other),
    ),
  );
}

/** The value below or at which that share of the values lies; null where there is none. */
function percentile(sorted: readonly number[], share: number): Double | null {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? null : new Double(value);
}
