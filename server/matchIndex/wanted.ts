import { maskAt } from '#server/domain/flat.ts';
import { type Must } from './treeQuery.ts';

/** Which spaces are wanted: those that fail none but these musts, where so said no more than one of them, and where so said at least one. */
export interface Wanted {
  readonly mayFail: (must: Must) => boolean;
  readonly onlyOne: boolean;
  readonly onlyFailing: boolean;
}

/** A must is not known. */
export const UNKNOWN_BIT = 1;
/** A must is not known that may not fail. */
export const STRICT_UNKNOWN_BIT = 2;
const FAILED_SHIFT = 8;

/** The number of the must that a space fails, from 1 on; 0 where it fails none. Where more than one may fail, it is only told that it is not 0. */
export function failedOf(how: number): number {
  return how >> FAILED_SHIFT;
}

/** How the musts went of which one of this number is failed, with bits for what else holds. */
export function howOf(failed: number, bits: number): number {
  return (failed << FAILED_SHIFT) | bits;
}

/** The spaces that a walk finds, in its order: of each its place, and how the musts went for it. */
export class WantedSpaces {
  count = 0;
  private pairs = new Int32Array(2048);

  placeAt(at: number): number {
    return maskAt(this.pairs, 2 * at);
  }

  howAt(at: number): number {
    return maskAt(this.pairs, 2 * at + 1);
  }

  /** The places of all. */
  places(): number[] {
    return Array.from({ length: this.count }, (_, at) => this.placeAt(at));
  }

  /** Adds some, of each its place, and then how the musts went. */
  add(pairs: ArrayLike<number>): void {
    const used = 2 * this.count;
    if (used + pairs.length > this.pairs.length) {
      const more = new Int32Array(2 * this.pairs.length + pairs.length);
      more.set(this.pairs);
      this.pairs = more;
    }
    this.pairs.set(pairs, used);
    this.count += pairs.length / 2;
  }
}
