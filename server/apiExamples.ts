import { type Examples } from './platform/http/openapi.ts';

const REQUIREMENT = {
  sector: 'ivd',
  developmentStage: 'production',
  criteria: {
    area: { level: 'must', minM2: 800, maxM2: 1500 },
    'floor-load': { level: 'must', minKnPerM2: 7.5 },
    rent: { level: 'prefer', weight: 3, idealFenPerM2Month: 3500, limitFenPerM2Month: 6000 },
    region: { level: 'must', places: ['sz-pingshan'] },
  },
};

/** Examples of the API that are worth more than what can be made of a schema alone. */
export const EXAMPLES: Examples = {
  findMatches: { body: REQUIREMENT },
  findIncentives: { body: { requirement: REQUIREMENT, sites: [{ placeId: 'sz-pingshan' }] } },
  editRequirement: { body: { name: 'IVD plant in Pingshan' } },
};
