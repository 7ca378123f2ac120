import { type PolicyRows, cny } from './rows.ts';

/** What su-city says for companies. */
export const rowsOfSuCity: PolicyRows = {
  policy: 'su-city',
  place: 'su-suzhou-industrial-park',
  facts: { producesAtSite: true },
  measures: [
    {
      measure: 'ph1',
      facts: { drugClass: '1', productStage: 'ph1' },
      rows: [
        {
          because: '30 % of 2 million CNY is 600,000, below the cap of 2 million',
          verdict: 'eligible',
          cny: [600_000, 600_000],
          facts: { rdCostFen: cny(2_000_000) },
        },
        {
          because: '30 % of 13,333,333 CNY is 3,999,999, more than the cap of 2 million',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { rdCostFen: cny(13_333_333) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph2',
      facts: { drugClass: '1', productStage: 'ph2' },
      rows: [
        {
          because: '30 % of 4 million CNY is 1.2 million, below the cap of 4 million',
          verdict: 'eligible',
          cny: [1_200_000, 1_200_000],
          facts: { rdCostFen: cny(4_000_000) },
        },
        {
          because: '30 % of 26,666,666 CNY is 7,999,999, more than the cap of 4 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { rdCostFen: cny(26_666_666) },
        },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph3',
      facts: { drugClass: '1', productStage: 'ph3' },
      rows: [
        {
          because: '30 % of 6 million CNY is 1.8 million, below the cap of 6 million',
          verdict: 'eligible',
          cny: [1_800_000, 1_800_000],
          facts: { rdCostFen: cny(6_000_000) },
        },
        {
          because: '30 % of 40 million CNY is 12 million, more than the cap of 6 million',
          verdict: 'eligible',
          cny: [6_000_000, 6_000_000],
          facts: { rdCostFen: cny(40_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph1-2',
      facts: { drugClass: '2', productStage: 'ph1' },
      rows: [
        {
          because: '20 % of 1 million CNY is 200,000, below the cap of 1 million',
          verdict: 'eligible',
          cny: [200_000, 200_000],
          facts: { rdCostFen: cny(1_000_000) },
        },
        {
          because: '20 % of 10 million CNY is 2 million, more than the cap of 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { rdCostFen: cny(10_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph2-2',
      facts: { drugClass: '2', productStage: 'ph2' },
      rows: [
        {
          because: '20 % of 2 million CNY is 400,000, below the cap of 2 million',
          verdict: 'eligible',
          cny: [400_000, 400_000],
          facts: { rdCostFen: cny(2_000_000) },
        },
        {
          because: '20 % of 20 million CNY is 4 million, more than the cap of 2 million',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { rdCostFen: cny(20_000_000) },
        },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph3-2',
      facts: { drugClass: '2', productStage: 'ph3' },
      rows: [
        {
          because: '20 % of 3 million CNY is 600,000, below the cap of 3 million',
          verdict: 'eligible',
          cny: [600_000, 600_000],
          facts: { rdCostFen: cny(3_000_000) },
        },
        {
          because: '20 % of 30 million CNY is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { rdCostFen: cny(30_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'consistency',
      facts: { certificates: ['generic-consistency-evaluation'] },
      answers: { 'among-first-three': true },
      rows: [
        {
          because: '20 % of 5 million CNY is 1 million, below the cap of 5 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { rdCostFen: cny(5_000_000) },
        },
        {
          because: '20 % of 50 million CNY is 10 million, more than the cap of 5 million',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { rdCostFen: cny(50_000_000) },
        },
        {
          because: 'it was the fourth in the country to pass',
          verdict: 'not-eligible',
          answers: { 'among-first-three': false },
        },
        { because: 'it has not passed the evaluation', verdict: 'not-eligible', facts: { certificates: [] } },
        {
          because: 'nobody said whether it was among the first three',
          verdict: 'unknown',
          unanswered: ['among-first-three'],
        },
      ],
    },
    {
      measure: 'device',
      facts: { deviceClass: '3', certificates: ['patent'] },
      rows: [
        {
          because: '20 % of 3 million CNY is 600,000, below the cap of 3 million',
          verdict: 'eligible',
          cny: [600_000, 600_000],
          facts: { rdCostFen: cny(3_000_000) },
        },
        {
          because: '20 % of 30 million CNY is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { rdCostFen: cny(30_000_000) },
        },
        { because: 'it has no patent', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'the device is of class II', verdict: 'not-eligible', facts: { deviceClass: '2' } },
        { because: 'the class of the device is not known', verdict: 'unknown', without: ['deviceClass'] },
      ],
    },
  ],
};
