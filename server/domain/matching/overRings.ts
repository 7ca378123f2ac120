import { type Level } from '#shared/criterion.ts';
import { type RingList } from '../geo/ringList.ts';
import { type Circumstances } from './candidate.ts';
import { type Outcome } from './outcome.ts';

/** An ask, how much it is meant, and amid what it is judged. */
export interface Asking<Ask> {
  readonly asked: Ask;
  /** Of a must only the verdict counts. */
  readonly level: Level;
  readonly circumstances: Circumstances;
}

/** For the index, of a criterion that is judged on rings: how many of them are judged, by their numbers. */
export interface OverRings<Ask> {
  /**
   * What the facts of numbered rings come to, to the bit, found quicker: many at once are judged, so that what is the same
   * for many requirements can be kept by the list, see `RingList`, and few objects are made.
   */
  readonly outcomesOver?: (asking: Asking<Ask>, rings: RingList) => (number: number) => Outcome;
  /** Whether all of a numbered ring is surely unmet, and satisfies nothing; false where that is not told at once. Asked of rings that cover many sites. */
  readonly beyondOver?: (asking: Asking<Ask>, rings: RingList) => (number: number) => boolean;
}

/** The same of a criterion as it is asked. */
export interface AskedOverRings {
  /** What the offers that rings of a list are come to, by their numbers; absent where there is no quicker way to it than `outcomeOf`. */
  readonly outcomesOver?: (rings: RingList) => (number: number) => Outcome;
  /** Whether rings of a list are surely unmet, by their numbers; false where that is not told at once, absent where it never is. */
  readonly beyondOver?: (rings: RingList) => (number: number) => boolean;
}

/** What there is of a criterion for rings, as it is asked. */
export function overRings<Ask>({ outcomesOver, beyondOver }: OverRings<Ask>, asking: Asking<Ask>): AskedOverRings {
  return {
    ...(outcomesOver && { outcomesOver: (rings) => outcomesOver(asking, rings) }),
    ...(beyondOver && { beyondOver: (rings) => beyondOver(asking, rings) }),
  };
}
