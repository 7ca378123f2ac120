import { type Dominated } from '#shared/certificate.ts';
import { type Range } from '#shared/criterion.ts';
import { type RankBy } from '#shared/requirement.ts';
import { VERDICT_RANK } from '../order.ts';
import { type Contender, decisiveOf, namedSpace } from './contender.ts';

/** The shown spaces that others of them dominate: no weights put them before those. `shown` is in order of rank. */
export function dominatedAmong(shown: readonly Contender[], rankBy: RankBy): Dominated[] {
  return shown.flatMap((contender) => {
    const by = shown.filter((other) => dominates(other, contender, rankBy));
    return by.length === 0
      ? []
      : [{ space: namedSpace(contender.candidate), by: by.map(({ candidate }) => namedSpace(candidate)) }];
  });
}

/**
 * Whether a space is at least as good as another in its verdict and at both ends of every satisfaction, and better in
 * something that decides. Alike in everything, neither dominates.
 */
export function dominates(a: Contender, b: Contender, rankBy: RankBy): boolean {
  const byVerdict = VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict];
  if (byVerdict > 0) return false;
  const pairs = a.satisfactions.map((own, index): readonly [Range, Range] => [own, b.satisfactions[index] ?? own]);
  if (!pairs.every(([own, other]) => own.low >= other.low && own.high >= other.high)) return false;
  const decisive = decisiveOf(rankBy);
  return byVerdict < 0 || pairs.some(([own, other]) => decisive.some((valueOf) => valueOf(own) > valueOf(other)));
}
