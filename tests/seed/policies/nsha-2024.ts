import { type PolicyRows, cny } from './rows.ts';

/** What nsha-2024 says for companies. */
export const rowsOfNsha2024: PolicyRows = {
  policy: 'nsha-2024',
  place: 'gz-nansha',
  measures: [
    {
      measure: 'base',
      facts: { isLeadFirm: true },
      answers: { 'new-base': true },
      rows: [
        {
          because: '10 % of 200 million CNY, the least that must be invested, is 20 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { fixedInvestmentFen: cny(200_000_000) },
        },
        {
          because: '10 % of 2 billion CNY is 200 million, more than the cap of 100 million',
          verdict: 'eligible',
          cny: [100_000_000, 100_000_000],
          facts: { fixedInvestmentFen: cny(2_000_000_000) },
        },
        {
          because: '199,999,999 CNY is invested, less than 200 million',
          verdict: 'not-eligible',
          facts: { fixedInvestmentFen: cny(199_999_999) },
        },
        { because: 'it leads no industry of the area', verdict: 'not-eligible', facts: { isLeadFirm: false } },
        { because: 'the base is not new', verdict: 'not-eligible', answers: { 'new-base': false } },
        { because: 'nobody said how much is invested', verdict: 'unknown' },
      ],
    },
    {
      measure: 'foreign-gene',
      facts: { sector: 'cgt', foreignCapitalPaidInFen: cny(50_000_000) },
      answers: { 'gene-diagnosis-or-therapy': true },
      rows: [
        {
          because: '2 % of 10 million CNY is 200,000; no cap was found',
          verdict: 'eligible',
          cny: [200_000, 200_000],
          facts: { foreignCapitalPaidInFen: cny(10_000_000) },
        },
        { because: 'its sector is another one', verdict: 'not-eligible', facts: { sector: 'ivd' } },
        { because: 'no foreign capital was paid in', verdict: 'not-eligible', facts: { foreignCapitalPaidInFen: 0 } },
        {
          because: 'nobody said whether it is gene diagnosis or therapy',
          verdict: 'unknown',
          unanswered: ['gene-diagnosis-or-therapy'],
        },
      ],
    },
  ],
};
