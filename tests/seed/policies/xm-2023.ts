import { type PolicyRows, cny } from './rows.ts';

/** What xm-2023 says for companies. */
export const rowsOfXm2023: PolicyRows = {
  policy: 'xm-2023',
  place: 'xm-haicang',
  facts: { producesAtSite: true },
  measures: [
    {
      measure: 'pre-class1',
      facts: { drugClass: '1', productStage: 'preclinical' },
      rows: [
        {
          because: '40 % of 4 million CNY is 1.6 million, below the cap of 4 million',
          verdict: 'eligible',
          cny: [1_600_000, 1_600_000],
          facts: { rdCostFen: cny(4_000_000) },
        },
        {
          because: '40 % of 20 million CNY is 8 million, more than the cap of 4 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { rdCostFen: cny(20_000_000) },
        },
        { because: 'it is at trial permission', verdict: 'not-eligible', facts: { productStage: 'cta' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
        { because: 'it is the day before the policy came into force', verdict: 'not-eligible', asOf: '2023-11-19' },
        { because: 'it is the first day in force', verdict: 'eligible', asOf: '2023-11-20' },
        { because: 'it is the last day in force', verdict: 'eligible', asOf: '2026-12-31' },
        { because: 'it is the day after', verdict: 'not-eligible', asOf: '2027-01-01' },
      ],
    },
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
      measure: 'overseas-class1',
      facts: { drugClass: '1', productStage: 'overseas-clinical' },
      rows: [
        {
          because: '40 % of 3 million CNY is 1.2 million, below the cap of 3 million',
          verdict: 'eligible',
          cny: [1_200_000, 1_200_000],
          facts: { rdCostFen: cny(3_000_000) },
        },
        {
          because: '40 % of 15 million CNY is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { rdCostFen: cny(15_000_000) },
        },
        { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'pre-class2',
      facts: { drugClass: '2', productStage: 'preclinical' },
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
        { because: 'it is at trial permission', verdict: 'not-eligible', facts: { productStage: 'cta' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph1-class2',
      facts: { drugClass: '2', productStage: 'ph1' },
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
      measure: 'ph2-class2',
      facts: { drugClass: '2', productStage: 'ph2' },
      rows: [
        {
          because: '20 % of 8 million CNY is 1.6 million, below the cap of 8 million',
          verdict: 'eligible',
          cny: [1_600_000, 1_600_000],
          facts: { rdCostFen: cny(8_000_000) },
        },
        {
          because: '20 % of 80 million CNY is 16 million, more than the cap of 8 million',
          verdict: 'eligible',
          cny: [8_000_000, 8_000_000],
          facts: { rdCostFen: cny(80_000_000) },
        },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph3-class2',
      facts: { drugClass: '2', productStage: 'ph3' },
      rows: [
        {
          because: '20 % of 15 million CNY is 3 million, below the cap of 15 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { rdCostFen: cny(15_000_000) },
        },
        {
          because: '20 % of 150 million CNY is 30 million, more than the cap of 15 million',
          verdict: 'eligible',
          cny: [15_000_000, 15_000_000],
          facts: { rdCostFen: cny(150_000_000) },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 1', verdict: 'not-eligible', facts: { drugClass: '1' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
  ],
};
