import { type PolicyRows } from './rows.ts';

/** What ba-2025 says for companies. */
export const rowsOfBa2025: PolicyRows = {
  policy: 'ba-2025',
  place: 'sz-baoan',
  facts: { sector: 'device', registersAtSite: true },
  measures: [
    {
      measure: 'innovative-cert',
      facts: { reviewRoute: 'national-innovative', certificates: ['first-device-registration-3'] },
      rows: [
        { because: 'it pays by the class of the device, up to 2 million', verdict: 'eligible', cny: [0, 2_000_000] },
        { because: 'the route was the general one', verdict: 'not-eligible', facts: { reviewRoute: 'general' } },
        {
          because: 'the certificate is not the first one',
          verdict: 'not-eligible',
          facts: { certificates: ['device-registration-3'] },
        },
        { because: 'it makes drugs', verdict: 'not-eligible', facts: { sector: 'mab' } },
        { because: 'nobody said by which route', verdict: 'unknown', without: ['reviewRoute'] },
      ],
    },
    {
      measure: 'class3-general',
      facts: { reviewRoute: 'general', certificates: ['first-device-registration-3'] },
      rows: [
        { because: 'it pays once, up to 300,000', verdict: 'eligible', cny: [0, 300_000] },
        {
          because: 'the route was that of innovative devices',
          verdict: 'not-eligible',
          facts: { reviewRoute: 'national-innovative' },
        },
        {
          because: 'the certificate is of class II',
          verdict: 'not-eligible',
          facts: { certificates: ['first-device-registration-2'] },
        },
        { because: 'nobody said which certificates there are', verdict: 'unknown', without: ['certificates'] },
      ],
    },
  ],
};
