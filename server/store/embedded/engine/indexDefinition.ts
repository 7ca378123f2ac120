import { type Bson, encode, isDocument, plain, plainDocument, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { TEXT_VERSION } from './collation/textVersion.ts';
import { checkGeoIndex } from './geo/geoIndex.ts';
import { checkTextIndex, textOptions } from './text/textIndex.ts';
import { isTextKey, textDefinition } from './text/textSpec.ts';
import { type IndexField, type IndexKind, type IndexSpec } from './indexSpec.ts';
import { shown } from './values/shown.ts';

/** An index as it is asked for, before it has a number. */
export type IndexWish = Omit<IndexSpec, 'id' | 'multikey' | 'building'>;

/** Reads an index as `createIndexes` states it. @throws {CommandFailure} CannotCreateIndex for a kind that the store does not have. */
export function readIndex(stated: Bson): IndexWish {
  const { key, name, unique, sparse, partialFilterExpression, collation } = stated;
  if (!isDocument(key) || typeof name !== 'string')
    throw new CommandFailure('FailedToParse', 'An index needs a key and a name.');
  const definition = isTextKey(key) ? textDefinition(stated) : stated;
  const fields = readFields(definition);
  checkGeoIndex(fields, stated);
  checkTextIndex(fields, stated);
  checkCollation(fields, collation);
  return {
    name,
    fields,
    unique: plain(unique) === true,
    sparse: plain(sparse) === true,
    ...(isDocument(partialFilterExpression) && { partialFilter: plainDocument(partialFilterExpression) }),
    ...collated(collation),
    ...readExpiry(stated, fields),
    stated: {
      v: 2,
      ...versionOf(fields),
      ...without(definition, DROPPED.concat(OFF.filter((option) => plain(stated[option]) !== true))),
    },
  };
}

/** What an index is kept by whose texts have a collation, which is stated in full. */
export function collated(collation: unknown): Pick<IndexSpec, 'collation' | 'textVersion'> {
  return isDocument(collation) ? { collation: plainDocument(collation), textVersion: TEXT_VERSION } : {};
}

function checkCollation(fields: readonly IndexField[], collation: unknown): void {
  const plainOnly = fields.find(({ kind }) => kind === '2d' || kind === 'text');
  if (!isDocument(collation) || !plainOnly) return;
  throw new CommandFailure(
    'CannotCreateIndex',
    `Index type '${plainOnly.kind}' does not support collation: ${shown(plainDocument(collation))}`,
  );
}

/** An index on the sphere is told with the version of its kind. */
function versionOf(fields: readonly IndexField[]): Bson {
  return fields.some(({ kind }) => kind === '2dsphere') ? { '2dsphereIndexVersion': 3 } : {};
}

/** What `listIndexes` answers of the index that every collection has. */
export const STATED_ID_INDEX: Bson = { v: 2, key: { _id: 1 }, name: '_id_' };

/** All indexes of a collection as `listIndexes` answers, that of `_id` first. */
export function statedIndexes(indexes: readonly IndexSpec[]): readonly Bson[] {
  const ofId = indexes.find(({ name }) => name === '_id_');
  const others = indexes.filter((index) => index !== ofId);
  return [ofId?.stated ?? STATED_ID_INDEX, ...others.map(({ stated }) => stated)];
}

/** Options that no longer mean anything. */
const DROPPED = ['v', 'ns', 'background'];

/** Options that MongoDB tells of only where they are on. */
const OFF = ['unique', 'sparse', 'hidden'];

/** Whether two indexes are the same but for their names. */
export function sameDefinition(one: IndexWish, other: IndexWish): boolean {
  return unnamed(one).equals(unnamed(other));
}

function unnamed(wish: IndexWish): Buffer {
  const { fields, unique, sparse, partialFilter, expireAfterSeconds, collation } = wish;
  const { ...definition } = {
    fields,
    unique,
    sparse,
    partialFilter: partialFilter ?? null,
    expires: expireAfterSeconds ?? null,
    text: textOptions(wish),
    collation: collation ?? null,
  };
  return Buffer.from(encode(definition));
}

/** @see https://www.mongodb.com/docs/manual/core/index-ttl/ */
export function readExpiry(stated: Bson, fields: readonly IndexField[]): { readonly expireAfterSeconds?: number } {
  const seconds = plain(stated['expireAfterSeconds'] ?? undefined);
  if (seconds === undefined) return {};
  if (typeof seconds !== 'number' || seconds < 0 || seconds > MAX_SECONDS)
    throw new CommandFailure(
      'CannotCreateIndex',
      `TTL index 'expireAfterSeconds' must be a number from 0 to ${MAX_SECONDS}.`,
    );
  if (fields.length > 1)
    throw new CommandFailure(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes, compound indexes do not support TTL.',
    );
  return { expireAfterSeconds: seconds };
}

const MAX_SECONDS = 2_147_483_647;

/** The second part of the words in a key says nothing. */
function readFields({ key }: Bson): IndexField[] {
  const entries = Object.entries(isDocument(key) ? key : {});
  if (entries.length === 0) throw new CommandFailure('CannotCreateIndex', 'Index keys cannot be empty.');
  const isText = isDocument(key) && isTextKey(key);
  return entries.filter(([path]) => !(isText && path === '_ftsx')).map(readField);
}

function readField([path, stated]: readonly [string, unknown]): IndexField {
  const direction = plain(stated);
  if (isIndexable(path) && typeof direction === 'number' && Math.abs(direction) > 0)
    return { path, direction: direction > 0 ? 1 : -1, kind: 'ordered' };
  if (isIndexable(path) && isKind(direction)) return { path, direction: 1, kind: direction };
  throw new CommandFailure(
    'CannotCreateIndex',
    `The embedded store has no index of the kind { '${path}': ${String(direction)} }.`,
  );
}

function isIndexable(path: string): boolean {
  return path !== '' && !path.startsWith('.') && !path.includes('$');
}

/** Kinds that are stated by their names. One that is `hashed` is kept in order all the same, which serves whatever a hash would. */
const KINDS: ReadonlySet<unknown> = new Set<IndexKind>(['hashed', '2dsphere', '2d', 'text']);

function isKind(value: unknown): value is IndexKind {
  return KINDS.has(value);
}
