import { MIXED, NOT_JUDGED } from './bounds.ts';
import { byteAt } from '#server/domain/flat.ts';

/** Buckets that follow on each other from worst to best, or from best to worst. */
export interface RunToJudge {
  readonly first: number;
  readonly last: number;
  /** What has been judged; the rest is filled in. */
  readonly verdicts: Uint8Array;
  readonly judge: (bucket: number) => number;
}

/** Judges the ends of a run; where they come to the same, so does all between, else each half is looked at. */
export function judgeRun({ first, last, verdicts, judge }: RunToJudge): void {
  const [one, other] = [first, last].map((bucket) => {
    const kept = byteAt(verdicts, bucket);
    return kept === NOT_JUDGED ? judge(bucket) : kept;
  });
  if (last - first < 2) return;
  if (one !== undefined && one === other && one !== MIXED) {
    verdicts.fill(one, first, last);
    return;
  }
  const middle = (first + last) >> 1;
  judgeRun({ first, last: middle, verdicts, judge });
  judgeRun({ first: middle, last, verdicts, judge });
}
