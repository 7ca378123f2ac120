import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldOf } from '../query/reaching.ts';
import { ANGLES } from './angles.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { ARRAYS } from './arrays.ts';
import { BITS } from './bits.ts';
import { BOOLEANS } from './booleans.ts';
import { CONVERSIONS } from './conversions.ts';
import { DATES } from './dates.ts';
import { FOLDS } from './folds.ts';
import { borrowed } from './borrowed.ts';
import { type Compiler, type Evaluate, type Operators } from './expression.ts';
import { META } from './meta.ts';
import { OBJECTS } from './objects.ts';
import { valueOrder, type ValueOrder } from './ordering.ts';
import { ROUNDING } from './rounding.ts';
import { SETS } from './sets.ts';
import { TEXTS } from './texts.ts';
import { VARIABLES } from './variables.ts';
import { type TextOrder } from '../values/text.ts';

/** What an expression may use beside the document. */
export interface ExpressionGround {
  /** What it may name: the `let` of a command or a stage, evaluated, and the time of the command. */
  readonly variables?: Bson;
  /** The order of texts where a collation asks for another than that of code points. */
  readonly texts?: TextOrder | undefined;
}

/** The value of an expression for a document; with `current` paths begin there instead. */
export type Expression = (
  document: unknown,
  more?: { readonly current?: unknown; readonly variables?: Bson },
) => unknown;

/**
 * Compiles an expression (numbers in their BSON classes, or plain).
 *
 * @throws {CommandFailure} InvalidPipelineOperator, 17276, 15983
 */
export function compileExpression(
  expression: unknown,
  ground: ExpressionGround = {},
  names: readonly string[] = [],
): Expression {
  const { variables = {}, texts } = ground;
  const evaluate = compilerOf(new Set([...Object.keys(variables), ...names]), valueOrder(texts)).compile(expression);
  const shared = { ...CONSTANTS, ...variables };
  return (document, more = {}) =>
    evaluate({
      root: document,
      current: 'current' in more ? more.current : document,
      variables: more.variables ? { ...shared, ...more.variables } : shared,
    });
}

function compilerOf(names: ReadonlySet<string>, order: ValueOrder): Compiler {
  const compiler: Compiler = {
    order,
    compile(expression) {
      if (typeof expression === 'string')
        return expression.startsWith('$') ? reference(expression, names) : () => expression;
      if (Array.isArray(expression)) return list(expression.map(compiler.compile));
      if (isDocument(expression)) return ofDocument(expression, compiler);
      return () => expression;
    },
    knowing: (more) => compilerOf(new Set([...names, ...more]), order),
  };
  return compiler;
}

function list(elements: readonly Evaluate[]): Evaluate {
  return (scope) => elements.map((element) => element(scope) ?? null);
}

function reference(text: string, names: ReadonlySet<string>): Evaluate {
  if (text.startsWith('$$')) return variable(text.slice(2), names);
  const steps = text.slice(1).split('.');
  if (steps.includes('')) throw new CommandFailure(40353, `'${text}' is not a valid field path`);
  const [only = ''] = steps;
  return steps.length === 1 ? ({ current }) => valueOf(current, only) : ({ current }) => valueAlong(current, steps);
}

function variable(path: string, names: ReadonlySet<string>): Evaluate {
  const [name = '', ...steps] = path.split('.');
  if (name === 'ROOT') return ({ root }) => valueAlong(root, steps);
  if (name === 'CURRENT') return ({ current }) => valueAlong(current, steps);
  if (!names.has(name) && !(name in CONSTANTS)) throw unknownVariable(name);
  if (steps.length === 0) return ({ variables }) => variables[name];
  return ({ variables }) => valueAlong(variables[name], steps);
}

const CONSTANTS = { REMOVE: undefined, DESCEND: 'descend', PRUNE: 'prune', KEEP: 'keep' };

/** Where no command is done there is no time of one. */
function unknownVariable(name: string): CommandFailure {
  if (name === 'NOW' || name === 'CLUSTER_TIME')
    return new CommandFailure(51144, `Builtin variable '$$${name}' is not available`);
  return new CommandFailure(17276, `Use of undefined variable: ${name}`);
}

function valueOf(value: unknown, step: string): unknown {
  return Array.isArray(value) ? valueAlong(value, [step]) : fieldOf(value, step);
}

/** Arrays on the way give an array of what their documents have there. */
function valueAlong(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(value))
    return value.map((element) => valueAlong(element, steps)).filter((each) => each !== undefined);
  return valueAlong(fieldOf(value, step), rest);
}

function ofDocument(expression: Bson, compiler: Compiler): Evaluate {
  const entries = Object.entries(expression);
  const [first] = entries;
  if (!first?.[0].startsWith('$')) return fields(entries, compiler);
  const [name, operand] = first;
  if (entries.length > 1)
    throw new CommandFailure(
      15983,
      `an expression specification must contain exactly one field, the name of the expression. Found ${entries.length} fields`,
    );
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : borrowed(name);
  if (!operator) throw new CommandFailure('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  return operator(operand, compiler);
}

/** A field without a value is left out. */
function fields(entries: readonly (readonly [string, unknown])[], { compile }: Compiler): Evaluate {
  const compiled = entries.map(([name, value]) => [name, compile(value)] as const);
  return (scope) =>
    Object.fromEntries(
      compiled.flatMap(([name, evaluate]) => {
        const value = evaluate(scope);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
}

const OPERATORS: Operators = {
  ...ANGLES,
  ...ARITHMETIC,
  ...ROUNDING,
  ...ARRAYS,
  ...BITS,
  ...BOOLEANS,
  ...CONVERSIONS,
  ...DATES,
  ...FOLDS,
  ...META,
  ...OBJECTS,
  ...SETS,
  ...TEXTS,
  ...VARIABLES,
};
