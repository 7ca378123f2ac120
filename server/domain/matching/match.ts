import { type Circumstances } from './candidate.ts';
import { type Criterion } from './criterion.ts';
import { type Stock } from './evaluation.ts';
import { askedOf, judge, type Judged } from './judge.ts';
import { byCodeUnits, byStanding } from './order.ts';

/**
 * Judges every candidate against a requirement, best first: met, then unconfirmed, then excluded; within each by score,
 * ties by id. The order is total and does not depend on the order of the stock.
 */
export function match(circumstances: Circumstances, stock: Stock, catalogue: readonly Criterion[]): Judged[] {
  const asked = askedOf(circumstances, catalogue);
  const standing = byStanding(circumstances.requirement.rankBy);
  return stock
    .map((candidate) => judge(asked, candidate))
    .sort((a, b) => standing(a, b) || byCodeUnits(a.candidate.space.id, b.candidate.space.id));
}
