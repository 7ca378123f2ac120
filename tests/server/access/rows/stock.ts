import { ABOUT_NOTHING, type Rows } from '../row.ts';

/** What anybody may ask, with an account or without. */
export const STOCK: Rows = {
  findMatches: { cases: () => [{ about: {}, query: 'limit=1', body: { criteria: {} } }] },
  replay: { ...ABOUT_NOTHING, unfulfilled: 'A capsule is made by an answer; its own tests replay every example.' },
  findIncentives: {
    cases: () => [{ about: {}, body: { requirement: { criteria: {} }, sites: [{ parkId: 'ps-accel' }] } }],
  },
  findOccupancyCosts: {
    cases: ({ spaceId }) => [{ about: {}, body: { requirement: { criteria: {} }, spaceIds: [spaceId] } }],
  },
  listSectors: ABOUT_NOTHING,
  listPlaces: ABOUT_NOTHING,
  listParks: ABOUT_NOTHING,
  getPark: { cases: () => [{ about: {}, params: { id: 'ps-accel' } }] },
  listSpaces: { cases: () => [{ about: {}, query: 'limit=2' }] },
  getSpace: { cases: ({ spaceId }) => [{ about: {}, params: { id: spaceId } }] },
  spacesGeoJson: { cases: () => [{ about: {}, query: 'park=ps-accel' }] },
  listPolicies: { cases: () => [{ about: {}, query: 'limit=2' }] },
  getPolicy: { cases: () => [{ about: {}, params: { id: 'ps-2024-bio' } }] },
  listCriteria: ABOUT_NOTHING,
  listResources: { cases: () => [{ about: {}, query: 'limit=2' }] },
  listSources: ABOUT_NOTHING,
  getOpenApi: ABOUT_NOTHING,
  beginForm: ABOUT_NOTHING,
};
