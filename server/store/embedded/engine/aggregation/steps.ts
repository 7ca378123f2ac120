import { Long } from 'bson';
import { type Bson, isDocument, plain, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { compileFilter } from '../matching.ts';
import { excluding, fieldTree } from '../projection/fieldTree.ts';
import { typeOf } from '../values/bsonTypes.ts';
import { compileAddFields, placedAt } from './addFields.ts';
import { refuseText } from './leadingText.ts';
import { compileRedact } from './redact.ts';
import { type DocumentStep, type StepCompiler, type StepGround } from './stage.ts';
import { compileStageProjection } from './stageProjection.ts';

/** The stages that look at one document at a time. */
export const STEPS: Readonly<Record<string, StepCompiler>> = {
  $match: matching,
  $project: projecting,
  $addFields: (operand, ground) => changing(compileAddFields('$addFields', operand, ground)),
  $set: (operand, ground) => changing(compileAddFields('$set', operand, ground)),
  $unset: unsetting,
  $replaceRoot: (operand, ground) => {
    if (!isDocument(operand) || !('newRoot' in operand))
      throw new CommandFailure(40231, 'no newRoot specified for the $replaceRoot stage');
    return replacing(operand['newRoot'], ground);
  },
  $replaceWith: replacing,
  $redact: (operand, ground) => compileRedact(operand, ground),
  $unwind: unwinding,
};

function changing(change: (document: Bson) => Bson): DocumentStep {
  return (document) => [change(document)];
}

function matching(operand: unknown, { variables, texts }: Parameters<StepCompiler>[1]): DocumentStep {
  if (!isDocument(operand)) throw new CommandFailure(15959, 'the match filter must be an expression in an object');
  const filter = plainDocument(operand);
  refuseText(filter);
  const test = compileFilter(filter, variables, texts);
  return (document) => (!test || test(document) ? [document] : []);
}

function projecting(operand: unknown, ground: StepGround): DocumentStep {
  const project = compileStageProjection(operand, ground);
  return (document) => [project({ typed: document, plain: document })];
}

function unsetting(operand: unknown): DocumentStep {
  const paths: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string'))
    throw new CommandFailure(31002, '$unset specification must be a string or an array of strings');
  const tree = fieldTree(paths.map((path) => path.split('.')));
  return (document) => [excluding(document, tree)];
}

function replacing(expression: unknown, ground: Parameters<StepCompiler>[1]): DocumentStep {
  const evaluate = compileExpression(expression, ground);
  return (document) => {
    const root = evaluate(document);
    if (isDocument(root)) return [root];
    throw new CommandFailure(
      40228,
      `'newRoot' expression  must evaluate to an object, but resulting value was of type: ${root === undefined ? 'missing' : typeOf(root)}`,
    );
  };
}

interface Unwind {
  readonly steps: readonly string[];
  /** Writes which element it was. */
  readonly indexed: (document: Bson, index: Long | null) => Bson;
  readonly keepsEmpty: boolean;
}

function unwinding(operand: unknown): DocumentStep {
  const unwind = readUnwind(operand);
  return (document) => unwound(document, unwind);
}

function readUnwind(operand: unknown): Unwind {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = isDocument(operand) ? operand : { path: operand };
  if (typeof path !== 'string') throw new CommandFailure(28812, `no path specified to $unwind stage`);
  if (!path.startsWith('$'))
    throw new CommandFailure(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  return {
    steps: path.slice(1).split('.'),
    keepsEmpty: plain(preserveNullAndEmptyArrays) === true,
    indexed: typeof includeArrayIndex === 'string' ? placedAt(includeArrayIndex) : (document) => document,
  };
}

function unwound(document: Bson, { steps, indexed, keepsEmpty }: Unwind): readonly Bson[] {
  const value = valueWithin(document, steps);
  if (!Array.isArray(value)) {
    if (value === undefined || value === null) return keepsEmpty ? [indexed(document, null)] : [];
    return [indexed(document, null)];
  }
  if (value.length === 0) return keepsEmpty ? [indexed(withValue(document, steps, undefined), null)] : [];
  return value.map((element: unknown, at) => indexed(withValue(document, steps, element), Long.fromNumber(at)));
}

/** Through documents only. */
function valueWithin(document: Bson, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) => (isDocument(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    document,
  );
}

/** The field keeps its place; it goes where there is no value. */
function withValue(document: Bson, [step = '', ...rest]: readonly string[], value: unknown): Bson {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, part]) => {
      if (name !== step) return [[name, part] as const];
      const within = rest.length > 0 && isDocument(part) ? withValue(part, rest, value) : value;
      return within === undefined ? [] : [[name, within] as const];
    }),
  );
}
