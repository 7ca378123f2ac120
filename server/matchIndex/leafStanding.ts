import { lowest } from '#server/domain/flat.ts';
import { type Must } from './treeQuery.ts';

/**
 * How the musts went for the wanted spaces of a leaf, which are the bits of a number, as are those of them that fail one. The
 * same object for every leaf: what is to last must be taken out of it.
 */
export interface LeafStanding {
  /** The place of the first space of the leaf. */
  readonly first: number;
  readonly wanted: number;
  /** Those that fail a must. */
  readonly failing: number;
  /** Those of which a must is not known. */
  readonly unknown: number;
  /** Those of which a must is not known that may not fail. */
  readonly strictUnknown: number;
  /** Where only one may fail, per space that one, by its place in `numbers`. */
  readonly failed: Uint8Array;
  /** The numbers of the musts. */
  readonly numbers: readonly number[];
}

/** Which spaces are wanted: those that fail none but these musts, where so said no more than one of them, and where so said at least one. */
export interface Wanted {
  readonly mayFail: (must: Must) => boolean;
  readonly onlyOne: boolean;
  readonly onlyFailing: boolean;
}

/** Adds the places of some spaces of a leaf to a list. */
export function addPlaces(places: number[], first: number, spaces: number): void {
  for (let left = spaces; left !== 0; left &= left - 1) places.push(first + lowest(left));
}
