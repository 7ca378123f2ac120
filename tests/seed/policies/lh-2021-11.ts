import { type PolicyRows } from './rows.ts';

/** What lh-2021-11 says for companies. */
export const rowsOfLh202111: PolicyRows = {
  policy: 'lh-2021-11',
  place: 'sz-longhua',
  facts: { registersAtSite: true },
  answers: { 'still-open': true },
  measures: [
    {
      measure: 'class2-prov',
      facts: { deviceClass: '2', reviewRoute: 'provincial-innovative' },
      rows: [
        {
          because: 'the district still takes applications: it pays once, up to 500,000',
          verdict: 'eligible',
          cny: [0, 500_000],
        },
        { because: 'the device is of class III', verdict: 'not-eligible', facts: { deviceClass: '3' } },
        { because: 'the district has closed the measures', verdict: 'not-eligible', answers: { 'still-open': false } },
        {
          because: 'nobody asked the district whether the measures still hold: they are to be taken as closed',
          verdict: 'unknown',
          unanswered: ['still-open'],
        },
      ],
    },
    {
      measure: 'class3-nat',
      facts: { deviceClass: '3', reviewRoute: 'national-innovative' },
      rows: [
        {
          because: 'the district still takes applications: it pays once, up to 1 million',
          verdict: 'eligible',
          cny: [0, 1_000_000],
        },
        {
          because: 'the route is that of the province',
          verdict: 'not-eligible',
          facts: { reviewRoute: 'provincial-innovative' },
        },
        { because: 'the district has closed the measures', verdict: 'not-eligible', answers: { 'still-open': false } },
        { because: 'nobody said by which route', verdict: 'unknown', without: ['reviewRoute'] },
      ],
    },
  ],
};
