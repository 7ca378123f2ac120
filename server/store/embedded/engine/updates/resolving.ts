import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldOf, positionIn } from '../query/reaching.ts';
import { shown } from '../values/shown.ts';
import { type ElementTests } from './arrayFilters.ts';
import { elementFilterIn, isPositional } from './updatePath.ts';

export interface Resolving {
  readonly document: Bson;
  readonly elementTests: ElementTests;
  /** In which element the filter of the command found the document. */
  readonly matched: () => number | undefined;
}

/** The paths that a path with `$`, `$[]` or `$[name]` stands for in a document. */
export function resolved(steps: readonly string[], resolving: Resolving): readonly (readonly string[])[] {
  if (!steps.some(isPositional)) return [steps];
  return resolvedFrom([], steps, resolving);
}

function resolvedFrom(
  before: readonly string[],
  [step, ...rest]: readonly string[],
  resolving: Resolving,
): readonly (readonly string[])[] {
  if (step === undefined) return [before];
  return stepsFor(step, before, { resolving, rest }).flatMap((each) =>
    resolvedFrom([...before, each], rest, resolving),
  );
}

function stepsFor(
  step: string,
  before: readonly string[],
  { resolving, rest }: { readonly resolving: Resolving; readonly rest: readonly string[] },
): readonly string[] {
  if (step === '$') return [matchedStep(resolving)];
  const name = elementFilterIn(step);
  if (name === undefined) return [step];
  const path = [...before, step, ...rest].join('.');
  const test = name === '' ? () => true : resolving.elementTests.get(name);
  if (!test) throw new CommandFailure('BadValue', `No array filter found for identifier '${name}' in path '${path}'`);
  const array = arrayAt(resolving.document, before);
  return array.flatMap((element, at) => (test(element) ? [String(at)] : []));
}

function matchedStep({ matched }: Resolving): string {
  const position = matched();
  if (position !== undefined) return String(position);
  throw new CommandFailure('BadValue', 'The positional operator did not find the match needed from the query.');
}

function arrayAt(document: Bson, steps: readonly string[]): readonly unknown[] {
  const value = steps.reduce<unknown>(childOf, document);
  if (Array.isArray(value)) return value;
  if (value === undefined)
    throw new CommandFailure(
      'BadValue',
      `The path '${steps.join('.')}' must exist in the document in order to apply array updates.`,
    );
  throw new CommandFailure(
    'BadValue',
    `Cannot apply array updates to non-array element ${steps.at(-1) ?? ''}: ${shown(value)}`,
  );
}

/** What a step leads to from a document, or a position from an array. */
export function childOf(value: unknown, step: string): unknown {
  if (!Array.isArray(value)) return fieldOf(value, step);
  const position = positionIn(step);
  const elements: readonly unknown[] = value;
  return position < 0 ? undefined : elements[position];
}
