import { type PolicyRows, cny } from './rows.ts';

/** What la-2022 says for companies. */
export const rowsOfLa2022: PolicyRows = {
  policy: 'la-2022',
  place: 'hz-linan',
  measures: [
    {
      measure: 'rd',
      facts: { rdCostFen: cny(1_000_000) },
      rows: [
        {
          because: '25 % of 15 million CNY is 3,750,000, below the cap of 15 million',
          verdict: 'eligible',
          cny: [3_750_000, 3_750_000],
          facts: { rdCostFen: cny(15_000_000) },
        },
        {
          because: '25 % of 120 million CNY is 30 million, more than the cap of 15 million',
          verdict: 'eligible',
          cny: [15_000_000, 15_000_000],
          facts: { rdCostFen: cny(120_000_000) },
        },
        { because: 'it has no cost of R&D', verdict: 'not-eligible', facts: { rdCostFen: 0 } },
        { because: 'nobody said what its R&D costs', verdict: 'unknown', without: ['rdCostFen'] },
      ],
    },
    {
      measure: 'industrialise',
      facts: { drugClass: '1', developmentStage: 'production', producesAtSite: true },
      rows: [
        { because: 'it pays once, up to 30 million', verdict: 'eligible', cny: [0, 30_000_000] },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'the space is for research', verdict: 'not-eligible', facts: { developmentStage: 'research' } },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
  ],
};
