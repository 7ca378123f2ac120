import { Context } from 'mingo';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { type Options } from 'mingo/types';
import { COMPARISONS } from './comparing.ts';

/** What mingo is to work with: all its operators, comparisons of our own, and no code that a client sends (`$where`, `$function`). */
export const MINGO_OPTIONS: Partial<Options> = {
  scriptEnabled: false,
  context: Context.init({
    accumulator,
    expression,
    pipeline,
    projection,
    query: { ...query, ...COMPARISONS },
    window,
  }),
};
