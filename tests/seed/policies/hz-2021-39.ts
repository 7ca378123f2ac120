import { type PolicyRows } from './rows.ts';

/** What hz-2021-39 says for companies. */
export const rowsOfHz202139: PolicyRows = {
  policy: 'hz-2021-39',
  place: 'hz-binjiang',
  facts: { registersAtSite: true, producesAtSite: true },
  measures: [
    {
      measure: 'headline',
      rows: [
        {
          because:
            'it is registered and produces in Hangzhou: no award of the policy is above 40 million; of itself it pays nothing',
          verdict: 'eligible',
        },
        { because: 'it produces elsewhere', verdict: 'not-eligible', facts: { producesAtSite: false } },
        { because: 'nobody said where it produces', verdict: 'unknown', without: ['producesAtSite'] },
      ],
    },
  ],
};
