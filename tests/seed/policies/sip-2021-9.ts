import { type PolicyRows, cny } from './rows.ts';

/** What sip-2021-9 says for companies. */
export const rowsOfSip20219: PolicyRows = {
  policy: 'sip-2021-9',
  place: 'su-suzhou-industrial-park',
  facts: { registersAtSite: true },
  answers: { 'mainly-contributing': true },
  measures: [
    {
      measure: 'gsp-licence',
      facts: { sector: 'coldchain', certificates: ['gsp-wholesale-licence'] },
      answers: { 'new-licence-with-service': true },
      rows: [
        { because: 'it pays once, up to 1 million', verdict: 'eligible', cny: [0, 1_000_000] },
        { because: 'it has no such licence', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'its sector is another one', verdict: 'not-eligible', facts: { sector: 'ivd' } },
        {
          because: 'its main contribution is elsewhere',
          verdict: 'not-eligible',
          answers: { 'mainly-contributing': false },
        },
        {
          because: 'nobody said whether the licence is new',
          verdict: 'unknown',
          unanswered: ['new-licence-with-service'],
        },
      ],
    },
    {
      measure: 'overseas',
      facts: { certificates: ['fda-approval'] },
      answers: { 'new-approval': true },
      rows: [
        {
          because: 'which share of the cost is paid was not found: from nothing to the cap of 1 million per product',
          verdict: 'eligible',
          cny: [0, 1_000_000],
          facts: { certificationCostFen: cny(3_000_000) },
        },
        {
          because: 'the certification was not by FDA, EMA or PMDA but a cGMP inspection',
          verdict: 'not-eligible',
          facts: { certificates: ['fda-cgmp'] },
        },
        { because: 'it has no approval of FDA, EMA or PMDA', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
  ],
};
