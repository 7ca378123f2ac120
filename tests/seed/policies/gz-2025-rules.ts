import { type PolicyRows } from './rows.ts';

/** What gz-2025-rules says for companies. */
export const rowsOfGz2025Rules: PolicyRows = {
  policy: 'gz-2025-rules',
  place: 'gz-nansha',
  measures: [
    {
      measure: 'industrialise',
      facts: { developmentStage: 'production' },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 100_000_000] },
        { because: 'the space is for research', verdict: 'not-eligible', facts: { developmentStage: 'research' } },
        { because: 'nobody said what the space is for', verdict: 'unknown', without: ['developmentStage'] },
      ],
    },
    {
      measure: 'firm-total',
      rows: [
        {
          because:
            'it limits all awards of the policy to 150 million for a firm, whoever it is; of itself it pays nothing',
          verdict: 'eligible',
        },
        { because: 'the space lies in Shenzhen', verdict: 'not-eligible', place: 'sz-nanshan' },
      ],
    },
    {
      measure: 'local-trials',
      facts: { localTrials: true, productStage: 'ph2' },
      rows: [
        { because: 'only the most that may be paid is known', verdict: 'eligible', cny: [0, 27_000_000] },
        {
          because: 'the trial is not entrusted to institutions of Guangzhou',
          verdict: 'not-eligible',
          facts: { localTrials: false },
        },
        { because: 'it is not in a clinical phase', verdict: 'not-eligible', facts: { productStage: 'cta' } },
        { because: 'nobody said to whom the trial is entrusted', verdict: 'unknown', without: ['localTrials'] },
      ],
    },
  ],
};
