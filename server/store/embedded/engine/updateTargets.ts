import { type Bson, isDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';

/**
 * Refuses an update whose operators cannot do what they say to this document (plain numbers): mingo would leave the
 * field as it is without a word. Paths with positions of arrays are mingo's to resolve.
 */
export function checkTargets(document: Bson, change: Bson): void {
  for (const [operator, fields] of Object.entries(change)) {
    if (!isDocument(fields)) continue;
    for (const [path, operand] of Object.entries(fields)) checkTarget(document, { operator, path, operand });
  }
}

interface Target {
  readonly operator: string;
  readonly path: string;
  readonly operand: unknown;
}

const ARITHMETIC = new Set(['$inc', '$mul']);
const OF_ARRAYS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
/** These take away: where there is nothing, there is nothing to do. */
const TAKING_AWAY = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

function checkTarget(document: Bson, { operator, path, operand }: Target): void {
  const steps = path.split('.');
  if (steps.some((step) => step.startsWith('$'))) return;
  const value = reached(document, steps, operator);
  if (ARITHMETIC.has(operator) && (!isNumber(value) || typeof operand !== 'number'))
    throw new CommandFailure('TypeMismatch', `Cannot apply ${operator} to the field '${path}': a number is needed`);
  if (OF_ARRAYS.has(operator) && value !== undefined && !Array.isArray(value))
    throw new CommandFailure('BadValue', `The field '${path}' must be an array for ${operator}`);
}

/** Missing counts as the number from which the operator starts. */
function isNumber(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}

/** What a path leads to; nothing can be made within what is neither a document nor an array. */
function reached(document: Bson, steps: readonly string[], operator: string): unknown {
  let value: unknown = document;
  for (const step of steps) {
    if (value === undefined) return undefined;
    if (!isWay(value, step)) {
      if (TAKING_AWAY.has(operator)) return undefined;
      throw new CommandFailure('PathNotViable', `Cannot create field '${step}' within '${steps.join('.')}'`);
    }
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

function isWay(value: unknown, step: string): value is object {
  return isDocument(value) || (Array.isArray(value) && /^\d+$/.test(step));
}
