import { Double, Long } from 'bson';
import { evalExpr } from 'mingo/core';
import * as mingo from 'mingo/operators/expression';
import { isDocument, plain } from '../bson.ts';
import { type Options } from 'mingo/types';
import { EXPRESSION_OPTIONS } from '../query/expressionOptions.ts';
import { type Compiler, type Evaluate, type Operator } from './expression.ts';

/** Code that a client sends is never run; what is of another server, or would be other than MongoDB's, is not there. */
const REFUSED = new Set(['$function', '$accumulator', '$sigmoid', '$toHashedIndexKey']);

/** The operators of texts, dates and angles, and a few others, which mingo computes from the plain values of their operands. */
export function borrowed(name: string): Operator | undefined {
  if (REFUSED.has(name) || !(name in mingo)) return undefined;
  return (operand, compiler) => {
    const evaluate = operandValue(operand, compiler);
    const typed = RESULTS[name] ?? ((value) => value);
    return (scope) => typed(evalExpr({}, { [name]: literal(evaluate(scope)) }, OPTIONS));
  };
}

/** Where a plain number does not say of which type it is. */
const RESULTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  $dateToParts: inOrderOfSize,
  $dateDiff: (value) => (typeof value === 'number' ? Long.fromNumber(value) : value),
  $median: asDoubles,
  $percentile: asDoubles,
  $rand: asDoubles,
};

const PARTS = ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'hour', 'minute', 'second'];

function inOrderOfSize(parts: unknown): unknown {
  if (!isDocument(parts)) return parts;
  const first = PARTS.filter((name) => name in parts).map((name) => [name, parts[name]] as const);
  return { ...Object.fromEntries(first), ...parts };
}

function asDoubles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asDoubles);
  return typeof value === 'number' ? new Double(value) : value;
}

/** mingo fills in what is not given. */
const OPTIONS = EXPRESSION_OPTIONS as Options;

/** The operands keep their arrangement: a list, or fields with names. */
function operandValue(operand: unknown, { compile }: Compiler): Evaluate {
  if (Array.isArray(operand)) {
    const compiled = operand.map(compile);
    return (scope) => compiled.map((evaluate) => new Operand(evaluate(scope)));
  }
  if (isDocument(operand) && !(Object.keys(operand)[0]?.startsWith('$') ?? false)) {
    const compiled = Object.entries(operand).map(([name, value]) => [name, compile(value)] as const);
    return (scope) => Object.fromEntries(compiled.map(([name, evaluate]) => [name, new Operand(evaluate(scope))]));
  }
  const evaluate = compile(operand);
  return (scope) => new Operand(evaluate(scope));
}

/** Marks where in an arrangement a value begins that is not to be looked into. */
class Operand {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

function literal(arranged: unknown): unknown {
  if (arranged instanceof Operand) return { $literal: plain(arranged.value) };
  if (Array.isArray(arranged)) return arranged.map(literal);
  if (isDocument(arranged))
    return Object.fromEntries(Object.entries(arranged).map(([name, part]) => [name, literal(part)]));
  return arranged;
}
