import { type Bson } from '../bson.ts';
import { type ValueOrder } from './ordering.ts';

/** What an expression is evaluated in: the document, and what variables stand for. Values have their BSON types. */
export interface Scope {
  readonly root: unknown;
  /** What paths begin at; other than the root only where `$redact` looks into a document. */
  readonly current: unknown;
  readonly variables: Bson;
}

/** The value of an expression; `undefined` where it is missing. */
export type Evaluate = (scope: Scope) => unknown;

/** What operators compile their operands with. */
export interface Compiler {
  readonly compile: (expression: unknown) => Evaluate;
  /** How values compare. */
  readonly order: ValueOrder;
  /** The compiler within which these variables are known as well. */
  readonly knowing: (names: readonly string[]) => Compiler;
}

/** Compiles an operator with what it is applied to. */
export type Operator = (operand: unknown, compiler: Compiler) => Evaluate;

export type Operators = Readonly<Record<string, Operator>>;

/** Whether there is a value that is not null. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
