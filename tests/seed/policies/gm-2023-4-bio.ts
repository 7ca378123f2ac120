import { type PolicyRows } from './rows.ts';

/** What gm-2023-4-bio says for companies. */
export const rowsOfGm20234Bio: PolicyRows = {
  policy: 'gm-2023-4-bio',
  place: 'sz-guangming',
  measures: [
    {
      measure: 'types',
      rows: [
        {
          because: 'it only lists what may be supported: it holds for everyone in Guangming, and pays nothing',
          verdict: 'eligible',
        },
        { because: 'the space lies in Pingshan', verdict: 'not-eligible', place: 'sz-pingshan' },
      ],
    },
  ],
};
