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
import { type Criterion } from './domain/matching/criterion.ts';
import { findMatchesIn, findOccupancyCostsIn, replayIn } from './features/matches/endpoint.ts';
import { getOpenApi } from './platform/http/openapi.ts';

/** Every operation of the API, whose requirements are closed by a catalogue. */
export function endpointsOf(catalogue: readonly Criterion[]): readonly Endpoint[] {
  return [findMatchesIn(catalogue), replayIn(catalogue), findOccupancyCostsIn(catalogue), ...OF_THE_STOCK, getOpenApi];
}

const OF_THE_STOCK: readonly Endpoint[] = [
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
];
