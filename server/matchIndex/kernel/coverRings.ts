import { codeAt } from '#server/domain/flat.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Cover, coverLocation } from '../cover.ts';
import { type TreeArrays } from '../treeArrays.ts';

/**
 * The covers of nodes with many sites, as rings by their numbers, the highest node first: what lies wholly beyond what is
 * asked is left out by them at once. Those of nodes over leaves are not among them, for their sites are few.
 */
export interface CoverRings {
  /** The node of each. */
  readonly nodes: readonly number[];
  /** Whether all under a cover is surely unmet, by its number; undefined of a criterion of which that is never told at once. */
  readonly asked: (asked: AskedCriterion) => ((cover: number) => boolean) | undefined;
}

/** The covers of those nodes that are not left out, as they are now: of one that comes to have another site its cover is asked no more. */
export function coverRingsOf(
  { root, leaves, firstChild }: TreeArrays,
  covers: ReadonlyMap<number, Cover>,
  isLeftOut: (node: number) => boolean,
): CoverRings {
  const nodes: number[] = [];
  for (let node = root; node >= leaves && codeAt(firstChild, node) >= leaves; node -= 1) {
    if (covers.has(node) && !isLeftOut(node)) nodes.push(node);
  }
  const listed = nodes.map((node) => covers.get(node) ?? { placeIds: [] });
  const lists = new Map<number, RingList>();
  return {
    nodes,
    asked({ criterion: { coverSlack = 1 }, beyondOver }) {
      if (beyondOver === undefined) return undefined;
      const rings = lists.get(coverSlack) ?? ringsOf(listed, coverSlack);
      lists.set(coverSlack, rings);
      return beyondOver(rings);
    },
  };
}

function ringsOf(covers: readonly Cover[], slack: number): RingList {
  return {
    at: (number) => coverLocation(covers[number]?.ring, slack),
    placesAt: (number) => covers[number]?.placeIds ?? [],
  };
}
