import { updateOne } from 'mingo/updater';
import { type Bson, decodePlain, decodeTyped, encode, isDocument, plain, plainDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { QUERY_OPTIONS } from './matching.ts';
import { orderedKey } from './orderedKey.ts';
import { reconcile } from './reconcile.ts';

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
  const { change } = update;
  if (!isPipeline(change) && !hasOperators(change)) return replaced(before, change);
  const { $setOnInsert: _onInsert, ...operators } = isPipeline(change) ? {} : change;
  return changed(before, { ...update, change: isPipeline(change) ? change : operators });
}

/** The bytes of the document that an update inserts where nothing matches: made of the equalities of the filter. */
export function upserted(update: Update, newId: () => unknown, typedFilter: Bson): Uint8Array {
  const { change } = update;
  const equalities = equalitiesOf(typedFilter);
  if (!isPipeline(change) && !hasOperators(change)) return encode(withId({ ...idOf(equalities), ...change }, newId));

  const { $setOnInsert = {}, ...operators } = isPipeline(change) ? {} : change;
  const base = nested(equalities);
  const { _id, ...rest } = isDocument($setOnInsert) ? $setOnInsert : {};
  const { _id: setId, ...set } = isDocument(operators['$set']) ? operators['$set'] : {};
  const merged = { ...operators, $set: { ...set, ...rest } };
  const seed = { ...idOf({ _id: base['_id'] ?? _id ?? setId }), ...base };
  const before = { typed: seed, plain: plainDocument(seed) };
  const bytes = changed(before, { ...update, filter: {}, change: isPipeline(change) ? change : merged });
  return encode(withId(decodeTyped(bytes), newId));
}

/** Whether the first field of a change is an operator; a change that mixes both is refused by the command. */
export function hasOperators(change: Bson): boolean {
  return Object.keys(change)[0]?.startsWith('$') ?? false;
}

interface Before {
  readonly typed: Bson;
  readonly plain: Bson;
}

function replaced({ typed, plain: plainBefore }: Before, change: Bson): Uint8Array {
  checkSameId(plainBefore['_id'], '_id' in change ? plain(change['_id']) : plainBefore['_id']);
  const { _id, ...rest } = change;
  return encode({ _id: typed['_id'], ...rest });
}

function changed(before: Before, { filter, change, arrayFilters, variables }: Update): Uint8Array {
  const documents = [structured(before.plain)];
  const modifier = isPipeline(change) ? change.map((stage) => plainDocument(stage)) : modifierOf(change, before.plain);
  const config = {
    cloneMode: 'deep' as const,
    ...(arrayFilters && { arrayFilters: arrayFilters.map((part) => ({ ...plainDocument(part) })) }),
    ...(variables && { let: variables }),
  };
  if (Array.isArray(modifier) || Object.keys(modifier).length > 0)
    updateOne(
      documents,
      positional(filter, change),
      modifier as Parameters<typeof updateOne>[2],
      config,
      QUERY_OPTIONS,
    );
  const after: Bson = documents[0] ?? {};
  checkSameId(before.plain['_id'], after['_id'] ?? before.plain['_id']);
  return encode(reconcile(idFirst(after, before.plain), before));
}

/** mingo finds the document again by the filter, which only `$` needs; without it every document is the right one. */
function positional(filter: Bson, change: Bson | readonly Bson[]): Record<string, unknown> {
  const paths = isPipeline(change)
    ? []
    : Object.values(change).flatMap((fields) => (isDocument(fields) ? Object.keys(fields) : []));
  return paths.some((path) => path.split('.').includes('$')) ? { ...filter } : {};
}

/** mingo changes in place, deep within as well; `before` is needed unchanged. */
function structured(document: Bson): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, copied(value)]));
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  return isDocument(value) ? structured(value) : value;
}

/** What is only stored keeps its BSON classes; what is computed with has plain numbers. */
function modifierOf(change: Bson, before: Bson): Record<string, unknown> {
  const entries = Object.entries(change).map(([operator, fields]) => {
    if (!isDocument(fields))
      throw new CommandFailure('FailedToParse', `Modifiers operate on fields, but ${operator} has none.`);
    const kept = Object.entries(fields).filter(
      ([path, value]) => !(path === '_id' && isSameId(before['_id'], plain(value))),
    );
    return [operator, Object.fromEntries(kept.map(([path, value]) => [path, operand(operator, value)]))] as const;
  });
  return Object.fromEntries(entries.filter(([, fields]) => Object.keys(fields).length > 0));
}

function operand(operator: string, value: unknown): unknown {
  if (operator === '$set') return value;
  if (operator !== '$push') return plain(value);
  if (!isDocument(value) || !('$each' in value)) return value;
  const { $each, ...rest } = value;
  return '$sort' in rest ? plain(value) : { $each, ...plainDocument(rest) };
}

function checkSameId(before: unknown, after: unknown): void {
  if (isSameId(before, after)) return;
  throw new CommandFailure(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function isSameId(one: unknown, other: unknown): boolean {
  return orderedKey(one).equals(orderedKey(other));
}

function idFirst(document: Bson, before: Bson): Bson {
  return '_id' in before ? { _id: before['_id'], ...document } : document;
}

function withId(document: Bson, newId: () => unknown): Bson {
  const { _id, ...rest } = document;
  return { _id: _id === undefined ? newId() : _id, ...rest };
}

function idOf({ _id }: Bson): Bson {
  return _id === undefined ? {} : { _id };
}

/** Paths that the filter says to be equal to something: these begin an upserted document. */
function equalitiesOf(filter: Bson): Bson {
  return Object.entries(filter).reduce<Record<string, unknown>>((found, [path, condition]) => {
    if (path === '$and' && Array.isArray(condition))
      return Object.assign(found, ...condition.filter(isDocument).map(equalitiesOf));
    if (path.startsWith('$')) return found;
    if (!isDocument(condition) || !hasOperators(condition)) return { ...found, [path]: condition };
    return '$eq' in condition ? { ...found, [path]: condition['$eq'] } : found;
  }, {});
}

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`. */
function nested(equalities: Bson): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(equalities)) place(root, path.split('.'), value);
  return root;
}

function place(into: Record<string, unknown>, [field = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    Object.defineProperty(into, field, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  const within = into[field];
  const next = isDocument(within) ? { ...within } : {};
  place(next, rest, value);
  Object.defineProperty(into, field, { value: next, enumerable: true, writable: true, configurable: true });
}

function isPipeline(change: Bson | readonly Bson[]): change is readonly Bson[] {
  return Array.isArray(change);
}
