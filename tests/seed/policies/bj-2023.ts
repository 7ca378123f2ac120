import { type PolicyRows, cny } from './rows.ts';

/** What bj-2023 says for companies. */
export const rowsOfBj2023: PolicyRows = {
  policy: 'bj-2023',
  place: 'hz-binjiang',
  measures: [
    {
      measure: 'it-bt',
      facts: { sector: 'ai' },
      answers: { 'it-bt-project': true },
      rows: [
        {
          because: '15 % of 3 million CNY is 450,000, below the cap of 3 million',
          verdict: 'eligible',
          cny: [450_000, 450_000],
          facts: { rdCostFenPerYear: cny(3_000_000) },
        },
        {
          because: '15 % of 40 million CNY is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { rdCostFenPerYear: cny(40_000_000) },
        },
        {
          because: 'its R&D costs 2,999,999 CNY a year, less than 3 million',
          verdict: 'not-eligible',
          facts: { rdCostFenPerYear: cny(2_999_999) },
        },
        { because: 'it is no IT+BT project', verdict: 'not-eligible', answers: { 'it-bt-project': false } },
        { because: 'nobody said what its R&D costs', verdict: 'unknown' },
      ],
    },
    {
      measure: 'rd-start',
      answers: { 'rd-start-conditions': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 20_000_000] },
        {
          because: 'it does not meet the conditions of the 2020 edition',
          verdict: 'not-eligible',
          answers: { 'rd-start-conditions': false },
        },
        {
          because: 'the conditions are not known, nor whether they are met',
          verdict: 'unknown',
          unanswered: ['rd-start-conditions'],
        },
      ],
    },
    {
      measure: 'clinical-20',
      facts: { productStage: 'ph1' },
      rows: [
        {
          because: '20 % of 20 million CNY is 4 million, below the cap of 20 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { trialCostFen: cny(20_000_000) },
        },
        {
          because: '20 % of 200 million CNY is 40 million, more than the cap of 20 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { trialCostFen: cny(200_000_000) },
        },
        { because: 'it is pre-clinical', verdict: 'not-eligible', facts: { productStage: 'preclinical' } },
        { because: 'nobody said how far the product is', verdict: 'unknown', without: ['productStage'] },
      ],
    },
    {
      measure: 'campus',
      answers: { 'builds-park': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 30_000_000] },
        { because: 'it builds no park', verdict: 'not-eligible', answers: { 'builds-park': false } },
        { because: 'nobody said whether it builds one', verdict: 'unknown', unanswered: ['builds-park'] },
      ],
    },
    {
      measure: 'rent3',
      facts: { ventureMoneyRaisedFen: cny(10_000_000) },
      rows: [
        {
          because: '1,000 m² at 50 CNY a month for 36 months cost 1.8 million; which share is paid was not found',
          verdict: 'eligible',
          cny: [0, 1_800_000],
          facts: { leasedAreaM2: 1000, rentFenPerM2Month: cny(50) },
        },
        {
          because: '9,999,999 CNY of venture money was raised, less than 10 million',
          verdict: 'not-eligible',
          facts: { ventureMoneyRaisedFen: cny(9_999_999) },
        },
        {
          because: 'nobody said how much venture money was raised',
          verdict: 'unknown',
          without: ['ventureMoneyRaisedFen'],
        },
      ],
    },
  ],
};
