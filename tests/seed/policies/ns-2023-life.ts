import { type PolicyRows } from './rows.ts';

/** What ns-2023-life says for companies. */
export const rowsOfNs2023Life: PolicyRows = {
  policy: 'ns-2023-life',
  place: 'sz-nanshan',
  facts: { sector: 'cgt', registersAtSite: true },
  measures: [
    {
      measure: 'single-cap',
      rows: [
        {
          because:
            'it is a firm of Nanshan in one of the fields: at most 10 million for a project; of itself it pays nothing',
          verdict: 'eligible',
        },
        {
          because: 'it will not register there',
          verdict: 'not-eligible',
          facts: { registersAtSite: false, registeredPlace: 'sz-baoan' },
        },
        {
          because: 'it is registered there, and nobody said whether tax and statistics are as well',
          verdict: 'unknown',
          facts: { registersAtSite: false, registeredPlace: 'sz-nanshan' },
        },
      ],
    },
  ],
};
