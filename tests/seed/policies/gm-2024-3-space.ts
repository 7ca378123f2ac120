import { type PolicyRows } from './rows.ts';

/** What gm-2024-3-space says for companies. */
export const rowsOfGm20243Space: PolicyRows = {
  policy: 'gm-2024-3-space',
  place: 'sz-guangming',
  facts: { isBuildingOwner: true },
  answers: { 'building-route': true },
  measures: [
    {
      measure: 'm0-plant',
      facts: { landUse: 'm0' },
      answers: { 'block-line-standard': true },
      rows: [
        {
          because: '1,000 CNY × 15,000 m² is 15 million, below the cap of 20 million',
          verdict: 'eligible',
          cny: [15_000_000, 15_000_000],
          facts: { newPlantAreaM2: 15_000 },
        },
        {
          because: '1,000 CNY × 30,000 m² is 30 million, more than the cap of 20 million',
          verdict: 'eligible',
          cny: [20_000_000, 20_000_000],
          facts: { newPlantAreaM2: 30_000 },
        },
        { because: 'it is a tenant', verdict: 'not-eligible', facts: { isBuildingOwner: false } },
        {
          because: 'nobody said that it owns a building: whoever looks for space is a tenant',
          verdict: 'not-eligible',
          without: ['isBuildingOwner'],
        },
        { because: 'the land is M1', verdict: 'not-eligible', facts: { landUse: 'm1' } },
        { because: 'nobody said what the land is for', verdict: 'unknown', without: ['landUse'] },
        {
          because: 'nobody said whether it is built to the standard of block-line plants',
          verdict: 'unknown',
          unanswered: ['block-line-standard'],
        },
      ],
    },
    {
      measure: 'm1-plant',
      facts: { landUse: 'm1' },
      rows: [
        {
          because:
            'plant is 80 % of the building and has 8,000 m²: the building has 10,000 m², of which 10 %, or 1,000 m², lie above 70 %: 1,000 CNY × 1,000 is 1 million',
          verdict: 'eligible',
          cny: [1_000_000, 1_000_000],
          facts: { plantSharePct: 80, newPlantAreaM2: 8000 },
        },
        {
          because:
            'plant is 100 % of the building and has 50,000 m²: 15,000 m² lie above 70 %, and 15 million is more than the cap of 10 million',
          verdict: 'eligible',
          cny: [10_000_000, 10_000_000],
          facts: { plantSharePct: 100, newPlantAreaM2: 50_000 },
        },
        {
          because: 'plant is just 70 % of the building, not above it',
          verdict: 'not-eligible',
          facts: { plantSharePct: 70 },
        },
        { because: 'nobody said what part of the building is plant', verdict: 'unknown' },
      ],
    },
    {
      measure: 'guide-class1',
      answers: { 'guide-class-1': true },
      rows: [
        {
          because: '1,200 CNY × 10,000 m² is 12 million, below the cap of 24 million',
          verdict: 'eligible',
          cny: [12_000_000, 12_000_000],
          facts: { newPlantAreaM2: 10_000 },
        },
        {
          because: '1,200 CNY × 30,000 m² is 36 million, more than the cap of 24 million',
          verdict: 'eligible',
          cny: [24_000_000, 24_000_000],
          facts: { newPlantAreaM2: 30_000 },
        },
        {
          because: 'it does not reach the figures of class 1',
          verdict: 'not-eligible',
          answers: { 'guide-class-1': false },
        },
        { because: 'nobody said whether it reaches them', verdict: 'unknown', unanswered: ['guide-class-1'] },
      ],
    },
  ],
};
