import { type Bson, encode, isDocument, withField, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { isPattern } from './query/comparisonOperators.ts';
import { hasOperators, replacementOf, type Update, updatedSeed } from './updating.ts';

/**
 * The bytes of the document that an update inserts where nothing matches: what the filter (numbers in their BSON
 * classes) says to be equal to something, then the change, with `$setOnInsert`.
 * @throws {CommandFailure} NotSingleValueField where the filter says two things of one path
 */
export function upserted(update: Update, typedFilter: Bson, newId: () => unknown): Uint8Array {
  const replacement = replacementOf(update.change);
  const equalities = equalitiesOf(typedFilter);
  if (replacement) return encode(withId({ ...idOf(equalities), ...replacement }, newId));
  const seed = nested(equalities);
  // First in the document, wherever the filter says it.
  return encode(withId(updatedSeed(withIdFirst(seed), { ...update, filter: {} }), newId));
}

type Equality = readonly [path: string, value: unknown];

function idOf(equalities: readonly Equality[]): Bson {
  return Object.fromEntries(equalities.filter(([path]) => path === '_id'));
}

function withIdFirst(document: Bson): Bson {
  return '_id' in document ? { _id: document['_id'], ...without(document, ['_id']) } : document;
}

function withId(document: Bson, newId: () => unknown): Bson {
  const { _id = newId() } = document;
  return { _id, ...without(document, ['_id']) };
}

/** What the filter says to be equal to something, also where it says so within `$and`, or `$or` of one branch. */
function equalitiesOf(filter: Bson): Equality[] {
  return Object.entries(filter).flatMap(equalitiesOfCondition);
}

function equalitiesOfCondition([path, condition]: Equality): Equality[] {
  if (path.startsWith('$')) return branchesOf(path, condition).flatMap(equalitiesOf);
  if (isPattern(condition)) return [];
  if (!isDocument(condition) || !hasOperators(condition) || '$ref' in condition) return [[path, condition]];
  return Object.entries(condition).flatMap(([operator, operand]) => equalityOf(path, operator, operand));
}

function branchesOf(operator: string, branches: unknown): Bson[] {
  if (!Array.isArray(branches)) return [];
  return operator === '$and' || (operator === '$or' && branches.length === 1) ? branches.filter(isDocument) : [];
}

/** One value in `$in` or `$all` is as good as an equality. */
function equalityOf(path: string, operator: string, operand: unknown): Equality[] {
  if (operator === '$eq') return [[path, operand]];
  if (operator !== '$in' && operator !== '$all') return [];
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [];
  return values.length === 1 ? values.filter(isValue).map((value) => [path, value]) : [];
}

function isValue(value: unknown): boolean {
  return !isPattern(value) && !(isDocument(value) && hasOperators(value));
}

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`. */
function nested(equalities: readonly Equality[]): Bson {
  return equalities.reduce<Bson>((root, [path, value]) => placed(root, { path, steps: path.split('.') }, value), {});
}

interface Way {
  readonly path: string;
  readonly steps: readonly string[];
}

function placed(into: Bson, { path, steps }: Way, value: unknown): Bson {
  const [field = '', ...rest] = steps;
  const present = Object.hasOwn(into, field) ? into[field] : undefined;
  if (rest.length === 0 ? present !== undefined : !mayHold(present))
    throw new CommandFailure(
      'NotSingleValueField',
      `cannot infer query fields to set, path '${path}' is matched twice`,
    );
  if (rest.length === 0) return withField(into, field, value);
  return withField(into, field, placed(isDocument(present) ? present : {}, { path, steps: rest }, value));
}

function mayHold(present: unknown): boolean {
  return present === undefined || isDocument(present);
}
