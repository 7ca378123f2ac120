import { Aggregator } from 'mingo/aggregator';
import { updateOne } from 'mingo/updater';
import { type Bson, decodePlain, decodeTyped, encode, isDocument, plain, plainDocument, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { MINGO_OPTIONS } from './mingoOptions.ts';
import { orderedKey } from './orderedKey.ts';
import { reconcile } from './reconcile.ts';
import { checkTargets } from './updateTargets.ts';

/** What an update command asks to be done to each document that matches. */
export interface Update {
  /** The filter by which the document was found (plain numbers): the operator `$` needs it. */
  readonly filter: Bson;
  /** A replacement, operators, or a pipeline; numbers in their BSON classes. */
  readonly change: Bson | readonly Bson[];
  readonly arrayFilters?: readonly Bson[];
  readonly variables?: Bson;
}

/** The bytes of a document after an update. */
export function updated(bytes: Uint8Array, update: Update): Uint8Array {
  const before = { typed: decodeTyped(bytes), plain: decodePlain(bytes) };
  const replacement = replacementOf(update.change);
  return replacement ? replaced(before, replacement) : changed(before, update);
}

/** The bytes that an update makes of a document that is not stored yet: `$setOnInsert` counts, `_id` is whatever the seed has. */
export function updatedSeed(seed: Bson, update: Update): Uint8Array {
  return changed({ typed: seed, plain: plainDocument(seed) }, update);
}

/** The change as the whole document that it is, `undefined` where it is operators or a pipeline. */
export function replacementOf(change: Bson | readonly Bson[]): Bson | undefined {
  return isPipeline(change) || hasOperators(change) ? undefined : change;
}

/** Whether the first field of a change is an operator; a change that mixes both is refused by the command. */
export function hasOperators(change: Bson): boolean {
  return Object.keys(change)[0]?.startsWith('$') ?? false;
}

/** Whether a change is an aggregation pipeline. */
export function isPipeline(change: Bson | readonly Bson[]): change is readonly Bson[] {
  return Array.isArray(change);
}

interface Before {
  readonly typed: Bson;
  readonly plain: Bson;
}

function replaced(before: Before, change: Bson): Uint8Array {
  if ('_id' in change) checkSameId(before.plain['_id'], plain(change['_id']));
  return encode({ _id: before.typed['_id'], ...without(change, ['_id']) });
}

function changed(before: Before, update: Update): Uint8Array {
  const { change } = update;
  const after = isPipeline(change) ? piped(before, change, update.variables) : modified(before, change, update);
  if ('_id' in after) checkSameId(before.plain['_id'], after['_id']);
  return encode(reconcile('_id' in before.plain ? { _id: before.plain['_id'], ...after } : after, before));
}

function piped(before: Before, stages: readonly Bson[], variables: Bson = {}): Bson {
  const other = stages.flatMap((stage) => Object.keys(stage)).find((name) => !UPDATE_STAGES.has(name));
  if (other !== undefined)
    throw new CommandFailure('InvalidOptions', `${other} is not allowed to be used within an update`);
  const pipeline = stages.map((stage) => ({ ...plainDocument(stage) }));
  const aggregator = new Aggregator(pipeline, { ...MINGO_OPTIONS, variables });
  const [after = {}] = aggregator.run<Record<string, unknown>>([copiedDocument(before.plain)]);
  return after;
}

const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

function modified(before: Before, change: Bson, update: Update): Bson {
  const { arrayFilters, variables } = update;
  const document = copiedDocument(before.plain);
  checkTargets(before.plain, plainDocument(without(change, ['$setOnInsert'])));
  const modifier = modifierOf(change, before.plain);
  const config = {
    cloneMode: 'deep' as const,
    ...(arrayFilters && { arrayFilters: arrayFilters.map((filter) => ({ ...plainDocument(filter) })) }),
    ...(variables && { let: { ...variables } }),
  };
  // mingo's type of a modifier lists the operators that it knows; others it refuses when it runs.
  if (Object.keys(modifier).length > 0)
    updateOne(
      [document],
      positional(update, change),
      modifier as Parameters<typeof updateOne>[2],
      config,
      MINGO_OPTIONS,
    );
  return document;
}

/** mingo looks the document up again by the filter, which only `$` needs. */
function positional({ filter }: Update, change: Bson): Record<string, unknown> {
  const paths = Object.values(change)
    .filter(isDocument)
    .flatMap((fields) => Object.keys(fields));
  return paths.some((path) => path.split('.').includes('$')) ? { ...filter } : {};
}

/** mingo changes in place, deep within as well, and what was before is still needed. */
function copiedDocument(document: Bson): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, copied(value)]));
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  return isDocument(value) ? copiedDocument(value) : value;
}

/** What is only stored keeps its BSON classes; what is computed with has plain numbers. Operators without a field are left out. */
function modifierOf(change: Bson, before: Bson): Record<string, unknown> {
  const operators = Object.entries(without(change, ['$setOnInsert'])).map(([operator, fields]) => {
    if (!isDocument(fields))
      throw new CommandFailure('FailedToParse', `Modifiers operate on fields, but ${operator} has none.`);
    if ('_id' in fields) checkSameId(before['_id'], plain(fields['_id']));
    return [
      operator,
      Object.fromEntries(
        Object.entries(without(fields, ['_id'])).map(([path, value]) => [path, operand(operator, value)]),
      ),
    ] as const;
  });
  return Object.fromEntries(operators.filter(([, fields]) => Object.keys(fields).length > 0));
}

function operand(operator: string, value: unknown): unknown {
  if (operator === '$set') return value;
  if (operator !== '$push') return plain(value);
  if (!isDocument(value) || !('$each' in value)) return value;
  return '$sort' in value ? plain(value) : { ...plainDocument(value), $each: value['$each'] };
}

function checkSameId(before: unknown, after: unknown): void {
  if (orderedKey(before).equals(orderedKey(after))) return;
  throw new CommandFailure(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
