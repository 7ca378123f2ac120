import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Compiler, type Evaluate, isPresent, type Operators } from './expression.ts';
import { namedOperands } from './operands.ts';
import { isTrue } from './truth.ts';

/** What chooses among expressions, or gives names to their values. */
export const VARIABLES: Operators = {
  $literal: (operand) => () => operand,
  $let: bound,
  $cond: conditional,
  $ifNull: firstPresent,
  $switch: switched,
};

function bound(operand: unknown, compiler: Compiler): Evaluate {
  const { vars, in: within } = namedOperands('$let', { required: ['vars', 'in'] }, operand);
  if (!isDocument(vars)) throw new CommandFailure(16874, 'invalid parameter: expected an object (vars)');
  const values = Object.entries(vars).map(([name, value]) => [name, compiler.compile(value)] as const);
  const evaluate = compiler.knowing(Object.keys(vars)).compile(within);
  return (scope) => {
    const named = Object.fromEntries(values.map(([name, value]) => [name, value(scope)]));
    return evaluate({ ...scope, variables: { ...scope.variables, ...named } });
  };
}

function conditional(operand: unknown, { compile }: Compiler): Evaluate {
  const [condition, one, other] = branchesOf(operand).map(compile);
  return (scope) => (isTrue(condition?.(scope)) ? one?.(scope) : other?.(scope));
}

function branchesOf(operand: unknown): readonly unknown[] {
  if (Array.isArray(operand)) {
    if (operand.length === 3) return operand;
    throw new CommandFailure(16020, `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`);
  }
  const {
    if: condition,
    then,
    else: otherwise,
  } = namedOperands('$cond', { required: ['if', 'then', 'else'] }, operand);
  return [condition, then, otherwise];
}

function firstPresent(operand: unknown, { compile }: Compiler): Evaluate {
  if (!Array.isArray(operand) || operand.length < 2)
    throw new CommandFailure(1257300, '$ifNull needs at least two arguments');
  const compiled = operand.map(compile);
  return (scope) => {
    let value: unknown;
    for (const evaluate of compiled) {
      value = evaluate(scope);
      if (isPresent(value)) return value;
    }
    return value;
  };
}

function switched(operand: unknown, { compile }: Compiler): Evaluate {
  const { branches, default: otherwise } = namedOperands(
    '$switch',
    { required: ['branches'], optional: ['default'] },
    operand,
  );
  if (!Array.isArray(branches) || branches.length === 0)
    throw new CommandFailure(40068, '$switch requires at least one branch.');
  const compiled = branches.map((branch) => {
    const { case: condition, then } = namedOperands('$switch', { required: ['case', 'then'] }, branch);
    return { condition: compile(condition), then: compile(then) };
  });
  const fallback = otherwise === undefined ? undefined : compile(otherwise);
  return (scope) => {
    const chosen = compiled.find(({ condition }) => isTrue(condition(scope)));
    if (chosen) return chosen.then(scope);
    if (fallback) return fallback(scope);
    throw new CommandFailure(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
}
