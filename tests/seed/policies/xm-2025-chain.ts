import { type PolicyRows, cny } from './rows.ts';

/** What xm-2025-chain says for companies. */
export const rowsOfXm2025Chain: PolicyRows = {
  policy: 'xm-2025-chain',
  place: 'xm-haicang',
  measures: [
    {
      measure: 'platform-equip',
      facts: { recognitions: ['public-technical-platform'] },
      answers: { 'passed-review': true, 'renewal-for-public-service': true },
      rows: [
        {
          because: '30 % of 5 million CNY is 1.5 million, below the cap of 5 million',
          verdict: 'eligible',
          cny: [1_500_000, 1_500_000],
          facts: { newEquipmentCostFen: cny(5_000_000) },
        },
        {
          because: '30 % of 33,333,333 CNY is 9,999,999, more than the cap of 5 million',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { newEquipmentCostFen: cny(33_333_333) },
        },
        { because: 'it is no recognised platform', verdict: 'not-eligible', facts: { recognitions: [] } },
        {
          because: 'the platform has not passed its review',
          verdict: 'not-eligible',
          answers: { 'passed-review': false },
        },
        {
          because: 'the equipment is not for public service',
          verdict: 'not-eligible',
          answers: { 'renewal-for-public-service': false },
        },
        { because: 'nobody said whether it passed its review', verdict: 'unknown', unanswered: ['passed-review'] },
        { because: 'nobody said what it is recognised as', verdict: 'unknown', without: ['recognitions'] },
      ],
    },
  ],
};
