import { type PolicyRows, cny } from './rows.ts';

/** What gm-2023-1-synbio says for companies. */
export const rowsOfGm20231Synbio: PolicyRows = {
  policy: 'gm-2023-1-synbio',
  place: 'sz-guangming',
  facts: { sector: 'synbio' },
  measures: [
    {
      measure: 'highstd-plant',
      answers: { 'high-standard-plant': true },
      rows: [
        {
          because: '10 % of 2 million CNY is 200,000, below the cap of 2 million',
          verdict: 'eligible',
          cny: [200_000, 200_000],
          facts: { plantCostFen: cny(2_000_000) },
        },
        {
          because: '10 % of 40 million CNY is 4 million, more than the cap of 2 million',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { plantCostFen: cny(40_000_000) },
        },
        {
          because: 'the plant is no high-standard plant',
          verdict: 'not-eligible',
          answers: { 'high-standard-plant': false },
        },
        { because: 'its sector is another one', verdict: 'not-eligible', facts: { sector: 'ivd' } },
        {
          because: 'nobody said whether the plant is a high-standard plant',
          verdict: 'unknown',
          unanswered: ['high-standard-plant'],
        },
      ],
    },
    {
      measure: 'gmp-plant',
      facts: { hasGmpLine: true },
      rows: [
        {
          because: '10 million CNY was spent on 10,000 m², less than 5,000 CNY for each: 50 % is 5 million',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { plantCostFen: cny(10_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '40 million CNY was spent on 10,000 m²: 50 % is more than the cap of 10 million',
          verdict: 'eligible',
          cny: [10_000_000, 10_000_000],
          facts: { plantCostFen: cny(40_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '10 million CNY was spent on 100 m², of which 5,000 CNY × 100 = 500,000 count: 50 % is 250,000',
          verdict: 'eligible',
          cny: [250_000, 250_000],
          facts: { plantCostFen: cny(10_000_000), plantAreaM2: 100 },
        },
        {
          because: 'the area is not known, so that of the 10 million CNY nothing or all may count',
          verdict: 'eligible',
          cny: [0, 5_000_000],
          facts: { plantCostFen: cny(10_000_000) },
        },
        { because: 'there is no GMP line', verdict: 'not-eligible', facts: { hasGmpLine: false } },
        { because: 'nobody said whether there is a GMP line', verdict: 'unknown', without: ['hasGmpLine'] },
      ],
    },
    {
      measure: 'gmp-class2',
      facts: { certificates: ['gmp-inspection', 'device-production-licence-2'] },
      rows: [
        {
          because: '2 million CNY was spent on 10,000 m², less than 5,000 CNY for each: 50 % is 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { plantCostFen: cny(2_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '8 million CNY was spent on 10,000 m²: 50 % is more than the cap of 2 million',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { plantCostFen: cny(8_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '2 million CNY was spent on 100 m², of which 5,000 CNY × 100 = 500,000 count: 50 % is 250,000',
          verdict: 'eligible',
          cny: [250_000, 250_000],
          facts: { plantCostFen: cny(2_000_000), plantAreaM2: 100 },
        },
        {
          because: 'the area is not known, so that of the 2 million CNY nothing or all may count',
          verdict: 'eligible',
          cny: [0, 1_000_000],
          facts: { plantCostFen: cny(2_000_000) },
        },
        {
          because: 'it has the licence but no GMP inspection',
          verdict: 'not-eligible',
          facts: { certificates: ['device-production-licence-2'] },
        },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
    {
      measure: 'gmp-class3',
      facts: { certificates: ['gmp-inspection', 'device-production-licence-3'] },
      rows: [
        {
          because: '5 million CNY was spent on 10,000 m², less than 5,000 CNY for each: 50 % is 2.5 million',
          verdict: 'eligible',
          cny: [2_500_000, 2_500_000],
          facts: { plantCostFen: cny(5_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '20 million CNY was spent on 10,000 m²: 50 % is more than the cap of 5 million',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { plantCostFen: cny(20_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '5 million CNY was spent on 100 m², of which 5,000 CNY × 100 = 500,000 count: 50 % is 250,000',
          verdict: 'eligible',
          cny: [250_000, 250_000],
          facts: { plantCostFen: cny(5_000_000), plantAreaM2: 100 },
        },
        {
          because: 'the area is not known, so that of the 5 million CNY nothing or all may count',
          verdict: 'eligible',
          cny: [0, 2_500_000],
          facts: { plantCostFen: cny(5_000_000) },
        },
        {
          because: 'its licence is for class II only',
          verdict: 'not-eligible',
          facts: { certificates: ['gmp-inspection', 'device-production-licence-2'] },
        },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
    {
      measure: 'gmp-other',
      facts: { certificates: ['cleanliness-test-c-or-better'] },
      rows: [
        {
          because: '2 million CNY was spent on 10,000 m², less than 5,000 CNY for each: 50 % is 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { plantCostFen: cny(2_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '8 million CNY was spent on 10,000 m²: 50 % is more than the cap of 2 million',
          verdict: 'eligible',
          cny: [2_000_000, 2_000_000],
          facts: { plantCostFen: cny(8_000_000), plantAreaM2: 10_000 },
        },
        {
          because: '2 million CNY was spent on 100 m², of which 5,000 CNY × 100 = 500,000 count: 50 % is 250,000',
          verdict: 'eligible',
          cny: [250_000, 250_000],
          facts: { plantCostFen: cny(2_000_000), plantAreaM2: 100 },
        },
        {
          because: 'the area is not known, so that of the 2 million CNY nothing or all may count',
          verdict: 'eligible',
          cny: [0, 1_000_000],
          facts: { plantCostFen: cny(2_000_000) },
        },
        { because: 'no test of cleanliness was passed', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
  ],
};
