import { type BundleMember, isTotal, mayJoin } from '#server/domain/matching/bundleMember.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { codeAt, lowest } from '#server/domain/flat.ts';
import { pointsAt, type TreeQuery } from './treeQuery.ts';
import { walk } from './walk.ts';

/** The spaces of `membersOf`, in the order of their ids. The query must be one by expected points. */
export function indexedMembers(
  query: TreeQuery,
  candidateAt: (place: number) => Candidate | undefined,
): BundleMember[] {
  const { rankAt } = query;
  const found: { readonly place: number; readonly isConfirmed: boolean }[] = [];
  const mayFail = ({ asked }: TreeQuery['musts'][number]): boolean => isTotal(asked);
  walk(query, { mayFail, onlyOne: false, onlyFailing: true }, ({ first, wanted, strictUnknown }) => {
    for (let left = wanted; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      found.push({ place: first + slot, isConfirmed: ((strictUnknown >> slot) & 1) === 0 });
    }
  });
  return found
    .sort((a, b) => codeAt(rankAt, a.place) - codeAt(rankAt, b.place))
    .flatMap(({ place, isConfirmed }) => {
      const candidate = candidateAt(place);
      if (candidate === undefined || !mayJoin(candidate)) return [];
      const { primary, low } = pointsAt(query, place);
      return [
        { candidate, standing: { verdict: isConfirmed ? 'met' : 'unconfirmed', score: { expected: primary, low } } },
      ];
    });
}
