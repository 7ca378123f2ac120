import { type TreeQuery } from './treeQuery.ts';
import { walk } from './walk.ts';

/** The spaces that fit, or fail one must alone. */
export interface Tally {
  /** How many meet every must. */
  readonly met: number;
  /** Places of the spaces that fit, met or unconfirmed. */
  readonly fitting: readonly number[];
  /** Per must, by its number: the spaces that only it excludes. */
  readonly alone: readonly Alone[];
}

/** Spaces that one must alone excludes. */
export interface Alone {
  readonly places: readonly number[];
  /** How many of them would be unconfirmed without it. */
  readonly unconfirmed: number;
}

/** Goes through the spaces that fail at most one must. */
export function tallyOf(query: TreeQuery): Tally {
  const fitting: number[] = [];
  const alone = query.musts.map(() => ({ places: new Array<number>(), unconfirmed: 0 }));
  let met = 0;
  walk(query, { mayFail: () => true, most: 1 }, ({ place, unmet, lastUnmet, unknown }) => {
    const ofMust = alone[lastUnmet];
    if (unmet === 0) {
      fitting.push(place);
      if (unknown === 0) met += 1;
    } else if (ofMust !== undefined) {
      ofMust.places.push(place);
      if (unknown > 0) ofMust.unconfirmed += 1;
    }
  });
  return { met, fitting, alone };
}
