import { Context } from 'mingo';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { type Options } from 'mingo/types';
import { EXPRESSION_COMPARISONS } from './expressionComparisons.ts';

/** The operators of mingo, with comparisons of our own. */
const OPERATORS = {
  accumulator,
  expression: { ...expression, ...EXPRESSION_COMPARISONS },
  pipeline,
  projection,
  query,
  window,
};

/** How mingo evaluates expressions: no code that a client sends (`$function`). */
export const EXPRESSION_OPTIONS: Partial<Options> = { scriptEnabled: false, context: Context.init(OPERATORS) };
