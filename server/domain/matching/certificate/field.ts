import { FittingVerdict } from '#shared/criterion.ts';
import { type Box } from './box.ts';
import { type Contest } from './contender.ts';
import { type Entry, entriesOf } from './entry.ts';

/** The contenders of one verdict, to be ranked under other weights. */
export interface Field {
  readonly entries: readonly Entry[];
  /** All of them in one box: a few rankings are had sooner than more boxes. */
  readonly box: Box;
}

/** One field per verdict that there is, met before unconfirmed. */
export function fieldsOf(contest: Contest): Field[] {
  // Nobody satisfies more.
  const ceiling = new Float64Array(contest.preferences.length).fill(1);
  return FittingVerdict.options
    .map((verdict) => entriesOf(contest, verdict))
    .filter(({ length }) => length > 0)
    .map((entries) => ({ entries, box: { ceiling, entries } }));
}
