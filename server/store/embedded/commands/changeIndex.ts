import { type Bson, isDocument, plain, plainDocument, without } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { isMeant } from '../engine/hint.ts';
import { readExpiry } from '../engine/indexDefinition.ts';
import { type IndexSpec } from '../engine/indexSpec.ts';
import { namespaceText } from '../engine/namespace.ts';

/** What `collMod` makes of the indexes of a collection, and what it tells of that. */
export interface ChangedIndexes {
  readonly indexes: readonly IndexSpec[];
  readonly told: Bson;
}

/** Hides an index or shows it again, or changes after how long its documents expire. @throws {CommandFailure} IndexNotFound */
export function changeIndex({ namespace, indexes }: CollectionEntry, wish: Bson): ChangedIndexes {
  const unsupported = ['unique', 'prepareUnique'].find((option) => plain(wish[option] ?? false) === true);
  if (unsupported !== undefined)
    throw new CommandFailure(
      'CommandNotSupported',
      `The embedded store cannot make an index ${unsupported} afterwards: drop it and create it anew.`,
    );
  const { name, keyPattern } = wish;
  const meant = isDocument(keyPattern) ? plainDocument(keyPattern) : name;
  const index = indexes.find((candidate) => isMeant(candidate, meant));
  if (!index)
    throw new CommandFailure(
      'IndexNotFound',
      `cannot find index ${JSON.stringify(meant)} for ns ${namespaceText(namespace)}`,
    );
  const { changed, told } = changedIndex(index, wish);
  return { indexes: indexes.map((other) => (other === index ? changed : other)), told };
}

function changedIndex(index: IndexSpec, wish: Bson): { readonly changed: IndexSpec; readonly told: Bson } {
  const { hidden, expireAfterSeconds } = wish;
  const isHidden = plain(hidden) === true;
  const stated = {
    ...without(index.stated, hidden === undefined ? [] : ['hidden']),
    ...(isHidden && { hidden }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
  };
  const before = index.stated;
  return {
    changed: { ...index, stated, ...readExpiry({ expireAfterSeconds }, index.fields) },
    told: {
      ...(hidden !== undefined && { hidden_old: before['hidden'] === true, hidden_new: isHidden }),
      ...(expireAfterSeconds !== undefined && {
        ...('expireAfterSeconds' in before && { expireAfterSeconds_old: before['expireAfterSeconds'] }),
        expireAfterSeconds_new: expireAfterSeconds,
      }),
    },
  };
}
