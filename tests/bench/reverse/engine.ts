import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Row } from '../match/peers/row.ts';

/** A space as each engine reads it. */
export interface AskedSpace {
  readonly candidate: Candidate;
  readonly row: Row;
}

/** A standing requirement that has a space among its first ten. */
export interface Entered {
  readonly id: string;
  readonly place: number;
  readonly expected: number;
}

/** Something that holds one space against all standing requirements: the index, or a peer beside it. */
export interface ReverseEngine {
  readonly name: string;
  /** It is so slow that it is asked about every so manieth space only; about each where absent. */
  readonly every?: number;
  /** Ids of those that it meets and of those that it may meet. */
  readonly fitting: (space: AskedSpace) => { readonly met: readonly string[]; readonly unconfirmed: readonly string[] };
  /** Those among whose first ten it is. */
  readonly entries: (space: AskedSpace) => readonly Entered[];
}
