import { type Bson } from '../bson.ts';
import { type TextOrder } from '../values/text.ts';

/** What an operator makes of a field that it leaves as it is, and of one that is to go. */
export const KEPT = Symbol('kept');
export const REMOVED = Symbol('removed');

/** Where an operator is at work, for its messages. */
export interface Place {
  readonly path: string;
  readonly document: Bson;
}

/** What an operator does to one field. */
export interface Modification {
  /** Makes the new value of the present one, `undefined` where the field is missing; or `KEPT`, or `REMOVED`. Numbers are in their BSON classes. */
  readonly apply: (current: unknown, place: Place) => unknown;
  /** Whether a missing field, and the documents around it, are made; else there is nothing to do. */
  readonly creates: boolean;
}

/** Reads the operand of an operator for one path. */
export type UpdateOperator = (operand: unknown, path: string, ground: UpdateGround) => Modification;

export interface UpdateGround {
  /** The `let` of the command. */
  readonly variables?: Bson;
  /** The order of texts, by a collation. */
  readonly texts?: TextOrder | undefined;
  /** The time that `$currentDate` writes. */
  readonly now: () => Date;
}

export function creating(apply: Modification['apply']): Modification {
  return { apply, creates: true };
}

/** Where there is nothing, there is nothing to do. */
export function ofPresent(apply: Modification['apply']): Modification {
  return { apply: (current, place) => (current === undefined ? KEPT : apply(current, place)), creates: false };
}
