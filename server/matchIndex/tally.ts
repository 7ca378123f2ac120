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
  walk(query, { mayFail: () => true, onlyOne: true }, ({ place, isExcluded, failed, isUnknown }) => {
    const ofMust = alone[failed];
    if (!isExcluded) {
      fitting.push(place);
      if (!isUnknown) met += 1;
    } else if (ofMust !== undefined) {
      ofMust.places.push(place);
      if (isUnknown) ofMust.unconfirmed += 1;
    }
  });
  return { met, fitting, alone };
}
