import { byteAt, lowest } from '#server/domain/flat.ts';
import { addPlaces } from './leafStanding.ts';
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
  walk(query, { mayFail: () => true, onlyOne: true, onlyFailing: false }, (standing) => {
    const { first, wanted, failing, unknown, failed, numbers } = standing;
    const fits = wanted & ~failing;
    addPlaces(fitting, first, fits);
    met += bitsIn(fits & ~unknown);
    for (let left = failing; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const ofMust = alone[numbers[byteAt(failed, slot)] ?? 0];
      if (ofMust === undefined) continue;
      ofMust.places.push(first + slot);
      ofMust.unconfirmed += (unknown >> slot) & 1;
    }
  });
  return { met, fitting, alone };
}

/** How many bits of sixteen there are. */
function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
