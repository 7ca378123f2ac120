import { type PolicyRows } from './rows.ts';

/** What sz-2022-10-health says for companies. */
export const rowsOfSz202210Health: PolicyRows = {
  policy: 'sz-2022-10-health',
  place: 'sz-nanshan',
  facts: { registersAtSite: true },
  measures: [
    {
      measure: 'aesthetic-device-2',
      facts: { aestheticField: 'electronic', certificates: ['device-registration-2'], reviewRoute: 'general' },
      answers: { 'new-certificate': true },
      rows: [
        { because: 'a new class II certificate pays up to 3 million', verdict: 'eligible', cny: [0, 3_000_000] },
        {
          because: 'after priority review it pays up to 3 + 1 = 4 million',
          verdict: 'eligible',
          cny: [0, 4_000_000],
          facts: { reviewRoute: 'national-priority' },
        },
        { because: 'it has no such certificate', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'the field is biological', verdict: 'not-eligible', facts: { aestheticField: 'biological' } },
        { because: 'the certificate is not new', verdict: 'not-eligible', answers: { 'new-certificate': false } },
        { because: 'nobody said whether the certificate is new', verdict: 'unknown', unanswered: ['new-certificate'] },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-device-3',
      facts: { aestheticField: 'electronic', certificates: ['device-registration-3'], reviewRoute: 'general' },
      answers: { 'new-certificate': true },
      rows: [
        { because: 'a new class III certificate pays up to 5 million', verdict: 'eligible', cny: [0, 5_000_000] },
        {
          because: 'after priority review it pays up to 5 + 1 = 6 million',
          verdict: 'eligible',
          cny: [0, 6_000_000],
          facts: { reviewRoute: 'national-priority' },
        },
        { because: 'it has no such certificate', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'the field is biological', verdict: 'not-eligible', facts: { aestheticField: 'biological' } },
        { because: 'the certificate is not new', verdict: 'not-eligible', answers: { 'new-certificate': false } },
        { because: 'nobody said whether the certificate is new', verdict: 'unknown', unanswered: ['new-certificate'] },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-priority',
      rows: [
        {
          because: 'there was a priority review in the province',
          verdict: 'eligible',
          facts: { reviewRoute: 'provincial-priority' },
        },
        { because: 'the route was the general one', verdict: 'not-eligible', facts: { reviewRoute: 'general' } },
        { because: 'nobody said by which route', verdict: 'unknown' },
      ],
    },
    {
      measure: 'aesthetic-bio-cta',
      facts: { aestheticField: 'biological', productStage: 'cta' },
      rows: [
        { because: 'it pays once, up to 1 million', verdict: 'eligible', cny: [0, 1_000_000] },
        { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
        { because: 'it is no medical aesthetics', verdict: 'not-eligible', facts: { aestheticField: 'none' } },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-bio-ph2',
      facts: { aestheticField: 'biological', productStage: 'ph2' },
      rows: [
        { because: 'it pays once, up to 2 million', verdict: 'eligible', cny: [0, 2_000_000] },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'it is no medical aesthetics', verdict: 'not-eligible', facts: { aestheticField: 'none' } },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-bio-ph3',
      facts: { aestheticField: 'biological', productStage: 'ph3' },
      rows: [
        { because: 'it pays once, up to 3 million', verdict: 'eligible', cny: [0, 3_000_000] },
        { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
        { because: 'it is no medical aesthetics', verdict: 'not-eligible', facts: { aestheticField: 'none' } },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-bio-approval',
      facts: { aestheticField: 'biological', productStage: 'approval' },
      rows: [
        { because: 'it pays once, up to 5 million', verdict: 'eligible', cny: [0, 5_000_000] },
        { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
        { because: 'it is no medical aesthetics', verdict: 'not-eligible', facts: { aestheticField: 'none' } },
        {
          because: 'nobody said in which field of medical aesthetics it is',
          verdict: 'unknown',
          without: ['aestheticField'],
        },
      ],
    },
    {
      measure: 'aesthetic-bio-cgmp',
      facts: { aestheticField: 'biological', certificates: ['fda-cgmp'] },
      answers: { 'own-product': true },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 2_000_000] },
        { because: 'it has no cGMP certificate', verdict: 'not-eligible', facts: { certificates: [] } },
        { because: 'the product is not its own', verdict: 'not-eligible', answers: { 'own-product': false } },
        { because: 'nobody said whose product it is', verdict: 'unknown', unanswered: ['own-product'] },
      ],
    },
  ],
};
