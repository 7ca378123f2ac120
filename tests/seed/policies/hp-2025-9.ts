import { type PolicyRows, cny } from './rows.ts';

/** What hp-2025-9 says for companies. */
export const rowsOfHp20259: PolicyRows = {
  policy: 'hp-2025-9',
  place: 'gz-huangpu',
  facts: { sector: 'ivd' },
  measures: [
    {
      measure: 'device-trial-nat',
      facts: { reviewRoute: 'national-priority', trialCostInChinaFen: cny(2_000_000) },
      rows: [
        {
          because: '30 % of 3 million CNY is 900,000, below the cap of 3 million',
          verdict: 'eligible',
          cny: [900_000, 900_000],
          facts: { trialCostInChinaFen: cny(3_000_000) },
        },
        {
          because: '30 % of 20 million CNY is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          facts: { trialCostInChinaFen: cny(20_000_000) },
        },
        {
          because: 'the trial cost just 2 million CNY, of which 30 % is 600,000',
          verdict: 'eligible',
          cny: [600_000, 600_000],
        },
        { because: 'it is the first day in force', verdict: 'eligible', asOf: '2025-07-23' },
        { because: 'it is the last day in force', verdict: 'eligible', asOf: '2028-07-23' },
        {
          because: 'the trial cost 1,999,999 CNY, less than 2 million',
          verdict: 'not-eligible',
          facts: { trialCostInChinaFen: cny(1_999_999) },
        },
        {
          because: 'the route was that of the province',
          verdict: 'not-eligible',
          facts: { reviewRoute: 'provincial-innovative' },
        },
        { because: 'it is the day before the measures came into force', verdict: 'not-eligible', asOf: '2025-07-22' },
        { because: 'it is the day after their last', verdict: 'not-eligible', asOf: '2028-07-24' },
        { because: 'nobody said what the trial cost', verdict: 'unknown', without: ['trialCostInChinaFen'] },
        { because: 'nobody said by which route', verdict: 'unknown', without: ['reviewRoute'] },
      ],
    },
    {
      measure: 'device-trial-prov',
      facts: { deviceClass: '2', reviewRoute: 'provincial-priority', trialCostInChinaFen: cny(2_000_000) },
      rows: [
        {
          because: '30 % of 3 million CNY is 900,000, below the cap of 1 million',
          verdict: 'eligible',
          cny: [900_000, 900_000],
          facts: { trialCostInChinaFen: cny(3_000_000) },
        },
        {
          because: '30 % of 4 million CNY is 1.2 million, more than the cap of 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { trialCostInChinaFen: cny(4_000_000) },
        },
        {
          because: 'the trial cost 1.5 million CNY, less than 2 million',
          verdict: 'not-eligible',
          facts: { trialCostInChinaFen: cny(1_500_000) },
        },
        { because: 'the device is of class III', verdict: 'not-eligible', facts: { deviceClass: '3' } },
        { because: 'the class of the device is not known', verdict: 'unknown', without: ['deviceClass'] },
      ],
    },
    {
      measure: 'device-cert',
      facts: { reviewRoute: 'provincial-innovative', certificates: ['first-device-registration-2'] },
      answers: { 'new-certificate': true },
      rows: [
        { because: 'it pays once for a product, up to 1 million', verdict: 'eligible', cny: [0, 1_000_000] },
        {
          because: 'the route was that of priority review',
          verdict: 'not-eligible',
          facts: { reviewRoute: 'national-priority' },
        },
        { because: 'the certificate is not new', verdict: 'not-eligible', answers: { 'new-certificate': false } },
        { because: 'nobody said whether the certificate is new', verdict: 'unknown', unanswered: ['new-certificate'] },
      ],
    },
  ],
};
