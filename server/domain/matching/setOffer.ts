import { type Range, type Verdict } from '#shared/criterion.ts';
import { UNKNOWN, exactly } from './satisfaction.ts';
import { verdictOf } from './verdict.ts';

/** A list of distinct items that is asked for whole, beside the list that is there; a list that is given is complete, an absent one is not known. */
export interface SetComparison {
  readonly required: readonly string[];
  readonly offered: readonly string[] | undefined;
}

/** Whether everything that is asked for is there. */
export function allThere({ required, offered }: SetComparison): Verdict {
  return offered === undefined ? 'unknown' : verdictOf(required.every((item) => offered.includes(item)));
}

/** Share of what is asked for that is there, 0 to 1. */
export function shareThere({ required, offered }: SetComparison): Range {
  if (offered === undefined) return UNKNOWN;
  return exactly(required.filter((item) => offered.includes(item)).length / required.length);
}
