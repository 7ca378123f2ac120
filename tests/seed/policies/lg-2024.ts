import { LIN_GANG_CLASS_2_ROWS } from './lg-2024-class-2.ts';
import { type PolicyRows, cny } from './rows.ts';

/** What lg-2024 says for companies. */
export const rowsOfLg2024: PolicyRows = {
  policy: 'lg-2024',
  place: 'sh-lin-gang-special-area',
  facts: { registersAtSite: true },
  measures: [
    {
      measure: 'cta-class1',
      facts: { drugClass: '1', productStage: 'cta' },
      rows: [
        {
          because: '40 % of 8 million CNY is 3.2 million, below the cap of 8 million',
          verdict: 'eligible',
          cny: [3_200_000, 3_200_000],
          facts: { rdCostFen: cny(8_000_000) },
        },
        {
          because: '40 % of 40 million CNY is 16 million, more than the cap of 8 million',
          verdict: 'eligible',
          cny: [8_000_000, 8_000_000],
          facts: { rdCostFen: cny(40_000_000) },
        },
        { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
        {
          because: 'it is registered in Lin-gang, and nobody said whether it operates and pays tax there',
          verdict: 'unknown',
          facts: { registersAtSite: false, registeredPlace: 'sh-lin-gang-special-area' },
        },
        {
          because: 'it is registered elsewhere, but is a recognised research unit',
          verdict: 'eligible',
          facts: { registersAtSite: false, registeredPlace: 'sh' },
          answers: { 'research-unit': true },
        },
        {
          because: 'it is registered elsewhere and is no research unit',
          verdict: 'not-eligible',
          facts: { registersAtSite: false, registeredPlace: 'sh' },
          answers: { 'research-unit': false },
        },
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
      measure: 'consistency',
      facts: { certificates: ['generic-consistency-evaluation'] },
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
        { because: 'it has not passed the evaluation', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
    {
      measure: 'lead-project',
      facts: { isLeadFirm: true },
      rows: [
        {
          because: '10 to 30 % of 100 million CNY is 10 to 30 million, as the authority decides',
          verdict: 'eligible',
          cny: [10_000_000, 30_000_000],
          facts: { totalInvestmentFen: cny(100_000_000) },
        },
        {
          because: '10 to 30 % of 10 billion CNY is 1 to 3 billion, more than the cap of 500 million',
          verdict: 'eligible',
          cny: [500_000_000, 500_000_000],
          facts: { totalInvestmentFen: cny(10_000_000_000) },
        },
        { because: 'it leads no industry of the area', verdict: 'not-eligible', facts: { isLeadFirm: false } },
        { because: 'nobody said whether it leads one', verdict: 'unknown', without: ['isLeadFirm'] },
      ],
    },
    {
      measure: 'revenue',
      answers: { 'first-passes': true },
      rows: [
        {
          because: 'the yearly revenue is just 100 million CNY',
          verdict: 'eligible',
          cny: [100_000, 100_000],
          facts: { revenueFenPerYear: cny(100_000_000) },
        },
        {
          because: 'it is one yuan below 500 million: the first step only',
          verdict: 'eligible',
          cny: [100_000, 100_000],
          facts: { revenueFenPerYear: cny(499_999_999) },
        },
        {
          because: 'it is 500 million',
          verdict: 'eligible',
          cny: [500_000, 500_000],
          facts: { revenueFenPerYear: cny(500_000_000) },
        },
        {
          because: 'it is 1 billion',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { revenueFenPerYear: cny(1_000_000_000) },
        },
        {
          because: 'it is 4 billion, beyond the last step of 3 billion',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { revenueFenPerYear: cny(4_000_000_000) },
        },
        {
          because: 'it is 99,999,999 CNY, below the first step',
          verdict: 'not-eligible',
          facts: { revenueFenPerYear: cny(99_999_999) },
        },
        {
          because: 'it has passed the step before',
          verdict: 'not-eligible',
          facts: { revenueFenPerYear: cny(100_000_000) },
          answers: { 'first-passes': false },
        },
        { because: 'nobody said how high the revenue is', verdict: 'unknown' },
      ],
    },
    {
      measure: 'export',
      rows: [
        {
          because: 'exports are just 1 million USD a year',
          verdict: 'eligible',
          cny: [100_000, 100_000],
          facts: { exportUsdPerYear: 1_000_000 },
        },
        {
          because:
            'exports are 1.55 million USD: 100,000 + 5 × 50,000 = 350,000, the last 50,000 USD being no whole step',
          verdict: 'eligible',
          cny: [350_000, 350_000],
          facts: { exportUsdPerYear: 1_550_000 },
        },
        {
          because:
            'exports are 10 million USD: 100,000 + 90 × 50,000 = 4.6 million, more than the cap of 2 million a year',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { exportUsdPerYear: 10_000_000 },
        },
        { because: 'exports are below 1 million USD', verdict: 'not-eligible', facts: { exportUsdPerYear: 999_999 } },
        { because: 'nobody said how high exports are', verdict: 'unknown' },
      ],
    },
    ...LIN_GANG_CLASS_2_ROWS,
  ],
};
