import { type Bson, encode, isDocument, plain, plainDocument, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';

/** Reads an index as `createIndexes` states it. @throws {CommandFailure} CannotCreateIndex for a kind that the store does not have. */
export function readIndex(stated: Bson): Omit<IndexSpec, 'id'> {
  const { key, name, unique, sparse, partialFilterExpression } = stated;
  if (!isDocument(key) || typeof name !== 'string')
    throw new CommandFailure('FailedToParse', 'An index needs a key and a name.');
  return {
    name,
    fields: Object.entries(key).map(readField),
    unique: plain(unique) === true,
    sparse: plain(sparse) === true,
    ...(isDocument(partialFilterExpression) && { partialFilter: plainDocument(partialFilterExpression) }),
    stated: { v: 2, ...without(stated, DROPPED.concat(OFF.filter((option) => plain(stated[option]) !== true))) },
  };
}

/** Options that no longer mean anything. */
const DROPPED = ['v', 'ns', 'background'];

/** Options that MongoDB tells of only where they are on. */
const OFF = ['unique', 'sparse'];

/** Whether two indexes are the same but for their names. */
export function sameDefinition(one: Omit<IndexSpec, 'id'>, other: Omit<IndexSpec, 'id'>): boolean {
  return unnamed(one).equals(unnamed(other));
}

function unnamed({ fields, unique, sparse, partialFilter, stated }: Omit<IndexSpec, 'id'>): Buffer {
  const { expireAfterSeconds = null } = stated;
  return Buffer.from(
    encode({
      fields,
      unique,
      sparse,
      partialFilter: partialFilter ?? null,
      expireAfterSeconds: plain(expireAfterSeconds),
    }),
  );
}

function readField([path, kind]: readonly [string, unknown]): IndexField {
  const direction = plain(kind);
  if (path !== '' && !path.includes('$') && typeof direction === 'number' && direction !== 0)
    return { path, direction: direction > 0 ? 1 : -1 };
  throw new CommandFailure(
    'CannotCreateIndex',
    `The embedded store has no index of the kind { '${path}': ${String(direction)} }.`,
  );
}
