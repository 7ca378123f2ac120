import { DBRef } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { referenced } from '../values/reference.ts';

/** The outcome of a search along a path: nothing found, found without an array on the way, or found in this element of the outermost array. */
export const NOWHERE = -2;
const OUTSIDE_ARRAYS = -1;

export interface Sought {
  readonly steps: readonly string[];
  /** Whether the elements of an array at the end of the path count one by one, before the array itself. */
  readonly intoElements: boolean;
  /** Of a value; a missing field is `undefined`. */
  readonly test: (value: unknown) => boolean;
}

/**
 * Looks along a path for a value that passes, in MongoDB's way: arrays on the way are gone through by the documents in
 * them, and by a number in the path. Where an array on the way holds neither, there is nothing, not even a missing value.
 */
export function reach(value: unknown, sought: Sought, from = 0): number {
  const { steps } = sought;
  let current = value;
  for (let at = from; at < steps.length; at += 1) {
    if (Array.isArray(current)) return reachInArray(current, sought, at);
    current = fieldOf(current, steps[at] ?? '');
    if (current === undefined) break;
  }
  return reachAtEnd(current, sought);
}

function reachAtEnd(value: unknown, { intoElements, test }: Sought): number {
  const found = intoElements && Array.isArray(value) ? value.findIndex((element) => test(element)) : -1;
  if (found >= 0) return found;
  return test(value) ? OUTSIDE_ARRAYS : NOWHERE;
}

/** A field of a document; `undefined` where there is none, or no document. */
export function fieldOf(value: unknown, name: string): unknown {
  const document = asDocument(value);
  return document && Object.hasOwn(document, name) ? document[name] : undefined;
}

/** A document, or a reference as the document that it is stored as; `undefined` for anything else. */
export function asDocument(value: unknown): Bson | undefined {
  if (isDocument(value)) return value;
  return value instanceof DBRef ? referenced(value) : undefined;
}

function reachInArray(array: readonly unknown[], sought: Sought, at: number): number {
  const index = positionIn(sought.steps[at] ?? '');
  for (const [position, element] of array.entries()) {
    if (asDocument(element) && reach(element, sought, at) !== NOWHERE) return position;
    if (position === index && passesBeyond(element, sought, at + 1)) return position;
  }
  return NOWHERE;
}

/** Behind a position: an array that the path ends at counts as a whole there. */
function passesBeyond(element: unknown, sought: Sought, next: number): boolean {
  if (next === sought.steps.length) return sought.test(element);
  if (Array.isArray(element)) return reachInArray(element, sought, next) !== NOWHERE;
  return asDocument(element) !== undefined && reach(element, sought, next) !== NOWHERE;
}

/** The position that a step of a path is, -1 where it is a name. */
export function positionIn(step: string): number {
  return /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : -1;
}
