import { type Endpoint } from '#shared/endpoint.ts';
import {
  getPark,
  getPolicy,
  getSpace,
  listCriteria,
  listParks,
  listPlaces,
  listPolicies,
  listResources,
  listSectors,
  listSources,
  listSpaces,
  spacesGeoJson,
} from '#shared/stockEndpoints.ts';
import { findMatches } from './features/matches/endpoint.ts';
import { getOpenApi } from './platform/http/openapi.ts';

/** Every operation of the API. */
export const ENDPOINTS: readonly Endpoint[] = [
  findMatches,
  listSectors,
  listPlaces,
  listParks,
  getPark,
  listSpaces,
  getSpace,
  spacesGeoJson,
  listPolicies,
  getPolicy,
  listCriteria,
  listResources,
  listSources,
  getOpenApi,
];
