import { codeAt } from '#server/domain/flat.ts';
import { type TreeQuery } from './treeQuery.ts';
import { walk } from './walk.ts';
import { failedOf, UNKNOWN_BIT, type WantedSpaces } from './wanted.ts';

/** The spaces that fit, or fail one must alone. */
export interface Tally {
  /** How many meet every must. */
  readonly met: number;
  /** Places of the spaces that fit, met or unconfirmed. */
  readonly fitting: Uint32Array;
  /** Per must, by its number: the spaces that only it excludes. */
  readonly alone: readonly Alone[];
}

/** Spaces that one must alone excludes. */
export interface Alone {
  readonly places: Uint32Array;
  /** How many of them would be unconfirmed without it. */
  readonly unconfirmed: number;
}

/** Goes through the spaces that fail at most one must. */
export function tallyOf(query: TreeQuery): Tally {
  const found = walk(query, { mayFail: () => true, onlyOne: true, onlyFailing: false });
  const [fitting, ...alone] = byFailed(found, query.musts.length);
  const { places = new Uint32Array(), unconfirmed = 0 } = fitting ?? {};
  return { met: places.length - unconfirmed, fitting: places, alone };
}

/** First those that fail none of so many musts, then those of each. */
function byFailed(found: WantedSpaces, musts: number): Alone[] {
  const ends = new Uint32Array(musts + 1);
  const unconfirmed = new Uint32Array(musts + 1);
  for (let at = 0; at < found.count; at += 1) {
    const how = found.howAt(at);
    const failed = failedOf(how);
    ends[failed] = codeAt(ends, failed) + 1;
    unconfirmed[failed] = codeAt(unconfirmed, failed) + (how & UNKNOWN_BIT);
  }
  for (let failed = 1; failed <= musts; failed += 1) ends[failed] = codeAt(ends, failed) + codeAt(ends, failed - 1);
  const places = new Uint32Array(found.count);
  const begins = ends.slice();
  for (let at = found.count - 1; at >= 0; at -= 1) {
    const failed = failedOf(found.howAt(at));
    const begin = codeAt(begins, failed) - 1;
    begins[failed] = begin;
    places[begin] = found.placeAt(at);
  }
  return Array.from(ends, (end, failed) => ({
    places: places.subarray(codeAt(begins, failed), end),
    unconfirmed: codeAt(unconfirmed, failed),
  }));
}
