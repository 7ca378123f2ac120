import { type Access, type Asked, unseen } from './accessWays.ts';
import { isDocument, without } from './bson.ts';
import { type Collection, type Stored } from './collection.ts';

/** Where a filter says `$or` and each of its branches has an index: what any of them finds. Undefined where one has none. */
export function unionAccess(
  collection: Collection,
  { filter, collation }: Pick<Asked, 'filter' | 'collation'>,
  choose: (collection: Collection, asked: Asked) => Access,
): Access | undefined {
  const branches = filter['$or'];
  if (!Array.isArray(branches) || !branches.every(isDocument)) return undefined;
  const rest = without(filter, ['$or']);
  const inputs = branches.map((branch) =>
    choose(collection, { filter: { $and: [rest, branch] }, sort: [], collation }),
  );
  if (inputs.length === 0 || inputs.some(({ stage }) => stage.stage === 'COLLSCAN')) return undefined;
  return {
    stage: { stage: 'OR', inputs: inputs.map(({ stage }) => stage) },
    pages: () => eachOnce(inputs),
    isInOrder: false,
  };
}

function* eachOnce(inputs: readonly Access[]): Generator<readonly Stored[]> {
  const seen = new Set<string>();
  for (const { pages } of inputs) for (const page of pages()) yield unseen(page, seen);
}
