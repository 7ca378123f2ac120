import { type AccumulatorName, createAccumulator, isAccumulatorName } from './accumulators.ts';
import { type Compiler, type Evaluate, type Operator, type Operators } from './expression.ts';

/** Accumulators that are expressions as well: over the elements of one array, or over several operands. */
export const FOLDS: Operators = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp']
    .filter(isAccumulatorName)
    .map((name) => [name, fold(name)]),
);

function fold(name: AccumulatorName): Operator {
  return (operand: unknown, { compile, order }: Compiler): Evaluate => {
    const operands = Array.isArray(operand) ? operand.map(compile) : undefined;
    const single = operands ? undefined : compile(operand);
    return (scope) => {
      const accumulator = createAccumulator(name, order);
      for (const value of operands ? valuesOf(operands.map((evaluate) => evaluate(scope))) : valuesOf(single?.(scope)))
        accumulator.add(value);
      return accumulator.result();
    };
  };
}

/** A single operand that is an array, also as the only one of a list, counts by its elements. */
function valuesOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value];
  const values: readonly unknown[] = value;
  const [only] = values;
  return values.length === 1 && Array.isArray(only) ? (only as readonly unknown[]) : values;
}
