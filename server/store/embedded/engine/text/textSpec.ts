import { Int32 } from 'bson';
import { type Bson, isDocument, plain, without } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { textLanguage } from './textLanguage.ts';

/** What a text index looks at. */
export interface TextSpec {
  /** The weight of each path; dotted paths go through documents and arrays. */
  readonly weightByPath: ReadonlyMap<string, number>;
  /** The weight of every other path, where the index is over all (`$**`). */
  readonly weightElsewhere?: number;
  readonly defaultLanguage: string;
  /** The field of a document, or of a document in it, that names the language of its texts. */
  readonly languageField: string;
}

/** Whether a key pattern, as stated, is one of a text index. */
export function isTextKey(key: Bson): boolean {
  return Object.values(key).includes('text');
}

/** What a text index, as stated or as `textDefinition` gives it, looks at. @throws {CommandFailure} CannotCreateIndex */
export function readTextSpec(stated: Bson): TextSpec {
  const weights = readWeights(stated);
  const elsewhere = weights.get(EVERYWHERE);
  weights.delete(EVERYWHERE);
  return {
    weightByPath: weights,
    ...(elsewhere !== undefined && { weightElsewhere: elsewhere }),
    defaultLanguage: readDefaultLanguage(stated),
    languageField: readLanguageField(stated),
  };
}

/**
 * A text index as MongoDB writes it down and `listIndexes` tells it: its fields stand in `weights`, by name, and in the
 * key only as one. Equal for equal indexes.
 * @throws {CommandFailure} CannotCreateIndex
 */
export function textDefinition(stated: Bson): Bson {
  const weights = [...readWeights(stated)].sort(([one], [other]) => (one < other ? -1 : 1));
  const key = keyOf(stated);
  refuseApart(key);
  const fields = Object.entries(key).filter(([path]) => path !== '_ftsx');
  const firstText = fields.findIndex(([, kind]) => kind === 'text');
  const others = fields.map(([path, kind], at) => ({ path, kind, at })).filter(({ kind }) => kind !== 'text');
  const pairs = (part: typeof others) => part.map(({ path, kind }) => [path, kind] as const);
  return {
    key: Object.fromEntries([
      ...pairs(others.filter(({ at }) => at < firstText)),
      ['_fts', 'text'],
      ['_ftsx', new Int32(1)],
      ...pairs(others.filter(({ at }) => at > firstText)),
    ]),
    ...without(stated, ['key', 'weights', 'default_language', 'language_override', 'textIndexVersion']),
    weights: Object.fromEntries(weights.map(([path, weight]) => [path, new Int32(weight)])),
    default_language: readDefaultLanguage(stated),
    language_override: readLanguageField(stated),
    textIndexVersion: new Int32(3),
  };
}

/** A collection has one text index at most. @throws {CommandFailure} CannotCreateIndex */
export function refuseSecondTextIndex(existingName: string): never {
  throw cannotCreate(`only one text index per collection allowed, found existing text index "${existingName}"`);
}

const EVERYWHERE = '$**';

/** Weights lie between 0 and this, both exclusive: MongoDB's bound. */
const WEIGHT_BOUND = 1_000_000_000;

function keyOf({ key }: Bson): Bson {
  if (!isDocument(key)) throw cannotCreate('A text index needs a key.');
  return key;
}

function readWeights(stated: Bson): Map<string, number> {
  const { weights = {} } = stated;
  if (!isDocument(weights)) throw cannotCreate('text index option weights must be an object');
  const byPath = new Map(
    Object.entries(keyOf(stated))
      .filter(([path, kind]) => kind === 'text' && path !== '_fts')
      .map(([path]) => [path, 1]),
  );
  for (const [path, weight] of Object.entries(weights)) byPath.set(path, readWeight(plain(weight)));
  for (const path of byPath.keys()) checkPath(path);
  if (byPath.size === 0) throw cannotCreate('A text index needs a field.');
  return byPath;
}

function readWeight(weight: unknown): number {
  if (typeof weight !== 'number') throw cannotCreate(`weight for text index needs numeric type`);
  if (!(weight > 0 && weight < WEIGHT_BOUND))
    throw cannotCreate(
      `text index weight must be in the exclusive interval (0,${WEIGHT_BOUND}) but found: ${String(weight)}`,
    );
  // MongoDB keeps whole weights only.
  return Math.max(1, Math.trunc(weight));
}

function checkPath(path: string): void {
  if (path === EVERYWHERE) return;
  if (path.split('.').some((part) => part === '' || part.startsWith('$')))
    throw cannotCreate(`A text index cannot be on the path '${path}'.`);
}

function readDefaultLanguage({ default_language: language = 'english' }: Bson): string {
  if (typeof language !== 'string') throw cannotCreate('default_language needs a string type');
  if (!textLanguage(language)) throw cannotCreate('default_language is not valid');
  return language;
}

function readLanguageField({ language_override: field = 'language' }: Bson): string {
  if (typeof field !== 'string') throw cannotCreate('language_override must be a string');
  if (field === '' || field.startsWith('$') || field.includes('.'))
    throw cannotCreate('language_override is not valid');
  return field;
}

function refuseApart(key: Bson): void {
  const kinds = Object.entries(key)
    .filter(([path]) => path !== '_ftsx')
    .map(([, kind]) => kind === 'text');
  if (kinds.slice(kinds.indexOf(true), kinds.lastIndexOf(true)).includes(false))
    throw cannotCreate("'text' fields in index must all be adjacent");
}

function cannotCreate(message: string): CommandFailure {
  return new CommandFailure('CannotCreateIndex', message);
}
