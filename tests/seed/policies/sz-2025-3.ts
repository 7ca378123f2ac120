import { type PolicyRows, cny } from './rows.ts';

/** What sz-2025-3 says for companies. */
export const rowsOfSz20253: PolicyRows = {
  policy: 'sz-2025-3',
  place: 'sz-guangming',
  facts: { registersAtSite: true },
  measures: [
    {
      measure: 'innovative-drug-core',
      facts: {
        drugClass: '1',
        drugKind: 'chemical',
        productStage: 'cta',
        reviewScore: 75,
        ownMoneySharePct: 30,
        projectProgressPct: 20,
        buildPeriodMonths: 36,
      },
      answers: { 'funds-cover-total': true },
      rows: [
        {
          because: '40 % of 10 million CNY is 4 million, below the cap of 10 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { totalInvestmentFen: cny(10_000_000) },
        },
        {
          because: '40 % of 50 million CNY is 20 million, more than the cap of 10 million',
          verdict: 'eligible',
          cny: [10_000_000, 10_000_000],
          facts: { totalInvestmentFen: cny(50_000_000) },
        },
        {
          because: 'it is a traditional Chinese drug of class 3',
          verdict: 'eligible',
          facts: { drugKind: 'tcm', drugClass: '3' },
        },
        { because: 'the score is just the pass mark of 60', verdict: 'eligible', facts: { reviewScore: 60 } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        {
          because: 'it is a traditional Chinese drug of class 4',
          verdict: 'not-eligible',
          facts: { drugKind: 'tcm', drugClass: '4' },
        },
        { because: 'it is a generic', verdict: 'not-eligible', facts: { drugKind: 'generic' } },
        { because: 'its score is 59, below the pass mark of 60', verdict: 'not-eligible', facts: { reviewScore: 59 } },
        {
          because: 'own money is 29 % of the total, less than 30 %',
          verdict: 'not-eligible',
          facts: { ownMoneySharePct: 29 },
        },
        {
          because: '21 % of the project is complete, more than 20 %',
          verdict: 'not-eligible',
          facts: { projectProgressPct: 21 },
        },
        {
          because: 'it is built in 37 months, longer than three years',
          verdict: 'not-eligible',
          facts: { buildPeriodMonths: 37 },
        },
        {
          because: 'own money and loans do not cover the total',
          verdict: 'not-eligible',
          answers: { 'funds-cover-total': false },
        },
        { because: 'the review has not given a score yet', verdict: 'unknown', without: ['reviewScore'] },
        {
          because: 'it is an antibody or another biological drug, and nobody said which',
          verdict: 'unknown',
          facts: { drugKind: 'biological' },
        },
        {
          because: 'nobody said whether own money and loans cover the total',
          verdict: 'unknown',
          unanswered: ['funds-cover-total'],
        },
      ],
    },
    {
      measure: 'national-match',
      facts: { centralMoneyReceivedFen: cny(10_000_000) },
      answers: { 'basic-research': true },
      rows: [
        {
          because: '50 % of 10 million CNY is 5 million; no cap was found',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { centralMoneyReceivedFen: cny(10_000_000) },
        },
        { because: 'no central money was received', verdict: 'not-eligible', facts: { centralMoneyReceivedFen: 0 } },
        {
          because: 'the money is not for basic research',
          verdict: 'not-eligible',
          answers: { 'basic-research': false },
        },
        { because: 'nobody said what the central money is for', verdict: 'unknown', unanswered: ['basic-research'] },
        {
          because: 'nobody said how much central money was received',
          verdict: 'unknown',
          without: ['centralMoneyReceivedFen'],
        },
      ],
    },
  ],
};
