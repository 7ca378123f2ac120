import { type Bson, isDocument, plain } from './bson.ts';
import { compileExpression } from './expressions/compiling.ts';

/**
 * The filter with what its `$expr` says to be equal said once more as conditions of fields, which indexes may serve. A
 * condition holds for more documents than the equality: it also looks into arrays, and takes what is missing for null.
 */
export function narrowed(filter: Bson, variables: Bson = {}): Bson {
  const conditions = expressionsOf(filter).flatMap((expression) => conditionOf(expression, variables));
  return conditions.length > 0 ? { $and: [...conditions, filter] } : filter;
}

/** The expressions that must all be true. */
function expressionsOf(filter: Bson): readonly Bson[] {
  const { $expr: expression, $and: all } = filter;
  const own = isDocument(expression) ? conjunctsOf(expression) : [];
  const others = Array.isArray(all) ? all.filter(isDocument).flatMap(expressionsOf) : [];
  return [...own, ...others];
}

function conjunctsOf(expression: Bson): readonly Bson[] {
  const { $and: all } = expression;
  return Array.isArray(all) ? all.filter(isDocument).flatMap(conjunctsOf) : [expression];
}

function conditionOf({ $eq: operands }: Bson, variables: Bson): readonly Bson[] {
  if (!Array.isArray(operands) || operands.length !== 2) return [];
  const [one, other] = operands as readonly unknown[];
  if (isPath(one) && isGiven(other)) return equalityOf(one, other, variables);
  return isPath(other) && isGiven(one) ? equalityOf(other, one, variables) : [];
}

function isPath(operand: unknown): operand is string {
  return typeof operand === 'string' && /^\$[^$]/u.test(operand);
}

/** Whether it is the same for all documents: a variable but the document itself, or a value. */
function isGiven(operand: unknown): boolean {
  if (typeof operand === 'string') return !/^\$(?!\$)|^\$\$(?:ROOT|CURRENT)\b/u.test(operand);
  return !Array.isArray(operand) && (!isDocument(operand) || '$literal' in operand);
}

function equalityOf(path: string, operand: unknown, variables: Bson): readonly Bson[] {
  const value = compileExpression(operand, { variables })({});
  return value === undefined || Array.isArray(value) ? [] : [{ [path.slice(1)]: { $eq: plain(value) } }];
}
