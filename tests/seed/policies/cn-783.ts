import { type PolicyRows } from './rows.ts';

/** What cn-783 says for companies. */
export const rowsOfCn783: PolicyRows = {
  policy: 'cn-783',
  place: 'sz-nanshan',
  measures: [
    {
      measure: 'no-selective',
      rows: [
        {
          because: 'it holds everywhere in the country, and pays nothing: it says what other rules may not do',
          verdict: 'eligible',
        },
        { because: 'it is the day before the decree came into force', verdict: 'not-eligible', asOf: '2024-07-31' },
        { because: 'it is the first day in force', verdict: 'eligible', asOf: '2024-08-01' },
      ],
    },
  ],
};
