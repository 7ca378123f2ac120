import { type Subject } from './model.ts';
import { type Things } from './things.ts';

/** One request of an operation, and whom it is about. */
export interface Case {
  readonly about: Subject;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Drawn from the schema of the operation where it has a body and none is given. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How an operation is asked about what is one's own, and about what is another's. */
export interface Row {
  readonly cases: (things: Things) => readonly Case[];
  /** Ends or takes away what others are about: asked after them. */
  readonly last?: true | 'of-all';
  /** Statuses of a refusal that say nothing of access here: of a wrong password, or of a link that is none. */
  readonly ownRefusals?: readonly number[];
  /** Why nobody succeeds with the request that is made here, though some may call: it needs what no table holds. */
  readonly unfulfilled?: string;
}

/** Rows by the ids of their operations. */
export type Rows = Readonly<Record<string, Row>>;

/** About nothing that is anybody's. */
export const ABOUT_NOTHING: Row = { cases: () => [{ about: {} }] };

/** About whoever asks. */
export const ABOUT_EACH: Row = { cases: () => [{ about: { person: 'each' } }] };
