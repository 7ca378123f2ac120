import { type PolicyRows, cny } from './rows.ts';

/** What sz-2022-10-bio says for companies. */
export const rowsOfSz202210Bio: PolicyRows = {
  policy: 'sz-2022-10-bio',
  place: 'sz-pingshan',
  facts: { sector: 'mab', registersAtSite: true, producesAtSite: true },
  measures: [
    {
      measure: 'nat-platform',
      facts: { recognitions: ['national-key-laboratory'] },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 30_000_000] },
        {
          because: 'it is recognised as something else',
          verdict: 'not-eligible',
          facts: { recognitions: ['high-tech-enterprise'] },
        },
        { because: 'nobody said what it is recognised as', verdict: 'unknown', without: ['recognitions'] },
      ],
    },
    {
      measure: 'nat-etc',
      facts: { recognitions: ['national-enterprise-technology-centre'] },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 15_000_000] },
        { because: 'it has no recognition', verdict: 'not-eligible', facts: { recognitions: [] } },
        { because: 'nobody said what it is recognised as', verdict: 'unknown', without: ['recognitions'] },
      ],
    },
    {
      measure: 'public-platform',
      facts: { sector: 'cro', recognitions: ['city-service-platform'] },
      rows: [
        {
          because: '40 % of 50 million CNY is 20 million, below the cap of 50 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { totalInvestmentFen: cny(50_000_000) },
        },
        {
          because: '40 % of 250 million CNY is 100 million, more than the cap of 50 million',
          verdict: 'eligible',
          cny: [50_000_000, 50_000_000],
          facts: { totalInvestmentFen: cny(250_000_000) },
        },
        { because: 'the sector is none of those of the clause', verdict: 'not-eligible', facts: { sector: 'vaccine' } },
        { because: 'it is no service platform of the city', verdict: 'not-eligible', facts: { recognitions: [] } },
        { because: 'nobody said what it is recognised as', verdict: 'unknown', without: ['recognitions'] },
      ],
    },
    {
      measure: 'cta-class1',
      facts: { drugClass: '1', productStage: 'cta' },
      rows: [
        {
          because: '40 % of 8 million CNY is 3.2 million, below the cap of 8 million',
          verdict: 'eligible',
          cny: [3_200_000, 3_200_000],
          facts: { rdCostWithoutLabourFen: cny(8_000_000) },
        },
        {
          because: '40 % of 40 million CNY is 16 million, more than the cap of 8 million',
          verdict: 'eligible',
          cny: [8_000_000, 8_000_000],
          facts: { rdCostWithoutLabourFen: cny(40_000_000) },
        },
        { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph1-class1',
      facts: { drugClass: '1', productStage: 'ph1' },
      rows: [
        {
          because: '40 % of 10 million CNY is 4 million, below the cap of 10 million',
          verdict: 'eligible',
          cny: [4_000_000, 4_000_000],
          facts: { rdCostWithoutLabourFen: cny(10_000_000) },
        },
        {
          because: '40 % of 50 million CNY is 20 million, more than the cap of 10 million',
          verdict: 'eligible',
          cny: [10_000_000, 10_000_000],
          facts: { rdCostWithoutLabourFen: cny(50_000_000), localTrialLead: false },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'ph2-class1',
      facts: { drugClass: '1', productStage: 'ph2' },
      rows: [
        {
          because: '40 % of 20 million CNY is 8 million, below the cap of 20 million',
          verdict: 'eligible',
          cny: [8_000_000, 8_000_000],
          facts: { rdCostWithoutLabourFen: cny(20_000_000) },
        },
        {
          because: '40 % of 100 million CNY is 40 million, more than the cap of 20 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { rdCostWithoutLabourFen: cny(100_000_000), localTrialLead: false },
        },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
        {
          because: 'the cost is not known: from nothing to the cap of 20 million',
          verdict: 'eligible',
          cny: [0, 20_000_000],
          facts: { localTrialLead: false },
        },
        {
          because: 'it registers elsewhere',
          verdict: 'not-eligible',
          facts: { registersAtSite: false, registeredPlace: 'gz-huangpu' },
        },
        {
          because: 'it is registered in a district of Shenzhen, though not at the site',
          verdict: 'eligible',
          facts: { registersAtSite: false, registeredPlace: 'sz-nanshan' },
        },
        { because: 'it will make the product elsewhere', verdict: 'not-eligible', facts: { producesAtSite: false } },
        { because: 'it has not said where it will make the product', verdict: 'unknown', without: ['producesAtSite'] },
        {
          because: 'it has not said whether it registers at the site, nor where it is registered',
          verdict: 'unknown',
          without: ['registersAtSite'],
        },
        {
          because: 'it makes devices, and nobody said whether it does drugs as well',
          verdict: 'unknown',
          facts: { sector: 'device' },
        },
        { because: 'the space lies in Guangzhou', verdict: 'not-eligible', place: 'gz-huangpu' },
        {
          because:
            'a trial institution of Shenzhen leads the trial: the cap is 20 million + 10 % = 22 million; 40 % of 80 million is 32 million',
          verdict: 'eligible',
          cny: [22_000_000, 22_000_000],
          facts: { rdCostWithoutLabourFen: cny(80_000_000), localTrialLead: true },
        },
        {
          because: 'it is not known who leads the trial: the cap is 20 or 22 million',
          verdict: 'eligible',
          cny: [20_000_000, 22_000_000],
          facts: { rdCostWithoutLabourFen: cny(80_000_000) },
        },
      ],
    },
    {
      measure: 'ph3-class1',
      facts: { drugClass: '1', productStage: 'ph3' },
      rows: [
        {
          because: '40 % of 30 million CNY is 12 million, below the cap of 30 million',
          verdict: 'eligible',
          cny: [12_000_000, 12_000_000],
          facts: { rdCostWithoutLabourFen: cny(30_000_000) },
        },
        {
          because: '40 % of 150 million CNY is 60 million, more than the cap of 30 million',
          verdict: 'eligible',
          cny: [30_000_000, 30_000_000],
          facts: { rdCostWithoutLabourFen: cny(150_000_000), localTrialLead: false },
        },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'the drug is of class 2', verdict: 'not-eligible', facts: { drugClass: '2' } },
        { because: 'nobody said how far the drug is', verdict: 'unknown', without: ['productStage'] },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'local-lead-bonus',
      facts: { localTrialLead: true },
      rows: [
        { because: 'a trial institution of Shenzhen leads the trial', verdict: 'eligible' },
        { because: 'another one leads it', verdict: 'not-eligible', facts: { localTrialLead: false } },
        { because: 'nobody said who leads it', verdict: 'unknown', without: ['localTrialLead'] },
      ],
    },
    {
      measure: 'park-mixed-land',
      rows: [
        {
          because: 'it is a recognised specialised park, whose land may be used otherwise in part; that pays nothing',
          verdict: 'eligible',
          facts: { recognitions: ['specialised-park'] },
        },
        { because: 'it is not recognised as a specialised park', verdict: 'not-eligible', facts: { recognitions: [] } },
        { because: 'nobody said what it is recognised as', verdict: 'unknown' },
      ],
    },
  ],
};
