import { type PolicyRows, cny } from './rows.ts';

/** What ps-2024-bio says for companies. */
export const rowsOfPs2024Bio: PolicyRows = {
  policy: 'ps-2024-bio',
  place: 'sz-pingshan',
  measures: [
    {
      measure: 'drug-match',
      facts: { drugClass: '1', productStage: 'ph2' },
      rows: [
        {
          because: 'the city has paid 20 million for phase II: 30 % is 6 million',
          verdict: 'eligible',
          cny: [6_000_000, 6_000_000],
          awards: [{ policy: 'sz-2022-10-bio', measure: 'ph2-class1', amountFen: cny(20_000_000) }],
        },
        {
          because: 'the city has paid 33 million for phase III: 30 % is 9.9 million, more than the cap of 9 million',
          verdict: 'eligible',
          cny: [9_000_000, 9_000_000],
          facts: { productStage: 'ph3' },
          awards: [{ policy: 'sz-2022-10-bio', measure: 'ph3-class1', amountFen: cny(33_000_000) }],
        },
        {
          because:
            'the city has paid 20 million under a measure that nobody named, and pays no more since the product will be made elsewhere: 30 % is 6 million',
          verdict: 'eligible',
          cny: [6_000_000, 6_000_000],
          facts: { producesAtSite: false },
          awards: [{ policy: 'sz-2022-10-bio', amountFen: cny(20_000_000) }],
        },
        {
          because: 'the city has paid a sum that nobody told: from nothing to the cap of 9 million',
          verdict: 'eligible',
          cny: [0, 9_000_000],
          awards: [{ policy: 'sz-2022-10-bio', measure: 'ph2-class1' }],
        },
        {
          because: 'the drug is of class 3, neither innovative nor improved',
          verdict: 'not-eligible',
          facts: { drugClass: '3' },
        },
        {
          because: 'the drug is approved, past the phases',
          verdict: 'not-eligible',
          facts: { productStage: 'approval' },
        },
        { because: 'the space lies in Nanshan', verdict: 'not-eligible', place: 'sz-nanshan' },
        { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
      ],
    },
    {
      measure: 'overseas-match',
      facts: { drugKind: 'biological', certificates: ['ema-approval'] },
      rows: [
        {
          because: 'the city has paid 5 million, under which measure is not known: 30 % is 1.5 million',
          verdict: 'eligible',
          cny: [1_500_000, 1_500_000],
          awards: [{ policy: 'sz-2022-10-bio', amountFen: cny(5_000_000) }],
        },
        {
          because:
            'the city has paid 20 million, under which measure is not known: 30 % is 6 million, more than the cap of 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          awards: [{ policy: 'sz-2022-10-bio', amountFen: cny(20_000_000) }],
        },
        {
          because:
            'what the city paid for phase II is no award for overseas certification: there is nothing to share in',
          verdict: 'eligible',
          cny: [0, 0],
          awards: [{ policy: 'sz-2022-10-bio', measure: 'ph2-class1', amountFen: cny(20_000_000) }],
        },
        {
          because: 'the product has no overseas certification',
          verdict: 'not-eligible',
          facts: { certificates: [] },
          answers: { 'overseas-certified': false },
        },
        {
          because: 'it has none of FDA, EMA and PMDA, and nobody said whether it has another',
          verdict: 'unknown',
          facts: { certificates: [] },
        },
        { because: 'nobody said whether it is a drug or a high-end device', verdict: 'unknown', without: ['drugKind'] },
      ],
    },
    {
      measure: 'device2-match',
      facts: { sector: 'ivd', deviceClass: '2', certificates: ['first-device-registration-2'], producesAtSite: true },
      rows: [
        {
          because: 'the city has paid 2 million for the certificate: 20 % is 400,000',
          verdict: 'eligible',
          cny: [400_000, 400_000],
          awards: [{ policy: 'sz-2022-10-device', amountFen: cny(2_000_000) }],
        },
        {
          because: 'the city has paid 4 million for it: 20 % is 800,000, more than the cap of 600,000',
          verdict: 'eligible',
          cny: [600_000, 600_000],
          awards: [{ policy: 'sz-2022-10-device', amountFen: cny(4_000_000) }],
        },
        {
          because: 'nobody said what the city has paid, whose sums for class II were not found: up to the cap',
          verdict: 'eligible',
          cny: [0, 600_000],
        },
        { because: 'the city has paid nothing', verdict: 'eligible', cny: [0, 0], awards: [] },
        { because: 'the device is of class III', verdict: 'not-eligible', facts: { deviceClass: '3' } },
        { because: 'it is made elsewhere', verdict: 'not-eligible', facts: { producesAtSite: false } },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
    {
      measure: 'device3-match',
      facts: { sector: 'ivd', deviceClass: '3', certificates: ['first-device-registration-3'], producesAtSite: true },
      rows: [
        {
          because: 'the city has paid 4 million for the certificate: 20 % is 800,000',
          verdict: 'eligible',
          cny: [800_000, 800_000],
          awards: [{ policy: 'sz-2022-10-device', measure: 'class3-first', amountFen: cny(4_000_000) }],
        },
        {
          because: 'the city has paid 6 million for it: 20 % is 1.2 million, more than the cap of 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          awards: [{ policy: 'sz-2022-10-device', measure: 'class3-first', amountFen: cny(6_000_000) }],
        },
        {
          because: 'it claims the city award along with it: 40 % of 10 million is 4 million, of which 20 % is 800,000',
          verdict: 'eligible',
          cny: [800_000, 800_000],
          awards: [],
          facts: { registersAtSite: true, rdCostWithoutLabourFen: cny(10_000_000), reviewRoute: 'general' },
        },
        {
          because: 'the certificate is not the first one',
          verdict: 'not-eligible',
          facts: { certificates: ['device-registration-3'] },
        },
        { because: 'the class of the device is not known', verdict: 'unknown', without: ['deviceClass'] },
      ],
    },
    {
      measure: 'device-special',
      facts: { reviewRoute: 'national-innovative' },
      rows: [
        {
          because:
            'the city has paid 6 million for a device of the green channel: 20 % is 1.2 million; no cap was found',
          verdict: 'eligible',
          cny: [1_200_000, 1_200_000],
          awards: [{ policy: 'sz-2022-10-device', measure: 'class3-first', amountFen: cny(6_000_000) }],
        },
        { because: 'the route is the general one', verdict: 'not-eligible', facts: { reviewRoute: 'general' } },
        { because: 'nobody said by which route', verdict: 'unknown', without: ['reviewRoute'] },
      ],
    },
    {
      measure: 'mah-contract',
      answers: { 'contract-production': true, 'no-investment-link': true },
      rows: [
        {
          because: 'the city has paid 10 million for it: 30 % is 3 million',
          verdict: 'eligible',
          cny: [3_000_000, 3_000_000],
          awards: [{ policy: 'sz-2022-10-device', amountFen: cny(10_000_000) }],
        },
        {
          because: 'the city has paid 20 million for it: 30 % is 6 million, more than the cap of 5 million per product',
          verdict: 'eligible',
          cny: [5_000_000, 5_000_000],
          awards: [{ policy: 'sz-2022-10-bio', amountFen: cny(20_000_000) }],
        },
        {
          because: 'there is a link of investment between the parties',
          verdict: 'not-eligible',
          answers: { 'no-investment-link': false },
        },
        {
          because: 'nobody said whether the parties are linked',
          verdict: 'unknown',
          unanswered: ['no-investment-link'],
        },
      ],
    },
    {
      measure: 'health-match',
      facts: { aestheticField: 'electronic' },
      rows: [
        {
          because: 'the city has paid 3 million: 30 % is 900,000',
          verdict: 'eligible',
          cny: [900_000, 900_000],
          facts: { certificates: ['device-registration-2'] },
          awards: [{ policy: 'sz-2022-10-health', measure: 'aesthetic-device-2', amountFen: cny(3_000_000) }],
        },
        {
          because: 'the city has paid 6 million: 30 % is 1.8 million, more than the cap of 1.5 million',
          verdict: 'eligible',
          cny: [1_500_000, 1_500_000],
          facts: { certificates: ['device-registration-3'] },
          awards: [{ policy: 'sz-2022-10-health', measure: 'aesthetic-device-3', amountFen: cny(6_000_000) }],
        },
        { because: 'it is no medical aesthetics', verdict: 'not-eligible', facts: { aestheticField: 'none' } },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
  ],
};
