import { CommandFailure } from '../commandFailure.ts';
import { positionIn } from '../query/reaching.ts';

/** The steps of a path to a field that an operator writes. @throws {CommandFailure} EmptyFieldName, BadValue */
export function updateSteps(path: string): readonly string[] {
  if (path === '') throw new CommandFailure('EmptyFieldName', 'An empty update path is not valid.');
  const steps = path.split('.');
  if (steps.includes(''))
    throw new CommandFailure(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  checkFirstStep(steps, path);
  if (steps.filter((step) => step === '$').length > 1)
    throw new CommandFailure('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
  return steps;
}

function checkFirstStep([first = '']: readonly string[], path: string): void {
  if (isPositional(first)) {
    const kind = first === '$' ? "positional (i.e. '$')" : "array filter identifier (i.e. '$[<id>]')";
    throw new CommandFailure('BadValue', `Cannot have ${kind} element in the first position in path '${path}'`);
  }
}

/**
 * Refuses to write a field at the top whose name begins with a dollar, but into a document that is being made, which may
 * have any but the parts of a reference.
 * @throws {CommandFailure} DollarPrefixedFieldName
 */
export function checkDollar(steps: readonly string[], isInsert: boolean): void {
  const [first = ''] = steps;
  if (!first.startsWith('$') || (isInsert && !REFERENCE.has(first))) return;
  throw new CommandFailure(
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${first}' in '${steps.join('.')}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

const REFERENCE = new Set(['$ref', '$id', '$db']);

/** Whether a step stands for elements of an array: the one found, all, or those of a filter. */
export function isPositional(step: string): boolean {
  return step === '$' || isMany(step);
}

/** The name of the filter of elements in `$[name]`; empty in `$[]`, `undefined` in other steps. */
export function elementFilterIn(step: string): string | undefined {
  return isMany(step) ? step.slice(2, -1) : undefined;
}

function isMany(step: string): boolean {
  return step.startsWith('$[') && step.endsWith(']');
}

/** The order in which fields are written: names as texts, positions as numbers, step by step. */
export function compareSteps(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((step, index) => step !== other[index]);
  const [left, right] = [one[at], other[at]];
  if (left === undefined || right === undefined) return one.length - other.length;
  const [leftPosition, rightPosition] = [positionIn(left), positionIn(right)];
  if (leftPosition >= 0 && rightPosition >= 0) return leftPosition - rightPosition;
  return left < right ? -1 : 1;
}

/** Refuses to have one path written twice, or a path within another one that is written. */
export function checkConflicts(paths: readonly (readonly string[])[]): void {
  const written = new Set<string>();
  const entered = new Set<string>();
  for (const steps of paths) {
    const path = steps.join('.');
    const around = steps.map((_, at) => steps.slice(0, at).join('.')).slice(1);
    const place = entered.has(path) || written.has(path) ? path : around.find((each) => written.has(each));
    if (place !== undefined)
      throw new CommandFailure(
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${place}'`,
      );
    written.add(path);
    for (const each of around) entered.add(each);
  }
}
