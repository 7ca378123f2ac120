import { type PolicyRows, cny } from './rows.ts';

/** What gz-2024-1 says for companies. */
export const rowsOfGz20241: PolicyRows = {
  policy: 'gz-2024-1',
  place: 'gz-huangpu',
  facts: { developmentStage: 'pilot' },
  measures: [
    {
      measure: 'global-top',
      facts: { hasAgreement: true },
      answers: { 'global-top-project': true },
      rows: [
        { because: 'case by case, up to 5 billion', verdict: 'eligible', cny: [0, 5_000_000_000] },
        { because: 'it has no agreement with the city', verdict: 'not-eligible', facts: { hasAgreement: false } },
        {
          because: 'it is not recognised as a global top project',
          verdict: 'not-eligible',
          answers: { 'global-top-project': false },
        },
        { because: 'nobody said whether there is an agreement', verdict: 'unknown', without: ['hasAgreement'] },
      ],
    },
    {
      measure: 'nat-result',
      answers: { 'national-result': true },
      rows: [
        {
          because: '30 % of 100 million CNY is 30 million, below the cap of 100 million',
          verdict: 'eligible',
          cny: [30_000_000, 30_000_000],
          facts: { totalInvestmentFen: cny(100_000_000) },
        },
        {
          because: '30 % of 666,666,666 CNY is 199,999,999, more than the cap of 100 million',
          verdict: 'eligible',
          cny: [100_000_000, 100_000_000],
          facts: { totalInvestmentFen: cny(666_666_666) },
        },
        {
          because: 'it uses no result of a national laboratory or facility',
          verdict: 'not-eligible',
          answers: { 'national-result': false },
        },
        { because: 'nobody said whether it does', verdict: 'unknown', unanswered: ['national-result'] },
      ],
    },
  ],
};
