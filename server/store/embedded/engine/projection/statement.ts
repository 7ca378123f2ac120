import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';

/** What a projection says of one path. */
export type Wish =
  | { readonly kind: 'include' | 'exclude' | 'positional' }
  | { readonly kind: 'slice'; readonly skip: number; readonly limit: number }
  | { readonly kind: 'elemMatch'; readonly condition: unknown }
  | { readonly kind: 'meta'; readonly name: string }
  | { readonly kind: 'computed'; readonly expression: unknown };

export interface Wished {
  readonly path: string;
  readonly steps: readonly string[];
  readonly wish: Wish;
}

/** Reads a projection as one wish for each path. @throws {CommandFailure} for paths that are none, or that collide */
export function readWishes(projection: Bson): readonly Wished[] {
  const wishes = wishesWithin([], projection);
  checkCollisions(wishes);
  const positional = wishes.filter(({ wish }) => wish.kind === 'positional');
  if (positional.length > 1)
    throw new CommandFailure(31276, 'Cannot specify more than one positional projection per query.');
  if (positional.length > 0 && wishes.some(({ wish }) => wish.kind === 'elemMatch'))
    throw new CommandFailure(31256, 'Cannot specify positional operator and $elemMatch.');
  return wishes;
}

function wishesWithin(before: readonly string[], projection: Bson): readonly Wished[] {
  return Object.entries(projection).flatMap(([name, stated]) => {
    const steps = [...before, ...name.split('.')];
    if (isDocument(stated) && Object.keys(stated).length > 0 && !Object.keys(stated)[0]?.startsWith('$'))
      return wishesWithin(steps, stated);
    return [wished(steps, stated)];
  });
}

function wished(steps: readonly string[], stated: unknown): Wished {
  const isPositional = steps.at(-1) === '$' && steps.length > 1;
  const shown = isPositional ? steps.slice(0, -1) : steps;
  checkSteps(shown);
  const wish = isPositional ? positional(stated, steps.join('.')) : wishOf(stated, shown);
  return { path: shown.join('.'), steps: shown, wish };
}

function positional(stated: unknown, path: string): Wish {
  if (flagOf(stated) === true) return { kind: 'positional' };
  throw new CommandFailure(31395, `positional projection cannot be used with exclusion or an expression: ${path}`);
}

/** A number or a switch as yes or no; `undefined` for anything else. */
function flagOf(stated: unknown): boolean | undefined {
  if (typeof stated === 'boolean') return stated;
  return isBsonNumber(stated) ? asDouble(stated) !== 0 : undefined;
}

function wishOf(stated: unknown, steps: readonly string[]): Wish {
  const flag = flagOf(stated);
  if (flag !== undefined) return { kind: flag ? 'include' : 'exclude' };
  if (!isDocument(stated)) return { kind: 'computed', expression: stated };
  const { $slice, $elemMatch, $meta } = stated;
  const slice = $slice === undefined ? undefined : sliceOf($slice);
  if (slice) return slice;
  if ($elemMatch !== undefined) return elemMatch($elemMatch, steps);
  if (typeof $meta === 'string') return { kind: 'meta', name: $meta };
  return { kind: 'computed', expression: stated };
}

/** As a projection, not as the expression of the same name, whose first operand is an array. */
function sliceOf(stated: unknown): Wish | undefined {
  if (isBsonNumber(stated)) {
    const count = Math.trunc(asDouble(stated));
    return count < 0 ? { kind: 'slice', skip: count, limit: -count } : { kind: 'slice', skip: 0, limit: count };
  }
  if (!Array.isArray(stated))
    throw new CommandFailure(28667, 'Invalid $slice syntax. The given syntax did not match the find() syntax.');
  const operands: readonly unknown[] = stated;
  const [skip, limit] = operands;
  if (!isBsonNumber(skip) || !isBsonNumber(limit)) return undefined;
  if (asDouble(limit) <= 0)
    throw new CommandFailure(28724, `First argument to $slice must be an array, but is of type: int`);
  return { kind: 'slice', skip: Math.trunc(asDouble(skip)), limit: Math.trunc(asDouble(limit)) };
}

function elemMatch(condition: unknown, steps: readonly string[]): Wish {
  if (!isDocument(condition)) throw new CommandFailure(31274, 'elemMatch: Invalid argument, object required');
  if (steps.length > 1) throw new CommandFailure(31275, 'Cannot use $elemMatch projection on a nested field');
  return { kind: 'elemMatch', condition };
}

function checkSteps(steps: readonly string[]): void {
  if (steps.includes('')) throw new CommandFailure(40353, 'FieldPath field names may not be empty strings.');
  if (steps.some((step) => step.startsWith('$') && !REFERENCE.has(step)))
    throw new CommandFailure(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
}

const REFERENCE = new Set(['$ref', '$id', '$db']);

function checkCollisions(wishes: readonly Wished[]): void {
  const paths = new Set<string>();
  for (const { path, steps } of wishes) {
    if (paths.has(path)) throw new CommandFailure(31250, `Path collision at ${path}`);
    const around = steps.map((_, at) => steps.slice(0, at).join('.')).slice(1);
    const collides = around.some((each) => paths.has(each)) || [...paths].some((each) => each.startsWith(`${path}.`));
    if (collides) throw new CommandFailure(31249, `Path collision at ${path} remaining portion ${steps.at(-1) ?? ''}`);
    paths.add(path);
  }
}
