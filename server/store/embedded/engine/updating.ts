import { type Bson, decodeTyped, encode, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { compilePosition } from './matching.ts';
import { orderedKey } from './orderedKey.ts';
import { compileModifiers, type Modifiers } from './updates/modifiers.ts';
import { pipeOf } from './updates/piping.ts';
import { type Draft } from './updates/placing.ts';
import { shown } from './values/shown.ts';
import { type TextOrder } from './values/text.ts';

/** What an update command asks to be done to each document that matches. */
export interface Update {
  /** The filter by which the document was found (plain numbers): the operator `$` needs it. */
  readonly filter: Bson;
  /** A replacement, operators, or a pipeline; numbers in their BSON classes. */
  readonly change: Bson | readonly Bson[];
  readonly arrayFilters?: readonly Bson[];
  readonly variables?: Bson;
  /** The order of texts, by a collation. */
  readonly texts?: TextOrder | undefined;
  /** The time that `$currentDate` writes. */
  readonly now: () => Date;
}

/** Refuses operators and stages that MongoDB does not take, also where there is no document to be changed. */
export function checkUpdate(update: Update): void {
  if (isPipeline(update.change)) pipeOf(update.change, update);
  else if (hasOperators(update.change)) modifiersOf(update, update.change);
}

/** The bytes of a document after an update. */
export function updated(bytes: Uint8Array, update: Update): Uint8Array {
  const before = decodeTyped(bytes);
  const replacement = replacementOf(update.change);
  return encode(replacement ? replaced(before, replacement) : changed(before, update, { isInsert: false }));
}

/** The document that an update makes of one that is not stored yet: `$setOnInsert` counts, `_id` is whatever the seed has. */
export function updatedSeed(seed: Bson, update: Update): Bson {
  return changed(decodeTyped(encode(seed)), update, { isInsert: true });
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

function replaced(before: Bson, change: Bson): Bson {
  const { _id: id } = before;
  if ('_id' in change && !isSameId(id, change['_id']))
    throw new CommandFailure(
      'ImmutableField',
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${shown(change['_id'])}`,
    );
  return { _id: id, ...without(change, ['_id']) };
}

function changed(before: Bson, update: Update, { isInsert }: { readonly isInsert: boolean }): Bson {
  const { change, filter, variables, texts } = update;
  if (isPipeline(change)) return keepingId(before['_id'], pipeOf(change, update)(before));
  const { _id: id } = before;
  const idKey = orderedKey(id);
  const draft: Draft = before;
  const matched = () => compilePosition(filter, { ...(variables && { variables }), texts })(draft);
  modifiersOf(update, change)(draft, { isInsert, matched });
  if (id !== undefined && !orderedKey(draft['_id']).equals(idKey)) throw idModified();
  return draft;
}

/** The operators of an update are read once for all documents. */
function modifiersOf(update: Update, change: Bson): Modifiers {
  const known = modifiersByUpdate.get(update);
  if (known) return known;
  const { arrayFilters, variables, texts, now } = update;
  const modifiers = compileModifiers(change, {
    now,
    texts,
    ...(arrayFilters && { arrayFilters }),
    ...(variables && { variables }),
  });
  modifiersByUpdate.set(update, modifiers);
  return modifiers;
}

const modifiersByUpdate = new WeakMap<Update, Modifiers>();

function keepingId(id: unknown, after: Bson): Bson {
  if (id === undefined) return after;
  if ('_id' in after && !isSameId(id, after['_id'])) throw idModified();
  return { _id: id, ...without(after, ['_id']) };
}

function isSameId(one: unknown, other: unknown): boolean {
  return orderedKey(one).equals(orderedKey(other));
}

function idModified(): CommandFailure {
  return new CommandFailure(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
