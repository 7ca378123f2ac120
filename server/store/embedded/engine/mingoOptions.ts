import { Context } from 'mingo';
import { type Options } from 'mingo/types';
import { isDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { compileFilter } from './matching.ts';
import { EXPRESSION_OPTIONS, OPERATORS } from './query/expressionOptions.ts';

const $match: typeof OPERATORS.pipeline.$match = (documents, filter, { variables }) => {
  if (!isDocument(filter)) throw new CommandFailure(15959, 'the match filter must be an expression in an object');
  const test = compileFilter(filter, variables);
  return test ? documents.filter((document) => isDocument(document) && test(document)) : documents;
};

/** What mingo is to work with: all its operators, filters and comparisons of our own, and no code that a client sends. */
export const MINGO_OPTIONS: Partial<Options> = {
  ...EXPRESSION_OPTIONS,
  context: Context.init({ ...OPERATORS, pipeline: { ...OPERATORS.pipeline, $match } }),
};
