import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { positionIn } from '../query/reaching.ts';
import { shownField } from '../values/shown.ts';
import { KEPT, type Modification, REMOVED } from './modification.ts';
import { childOf } from './resolving.ts';

/** A document that is nobody else's, to be changed in place. */
export type Draft = Record<string, unknown>;

/** Lets a modification loose on the field that the steps lead to. @throws {CommandFailure} PathNotViable */
export function modify(draft: Draft, steps: readonly string[], modification: Modification): void {
  const { container, depth } = deepest(draft, steps);
  const [step = '', ...missing] = steps.slice(depth);
  if (!isWay(container, step)) {
    refuse(modification, notViable(step, container, steps[depth - 1]));
    return;
  }
  const current = missing.length === 0 ? childOf(container, step) : undefined;
  if (current === undefined && !modification.creates) return;
  const value = modification.apply(current, { path: steps.join('.'), document: draft });
  if (value === REMOVED) remove(container, step);
  else if (value !== KEPT) put(container, step, wrapped(missing, value));
}

/** An operator that makes nothing has nothing to do where nothing can be made. */
function refuse({ creates }: Modification, failure: CommandFailure): void {
  if (creates) throw failure;
}

/** Follows the steps but the last as far as there is something. */
function deepest(draft: Draft, steps: readonly string[]): { readonly container: unknown; readonly depth: number } {
  let container: unknown = draft;
  for (const [depth, step] of steps.slice(0, -1).entries()) {
    const next = isWay(container, step) ? childOf(container, step) : undefined;
    if (next === undefined) return { container, depth };
    container = next;
  }
  return { container, depth: steps.length - 1 };
}

type Container = Draft | unknown[];

function isWay(container: unknown, step: string): container is Container {
  return isDocument(container) || (Array.isArray(container) && positionIn(step) >= 0);
}

function notViable(step: string, container: unknown, name = ''): CommandFailure {
  return new CommandFailure('PathNotViable', `Cannot create field '${step}' in element ${shownField(name, container)}`);
}

/** An element that goes leaves null, so that the others keep their positions. */
function remove(container: Container, step: string): void {
  if (Array.isArray(container)) container[Number(step)] = null;
  else Reflect.deleteProperty(container, step);
}

function put(container: Container, step: string, value: unknown): void {
  if (Array.isArray(container)) putElement(container, Number(step), value);
  // Plain assignment of a field of this name would set what a document inherits.
  else if (step === '__proto__')
    Object.defineProperty(container, step, { value, enumerable: true, configurable: true, writable: true });
  else Object.assign(container, { [step]: value });
}

/** As MongoDB has it, so that a typing error does not fill the memory. */
const MAX_PADDING = 1_500_000;

function putElement(array: unknown[], position: number, value: unknown): void {
  if (position - array.length > MAX_PADDING)
    throw new CommandFailure('BadValue', `can't backfill more than ${MAX_PADDING} elements`);
  while (array.length < position) array.push(null);
  array[position] = value;
}

/** The value within the documents that are missing around it. */
function wrapped(steps: readonly string[], value: unknown): unknown {
  return steps.reduceRight<unknown>((inner, step) => Object.fromEntries([[step, inner]]), value);
}
