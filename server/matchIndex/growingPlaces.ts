import { isTotal } from '#server/domain/matching/bundleMember.ts';
import { codeAt } from '#server/domain/flat.ts';
import { type TreeQuery } from './treeQuery.ts';
import { walk } from './walk.ts';

/** The places of all spaces that may be on a growth path, and few others: those that no must excludes which each space must meet by itself. In the order of their ids. */
export function growingPlaces(query: TreeQuery): number[] {
  const mayFail = ({ asked }: TreeQuery['musts'][number]): boolean => isTotal(asked) || asked.criterion.isGrowing;
  const found = walk(query, { mayFail, onlyOne: false, onlyFailing: false });
  return found.places().sort((a, b) => codeAt(query.rankAt, a) - codeAt(query.rankAt, b));
}
