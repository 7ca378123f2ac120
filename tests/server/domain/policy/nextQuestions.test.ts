import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NextQuestion } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type Company } from '#shared/requirement.ts';
import { claimantOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { aCapMeasure, aMeasure, aPolicy } from '#tests/support/surroundings.ts';
import { companies, policies } from '#tests/support/arbitraryPolicies.ts';

const PLACES = ['cn', 'sz', 'sz-pingshan'];

function totals(there: readonly Policy[], company: Company) {
  const claimant = claimantOf({ criteria: {}, asOf: '2026-11-22', company }, PLACES);
  return incentivesAt({ policies: there, placesFrom: (place) => [place] }, claimant);
}

function questions(measures: readonly Measure[], company: Company = {}): NextQuestion[] {
  return totals([aPolicy({ measures: [...measures] })], company).nextQuestions;
}

function sum(id: string, fen: number, rest: Partial<Measure> = {}): Measure {
  return aMeasure({ id, benefit: { kind: 'fixed', amountFen: fen }, ...rest });
}

/** Each question with the most that it moves. */
function swings(asked: readonly NextQuestion[]): [string, number][] {
  return asked.map(({ fact, question, swingFen }) => [fact ?? question?.ask ?? '', swingFen]);
}

describe('the next questions', () => {
  it('are what open measures ask for, those first that move most', () => {
    const asked = questions([
      sum('a', 100, { when: { fact: 'isListed', is: true } }),
      sum('b', 300, { when: { fact: 'drugClass', is: '1' } }),
      sum('c', 100, { when: { fact: 'isLeadFirm', is: false } }),
      sum('d', 0, { when: { fact: 'isLeadFirm', is: true } }),
      sum('shut', 900, { when: { all: [{ fact: 'staff', above: 3 }, { any: [] }] } }),
    ]);

    // isLeadFirm and isListed both move 100: two measures ask for the first.
    expect(asked).toEqual([
      { fact: 'drugClass', swingFen: 300, measures: ['policy-1/b'] },
      { fact: 'isLeadFirm', swingFen: 100, measures: ['policy-1/c', 'policy-1/d'] },
      { fact: 'isListed', swingFen: 100, measures: ['policy-1/a'] },
    ]);
  });

  it('ask for the facts that amounts are reckoned by', () => {
    const capped = aMeasure({
      id: 'a',
      benefit: { kind: 'percentage', ratePct: 40, base: 'rdCostFen' },
      caps: [{ capFen: 800, per: 'award' }],
    });

    // Between nothing, of no cost at all, and the cap: confirmed goes from 0 to 800, possible from 800 to 0.
    expect(swings(questions([capped]))).toEqual([['rdCostFen', 800]]);
    expect(questions([capped], { rdCostFen: 5 })).toEqual([]);
  });

  it('come last where they move only what has no known end', () => {
    const endless = aMeasure({
      id: 'a',
      benefit: { kind: 'percentage', ratePct: 50, base: 'centralMoneyReceivedFen' },
    });

    expect(swings(questions([endless, sum('b', 1, { when: { ask: 'b' } })]))).toEqual([
      ['b', 1],
      ['centralMoneyReceivedFen', 0],
    ]);
  });

  it('tell apart what each policy asks', () => {
    const measures = [sum('a', 5, { when: { ask: 'licensed' } })];
    const asked = totals([aPolicy({ measures }), aPolicy({ id: 'policy-2', measures })], {
      answers: { 'policy-1/licensed': true },
    }).nextQuestions;

    expect(asked).toEqual([
      { question: { policy: 'policy-2', ask: 'licensed' }, swingFen: 5, measures: ['policy-2/a'] },
    ]);
  });

  it.each([
    { when: { fact: 'staff', atLeast: 50 }, because: 'the threshold itself' },
    { when: { fact: 'staff', above: 50 }, because: 'what is just above it' },
    {
      when: {
        all: [
          { fact: 'staff', atLeast: 49 },
          { fact: 'staff', below: 51 },
        ],
      },
      because: 'what lies between two',
    },
    { when: { fact: 'certificates', allOf: ['patent', 'fda-approval'] }, because: 'all that are named together' },
    { when: { fact: 'certificates', oneOf: ['patent', 'fda-approval'] }, because: 'one of them alone' },
    { when: { not: { fact: 'certificates', is: 'patent' } }, because: 'none at all' },
    { when: { not: { fact: 'drugClass', oneOf: ['1', '2'] } }, because: 'one that nobody names' },
    { when: { fact: 'foundedOn', below: '2020-01-01' }, because: 'the day before' },
    { when: { not: { fact: 'foundedOn', below: '2020-01-01' } }, because: 'the day itself' },
    { when: { fact: 'registeredPlace', is: 'sz' }, because: 'a place' },
    { when: { not: { fact: 'registeredPlace', is: 'sz' } }, because: 'another place' },
    { when: { fact: 'ownMoneySharePct', atLeast: 30 }, because: 'a share' },
  ] as const)('try $because', ({ when }) => {
    const condition = JSON.parse(JSON.stringify(when)) as NonNullable<Measure['when']>;

    expect(questions([sum('a', 7, { when: condition })])[0]?.swingFen).toBe(7);
  });

  it('ask whether a cap holds, also where only what is possible goes by it', () => {
    const cap = aCapMeasure({ when: { ask: 'capped' }, caps: [{ capFen: 40, per: 'firm' }] });
    const possible = aMeasure({ id: 'a', benefit: { kind: 'fixed', amountFen: 90, isCeiling: true } });

    // 90 are possible without the cap, 40 with it.
    expect(swings(questions([possible, cap]))).toEqual([['capped', 50]]);
  });

  it('leave a share of what the company is not eligible for at nothing', () => {
    const shut = sum('base', 900, { when: { any: [] } });
    const share = aMeasure({
      id: 'share',
      when: { fact: 'isListed', is: true },
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['base'] },
      caps: [{ capFen: 100, per: 'award' }],
    });

    expect(swings(questions([shut, share]))).toEqual([['isListed', 0]]);
  });

  it('move as much as answering them does', () => {
    fc.assert(
      fc.property(policies(), companies(), (there, company) => {
        const before = totals(there, company);
        fc.pre(before.openEnded.length === 0);
        for (const { fact, swingFen } of before.nextQuestions) {
          if (fact !== 'localTrialLead') continue;
          const moved = [true, false].map((said) => {
            const after = totals(there, { ...company, localTrialLead: said });
            return Math.max(
              Math.abs(after.confirmed.totalFen - before.confirmed.totalFen),
              Math.abs(after.possible.totalFen - before.possible.totalFen),
            );
          });
          expect(swingFen).toBe(Math.max(...moved));
        }
      }),
    );
  });
});
