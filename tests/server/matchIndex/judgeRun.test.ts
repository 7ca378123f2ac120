import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MET, MIXED, UNKNOWN, UNMET } from '#server/matchIndex/bounds.ts';
import { judgeRun } from '#server/matchIndex/judgeRun.ts';

/** What is judged of buckets, and in which of them that was asked. */
function judgedRun(all: readonly number[], first = 0): { readonly verdicts: number[]; readonly asked: number[] } {
  const asked: number[] = [];
  const verdicts = new Uint8Array(all.length);
  judgeRun({
    first,
    last: all.length - 1,
    verdicts,
    judge(bucket) {
      const verdict = all[bucket] ?? 0;
      asked.push(bucket);
      verdicts[bucket] = verdict;
      return verdict;
    },
  });
  return { verdicts: [...verdicts], asked };
}

const times = (count: number, verdict: number): number[] => Array.from({ length: count }, () => verdict);

describe('a run of buckets from worst to best', () => {
  it('is judged as each of them is, none twice', () => {
    const sizes = fc.tuple(fc.nat(20), fc.nat(2), fc.nat(20)).filter(([a, b, c]) => a + b + c > 0);
    fc.assert(
      fc.property(sizes, fc.boolean(), ([unmet, mixed, met], isTurned) => {
        const all = [...times(unmet, UNMET), ...times(mixed, MIXED), ...times(met, MET)];
        const { verdicts, asked } = judgedRun(isTurned ? all.toReversed() : all);

        expect(verdicts).toEqual(isTurned ? all.toReversed() : all);
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it('is asked at its ends alone where these come to the same, unless some of each differ', () => {
    expect(judgedRun(times(9, UNKNOWN)).asked).toEqual([0, 8]);
    expect(judgedRun([...times(8, UNMET), MET]).asked).toEqual([0, 8, 4, 6, 7]);
    expect(judgedRun(times(3, MIXED)).asked).toEqual([0, 2, 1]);
    expect(judgedRun([MET]).asked).toEqual([0]);
  });

  it('leaves what comes before it as it is', () => {
    expect(judgedRun([MET, MET, UNMET, UNMET, UNMET], 2).verdicts).toEqual([0, 0, UNMET, UNMET, UNMET]);
  });
});
