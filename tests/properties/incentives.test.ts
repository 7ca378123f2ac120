import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IncentiveStack, type Incentives, type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Company } from '#shared/requirement.ts';
import { claimantOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { measuresAt } from '#server/domain/policy/measuresAt.ts';
import { promisedBy } from '#server/domain/policy/promises.ts';
import { answers, award, companies, policies } from '#tests/support/arbitraryPolicies.ts';

const PLACES = ['cn', 'sz', 'sz-pingshan'];
const placesFrom = (place: string): string[] => [place];

function claimant(company: Company) {
  return claimantOf({ criteria: {}, asOf: '2026-11-22', company }, PLACES);
}

function found(there: readonly Policy[], company: Company): Incentives {
  return incentivesAt({ policies: there, placesFrom }, claimant(company));
}

/** What is known of the company, and one thing more that is not among it. */
function told(company: Company, answer: Company): Company {
  return { ...answer, ...company };
}

function highOf({ amount }: JudgedMeasure): number {
  return amount?.highFen ?? Infinity;
}

/** Whether some award comes to less at best than it did. */
function hasLessOfOne(before: Incentives, after: Incentives): boolean {
  return before.measures.some((then) => {
    const now = after.measures.find(({ id }) => id === then.id);
    return now?.amount !== undefined && then.amount !== undefined && highOf(now) < highOf(then);
  });
}

/** That a measure says nothing that was shut out before, and pays nothing that was not possible or less than was sure. */
function expectWithin(now: JudgedMeasure, then: JudgedMeasure | undefined): void {
  expect(then?.id).toBe(now.id);
  expect([now.verdict, 'unknown']).toContain(then?.verdict);
  if (now.amount === undefined) return;
  expect(now.amount.lowFen).toBeGreaterThanOrEqual(then?.amount?.lowFen ?? Infinity);
  expect(highOf(now)).toBeLessThanOrEqual(then === undefined ? 0 : highOf(then));
}

function sumOf(payments: readonly { readonly fen: number }[]): number {
  return payments.reduce((sum, { fen }) => sum + fen, 0);
}

describe('incentives', () => {
  it('never fall out of their bounds when an unknown is answered', () => {
    fc.assert(
      fc.property(policies(), companies(), answers(), (there, company, answer) => {
        const [before, after] = [found(there, company), found(there, told(company, answer))];

        for (const [at, now] of after.measures.entries()) expectWithin(now, before.measures[at]);
        expect(after.confirmed.totalFen).toBeGreaterThanOrEqual(before.confirmed.totalFen);
        // What has no known end is not in the possible total before it has one.
        if (before.openEnded.length > 0) return;
        expect(after.possible.totalFen).toBeLessThanOrEqual(before.possible.totalFen);
      }),
    );
  });

  it('are never more confirmed than possible, in all and in each year', () => {
    fc.assert(
      fc.property(policies(), companies(), (there, company) => {
        const { confirmed, possible } = found(there, company);
        const { byYear } = promisedBy(measuresAt(there, claimant(company), placesFrom), claimant(company));

        expect(confirmed.totalFen).toBeLessThanOrEqual(possible.totalFen);
        for (const { lowFen, highFen = Infinity } of byYear) expect(lowFen).toBeLessThanOrEqual(highFen);
      }),
    );
  });

  it('are never less for one award more', () => {
    fc.assert(
      fc.property(policies(), companies(), award(), ([city, district], company, more) => {
        const richer = { ...city, measures: [...city.measures, { ...more, id: 'more' }] };
        const [before, after] = [found([city, district], company), found([richer, district], company)];

        expect(after.confirmed.totalFen).toBeGreaterThanOrEqual(before.confirmed.totalFen);
        // A share of awards of which none was known was of any sum, up to its caps, and is now of the one that there is.
        if (hasLessOfOne(before, after)) return;
        expect(after.possible.totalFen).toBeGreaterThanOrEqual(before.possible.totalFen);
      }),
    );
  });

  it('are the same in whatever order policies and measures stand', () => {
    fc.assert(
      fc.property(policies(), companies(), ([city, district], company) => {
        const turned = [district, city].map((policy) => ({ ...policy, measures: policy.measures.toReversed() }));

        expect(found(turned, company)).toEqual(found([city, district], company));
      }),
    );
  });

  it('add up to the fen', () => {
    const addsUp = ({ totalFen, taken, byYear, ...parts }: IncentiveStack): void => {
      expect(sumOf(taken)).toBe(totalFen);
      expect(sumOf(byYear)).toBe(totalFen);
      for (const one of taken) expect(sumOf(one.payments)).toBe(one.fen);
      expect(parts.validityNotFoundFen).toBeLessThanOrEqual(totalFen);
      expect(parts.beforeFairCompetitionFen).toBeLessThanOrEqual(totalFen);
    };
    fc.assert(
      fc.property(policies(), companies(), (there, company) => {
        const { confirmed, possible } = found(there, company);
        addsUp(confirmed);
        addsUp(possible);
      }),
    );
  });

  it('say of every award that may be claimed whether it is taken, or why not', () => {
    fc.assert(
      fc.property(policies(), companies(), (there, company) => {
        const { measures, possible } = found(there, company);
        const claimable = measures.filter(({ amount }) => amount !== undefined).map(({ id }) => id);
        const said = [...possible.taken, ...possible.left].map(({ id }) => id);

        // A share of nothing has nothing to claim.
        expect(said.filter((id) => !claimable.includes(id))).toEqual([]);
        expect(claimable.filter((id) => !said.includes(id) && id !== 'district/share')).toEqual([]);
      }),
    );
  });
});
