import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Compiler, type Evaluate, type Operator } from './expression.ts';
import { type ValueOrder } from './ordering.ts';

/** How many operands an operator takes. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

/** An operator that computes its result from the values of its operands; a single one need not stand in an array. */
export function ofValues(
  name: string,
  arity: Arity | number,
  compute: (values: readonly unknown[], order: ValueOrder) => unknown,
): Operator {
  return (operand, compiler) => {
    const operands = operandsOf(name, arity, operand).map(compiler.compile);
    const { order } = compiler;
    return (scope) =>
      compute(
        operands.map((evaluate) => evaluate(scope)),
        order,
      );
  };
}

/** An operator of one operand. */
export function ofValue(name: string, compute: (value: unknown) => unknown): Operator {
  return (operand, compiler) => {
    const [single] = operandsOf(name, 1, operand);
    const evaluate = compiler.compile(single);
    return (scope) => compute(evaluate(scope));
  };
}

/** @throws {CommandFailure} 16020 */
export function operandsOf(name: string, arity: Arity | number, operand: unknown): readonly unknown[] {
  const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const { least, most } = typeof arity === 'number' ? { least: arity, most: arity } : arity;
  if (operands.length >= least && operands.length <= most) return operands;
  const wanted = least === most ? `exactly ${least} arguments` : `at least ${least} arguments, and at most ${most}`;
  throw new CommandFailure(
    least === most ? 16020 : 28667,
    `Expression ${name} takes ${wanted}. ${operands.length} were passed in.`,
  );
}

/** What an operator takes by names, each compiled; the compiler of each may know more variables. */
export interface NamedOperands {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** @throws {CommandFailure} FailedToParse */
export function namedOperands(
  name: string,
  { required, optional = [] }: NamedOperands,
  operand: unknown,
): Readonly<Record<string, unknown>> {
  if (!isDocument(operand))
    throw new CommandFailure('FailedToParse', `${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((each) => !required.includes(each) && !optional.includes(each));
  if (unknown !== undefined) throw new CommandFailure('FailedToParse', `Unrecognized argument to ${name}: ${unknown}`);
  const missing = required.find((each) => !(each in operand));
  if (missing !== undefined) throw new CommandFailure('FailedToParse', `Missing '${missing}' parameter to ${name}`);
  return operand;
}

/** An optional operand; what it is where it is not given. */
export function optionalOperand({ compile }: Compiler, operand: unknown, otherwise: unknown): Evaluate {
  return operand === undefined ? () => otherwise : compile(operand);
}
