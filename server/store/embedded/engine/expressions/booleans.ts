import { type Operator, type Operators } from './expression.ts';
import { ofValue, ofValues } from './operands.ts';
import { isTrue } from './truth.ts';

/** Comparisons and logic. */
export const BOOLEANS: Operators = {
  $and: logical((results, scope) => results.every((evaluate) => isTrue(evaluate(scope)))),
  $or: logical((results, scope) => results.some((evaluate) => isTrue(evaluate(scope)))),
  $not: ofValue('$not', (value) => !isTrue(value)),
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
};

type Evaluates = readonly ReturnType<Operator>[];

function logical(hold: (results: Evaluates, scope: Parameters<ReturnType<Operator>>[0]) => boolean): Operator {
  return (operand, { compile }) => {
    const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    const compiled = operands.map(compile);
    return (scope) => hold(compiled, scope);
  };
}

function comparison(name: string, told: (order: number) => unknown): Operator {
  return ofValues(name, 2, ([one, other], { compare }) => told(compare(one, other)));
}
