import { type Relaxation } from '#shared/answer.ts';
import { type Reach, stepsOf } from '#server/domain/matching/relaxation.ts';
import { codeAt } from '#server/domain/flat.ts';
import { type Alone, type Tally } from './tally.ts';
import { changeAt, isBucketed, type Must, type TreeQuery } from './treeQuery.ts';

/** The relaxations of `relaxationsOf`. */
export function indexedRelaxations(query: TreeQuery, { alone }: Tally): Relaxation[] {
  return query.musts.flatMap((must, number) => {
    const ofMust = alone[number];
    return must.asked.criterion.negotiable && ofMust !== undefined ? [relaxationOf(query, must, ofMust)] : [];
  });
}

function relaxationOf(query: TreeQuery, must: Must, { places, unconfirmed }: Alone): Relaxation {
  return {
    criterion: must.asked.criterion.id,
    gain: places.length - unconfirmed,
    gainUnconfirmed: unconfirmed,
    steps: stepsOf(reachesOf(query, must, places)),
  };
}

/** Spaces that make the same offer. */
interface Alike {
  spaces: number;
  /** Of one of them. */
  readonly place: number;
  /** The least rank of their ids: equal changes are told in the order of ids. */
  rank: number;
}

function reachesOf(query: TreeQuery, must: Must, places: Uint32Array): Reach[] {
  const { rankAt, siteAt } = query;
  const alike = new Map<number, Alike>();
  for (const place of places) {
    const key = isBucketed(must) ? must.bucketing.keyAt(place) : codeAt(siteAt, place);
    const rank = codeAt(rankAt, place);
    // What cannot be told apart stands by itself, under a number that is no key.
    const known = alike.get(Number.isNaN(key) ? -1 - place : key);
    if (known === undefined) {
      alike.set(Number.isNaN(key) ? -1 - place : key, { spaces: 1, place, rank });
    } else {
      known.spaces += 1;
      known.rank = Math.min(known.rank, rank);
    }
  }
  return [...alike.values()]
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ place, spaces }): Reach[] => {
      const change = changeAt(query, must, place);
      return change === undefined ? [] : [{ change, spaces }];
    });
}
