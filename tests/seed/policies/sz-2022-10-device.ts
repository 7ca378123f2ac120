import { type PolicyRows, cny } from './rows.ts';

/** What sz-2022-10-device says for companies. */
export const rowsOfSz202210Device: PolicyRows = {
  policy: 'sz-2022-10-device',
  place: 'sz-pingshan',
  facts: { sector: 'ivd', registersAtSite: true, producesAtSite: true },
  measures: [
    {
      measure: 'class3-first',
      facts: { deviceClass: '3', certificates: ['first-device-registration-3'], reviewRoute: 'general' },
      rows: [
        {
          because: '40 % of 10 million CNY is 4 million, below the cap of 5 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { rdCostWithoutLabourFen: cny(10_000_000) },
        },
        {
          because: '40 % of 20 million CNY is 8 million, more than the cap of 5 million',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          facts: { rdCostWithoutLabourFen: cny(20_000_000) },
        },
        {
          because: 'by the green channel of the nation the cap is 5 + 1 = 6 million; 40 % of 20 million is 8 million',
          verdict: 'eligible',
          cny: [6_000_000, 6_000_000],
          facts: { rdCostWithoutLabourFen: cny(20_000_000), reviewRoute: 'national-innovative' },
        },
        {
          because: 'the route is not known: the cap is 5 or 6 million',
          verdict: 'eligible',
          cny: [5_000_000, 6_000_000],
          facts: { rdCostWithoutLabourFen: cny(20_000_000) },
          without: ['reviewRoute'],
        },
        { because: 'the device is of class II', verdict: 'not-eligible', facts: { deviceClass: '2' } },
        {
          because: 'the certificate is not the first one',
          verdict: 'not-eligible',
          facts: { certificates: ['device-registration-3'] },
        },
        { because: 'it will be made elsewhere', verdict: 'not-eligible', facts: { producesAtSite: false } },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
        {
          because: 'it is a device of which nobody said whether the measures list it',
          verdict: 'unknown',
          facts: { sector: 'device' },
        },
        {
          because: 'it is a device that the measures list',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { sector: 'device', rdCostWithoutLabourFen: cny(10_000_000) },
          answers: { 'listed-device': true },
        },
        {
          because: 'it is a device that the measures do not list',
          verdict: 'not-eligible',
          facts: { sector: 'device' },
          answers: { 'listed-device': false },
        },
      ],
    },
    {
      measure: 'class3-innovative',
      rows: [
        {
          because: 'the device goes by the green channel of the nation',
          verdict: 'eligible',
          facts: { reviewRoute: 'national-innovative' },
        },
        {
          because: 'it goes by that of the province',
          verdict: 'not-eligible',
          facts: { reviewRoute: 'provincial-innovative' },
        },
        { because: 'nobody said by which route', verdict: 'unknown' },
      ],
    },
  ],
};
