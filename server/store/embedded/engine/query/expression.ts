import { Query } from 'mingo/query';
import { type Bson, plainDocument, plain } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { EXPRESSION_OPTIONS } from './expressionOptions.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { type FilterContext } from './context.ts';

/** The test of an expression, which is mingo's to compute with plain numbers. */
export function expression(
  operand: unknown,
  { variables }: Pick<FilterContext, 'variables'>,
): (document: Bson) => boolean {
  const query = new Query({ $expr: plain(operand) }, { ...EXPRESSION_OPTIONS, ...(variables && { variables }) });
  return (document) => query.test(plainDocument(document));
}

/** A random share of the documents. */
export function sampled(operand: unknown, context: Pick<FilterContext, 'variables'>): (document: Bson) => boolean {
  const rate = isBsonNumber(operand) ? asDouble(operand) : NaN;
  if (!(rate >= 0 && rate <= 1))
    throw new CommandFailure('BadValue', 'numeric argument to $sampleRate must be in [0, 1]');
  return expression({ $lt: [{ $rand: {} }, rate] }, context);
}
