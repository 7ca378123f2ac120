import { type Bson } from '../bson.ts';
import { type TextOrder } from '../values/text.ts';
import { type Condition, type Criterion } from './condition.ts';

/** What filters are compiled with. */
export interface FilterContext {
  /** `let` of the command, for `$expr`. */
  readonly variables?: Bson | undefined;
  /** The order of texts where a collation asks for another than that of code points. */
  readonly texts?: TextOrder | undefined;
  /** Told when a filter asks for more than plain numbers say: documents must be tested with their BSON types then. */
  readonly needTypes: () => void;
  readonly compileFilter: (filter: Bson) => Criterion;
  readonly compileConditions: (operators: Bson) => Condition;
}

/** An operator of a field: its operand, and the other operators beside it. */
export type FieldOperator = (operand: unknown, beside: Bson, context: FilterContext) => Condition;
