import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldOf } from '../query/reaching.ts';
import { shown, shownField } from '../values/shown.ts';
import { isPositional, updateSteps } from './updatePath.ts';

export interface Renaming {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Reads one field of `$rename`. */
export function readRenaming(path: string, operand: unknown): Renaming {
  if (typeof operand !== 'string')
    throw new CommandFailure('BadValue', `The 'to' field for $rename must be a string: ${path}: ${shown(operand)}`);
  const [from, to] = [updateSteps(path), updateSteps(operand)];
  if (path === operand)
    throw new CommandFailure(
      'BadValue',
      `The source and target field for $rename must differ: ${path}: ${shown(operand)}`,
    );
  if (from.some(isPositional))
    throw new CommandFailure('BadValue', `The source field for $rename may not be dynamic: ${path}`);
  if (to.some(isPositional))
    throw new CommandFailure('BadValue', `The destination field for $rename may not be dynamic: ${operand}`);
  return { from, to };
}

/** The value that a renaming moves, `undefined` where there is none. @throws {CommandFailure} BadValue where the way leads through an array */
export function movedValue(document: Bson, { from, to }: Renaming): unknown {
  const value = withoutArrays(document, from, 'source');
  if (value !== undefined) withoutArrays(document, to, 'destination');
  return value;
}

function withoutArrays(document: Bson, steps: readonly string[], role: string): unknown {
  let value: unknown = document;
  for (const [at, step] of steps.entries()) {
    if (Array.isArray(value))
      throw new CommandFailure(
        'BadValue',
        `The ${role} field cannot be an array element, '${steps.join('.')}' in doc with ${shownField('_id', document['_id']).slice(1, -1)} has an array field called '${steps[at - 1] ?? ''}'`,
      );
    value = fieldOf(value, step);
  }
  return value;
}
