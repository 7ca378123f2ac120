import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { isTrue } from '../expressions/truth.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { type FilterContext } from './context.ts';

/** The test of an expression. */
export function expression(
  operand: unknown,
  { variables, texts }: Pick<FilterContext, 'variables' | 'texts'>,
): (document: Bson) => boolean {
  const evaluate = compileExpression(operand, { ...(variables && { variables }), texts });
  return (document) => isTrue(evaluate(document));
}

/** A random share of the documents. */
export function sampled(
  operand: unknown,
  context: Pick<FilterContext, 'variables' | 'texts'>,
): (document: Bson) => boolean {
  const rate = isBsonNumber(operand) ? asDouble(operand) : NaN;
  if (!(rate >= 0 && rate <= 1))
    throw new CommandFailure('BadValue', 'numeric argument to $sampleRate must be in [0, 1]');
  return expression({ $lt: [{ $rand: {} }, rate] }, context);
}
