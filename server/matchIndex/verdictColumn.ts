import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Verdict } from '#shared/criterion.ts';
import { type Column } from './column.ts';

/** Verdicts as bytes; 0 is an offer that nobody needed to judge yet. */
export const NOT_JUDGED = 0;
export const MET = 1;
export const UNKNOWN = 2;
export const UNMET = 3;

const BYTE: Readonly<Record<Verdict, number>> = { met: MET, unknown: UNKNOWN, unmet: UNMET };

/** A must of one requirement over a column: each offer judged once, when a candidate first needs it. */
export interface VerdictColumn {
  readonly asked: AskedCriterion;
  readonly column: Column;
  /** Per offer, as far as judged; read this first, then `judge`. */
  readonly verdicts: Uint8Array;
  /** Judges an offer and keeps the verdict. */
  readonly judge: (code: number) => number;
}

/** A must, nothing judged yet. */
export function createVerdictColumn(asked: AskedCriterion, column: Column): VerdictColumn {
  const verdicts = new Uint8Array(column.examples.length);
  return {
    asked,
    column,
    verdicts,
    judge(code) {
      const example = column.examples[code];
      const verdict = example === undefined ? UNKNOWN : BYTE[asked.outcome(example).verdict];
      verdicts[code] = verdict;
      return verdict;
    },
  };
}
