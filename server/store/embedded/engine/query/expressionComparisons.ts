import { evalExpr } from 'mingo/core';
import { type $cmp } from 'mingo/operators/expression';
import { CommandFailure } from '../commandFailure.ts';
import { compareValues } from '../values/comparing.ts';

type ExpressionOperator = (...operands: Parameters<typeof $cmp>) => unknown;

/** The comparisons of expressions in MongoDB's order of all values; mingo compares what it does not know as text. */
export const EXPRESSION_COMPARISONS: Readonly<Record<string, ExpressionOperator>> = {
  $cmp: comparing('$cmp', Math.sign),
  $eq: comparing('$eq', (order) => order === 0),
  $ne: comparing('$ne', (order) => order !== 0),
  $gt: comparing('$gt', (order) => order > 0),
  $gte: comparing('$gte', (order) => order >= 0),
  $lt: comparing('$lt', (order) => order < 0),
  $lte: comparing('$lte', (order) => order <= 0),
};

function comparing(name: string, told: (order: number) => unknown): ExpressionOperator {
  return (document, operands, options) => {
    if (!Array.isArray(operands) || operands.length !== 2)
      throw new CommandFailure(
        16020,
        `Expression ${name} takes exactly 2 arguments. ${count(operands)} were passed in.`,
      );
    const [one, other]: readonly unknown[] = operands.map((operand) => evalExpr(document, operand, options));
    return told(compared(one, other));
  };
}

function count(operands: unknown): number {
  return Array.isArray(operands) ? operands.length : 1;
}

/** What is missing stands before null here, other than in filters. */
function compared(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  return compareValues(one, other);
}
