import { type PolicyRows, cny } from './rows.ts';

/** What sh-2024-9 says for companies. */
export const rowsOfSh20249: PolicyRows = {
  policy: 'sh-2024-9',
  place: 'sh-fengxian',
  facts: { registersAtSite: true, producesAtSite: true },
  measures: [
    {
      measure: 'ph1-class1',
      facts: { drugClass: '1', productStage: 'ph1' },
      rows: [
        {
          because: '40 % of 10 million CNY is 4 million, below the cap of 10 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { rdCostFen: cny(10_000_000) },
        },
        {
          because: '40 % of 50 million CNY is 20 million, more than the cap of 10 million',
          verdict: 'eligible',
          cny: [10_000_000, 10_000_000],
          facts: { rdCostFen: cny(50_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph2-class1',
      facts: { drugClass: '1', productStage: 'ph2' },
      rows: [
        {
          because: '40 % of 20 million CNY is 8 million, below the cap of 20 million',
          verdict: 'eligible',
          cny: [8_000_000, 8_000_000],
          facts: { rdCostFen: cny(20_000_000) },
        },
        {
          because: '40 % of 100 million CNY is 40 million, more than the cap of 20 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { rdCostFen: cny(100_000_000) },
        },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
        { because: 'it is the day before the policy came into force', verdict: 'not-eligible', asOf: '2024-07-31' },
        { because: 'it is the first day in force', verdict: 'eligible', asOf: '2024-08-01' },
        { because: 'it is the last day in force', verdict: 'eligible', asOf: '2029-07-31' },
        { because: 'it is the day after', verdict: 'not-eligible', asOf: '2029-08-01' },
        { because: 'the product is made outside Shanghai', verdict: 'not-eligible', facts: { producesAtSite: false } },
      ],
    },
    {
      measure: 'ph3-class1',
      facts: { drugClass: '1', productStage: 'ph3' },
      rows: [
        {
          because: '40 % of 30 million CNY is 12 million, below the cap of 30 million',
          verdict: 'eligible',
          cny: [12_000_000, 12_000_000],
          facts: { rdCostFen: cny(30_000_000) },
        },
        {
          because: '40 % of 150 million CNY is 60 million, more than the cap of 30 million',
          verdict: 'eligible',
          cny: [30_000_000, 30_000_000],
          facts: { rdCostFen: cny(150_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'cgt-early',
      facts: { sector: 'cgt', drugClass: '1', productStage: 'ph1' },
      answers: { 'early-and-confirmatory-only': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 15_000_000] },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        {
          because: 'it needs all three phases',
          verdict: 'not-eligible',
          answers: { 'early-and-confirmatory-only': false },
        },
        {
          because: 'nobody said which trials it needs',
          verdict: 'unknown',
          unanswered: ['early-and-confirmatory-only'],
        },
      ],
    },
    {
      measure: 'cgt-confirm',
      facts: { sector: 'cgt', productStage: 'ph3' },
      answers: { 'early-and-confirmatory-only': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 30_000_000] },
        { because: 'its sector is another one', verdict: 'not-eligible', facts: { sector: 'mab' } },
        { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
        {
          because: 'nobody said which trials it needs',
          verdict: 'unknown',
          unanswered: ['early-and-confirmatory-only'],
        },
      ],
    },
    {
      measure: 'demo',
      answers: { 'hospital-demonstration': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 2_000_000] },
        {
          because: 'it is no demonstration project of a hospital and a firm',
          verdict: 'not-eligible',
          answers: { 'hospital-demonstration': false },
        },
        { because: 'nobody said whether it is', verdict: 'unknown', unanswered: ['hospital-demonstration'] },
      ],
    },
  ],
};
