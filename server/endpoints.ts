import { type Endpoint } from '#shared/endpoint.ts';
import {
  beginPolicyDraft,
  discardPolicyDraft,
  editPolicyDraft,
  getPolicyDraft,
  listPolicyDrafts,
  listPolicyVersions,
  restorePolicyDraft,
  runPolicyCases,
  validatePolicyDraft,
} from '#shared/policyDraftEndpoints.ts';
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
import { findIncentivesIn, previewPoliciesIn } from './features/matches/incentives/endpoint.ts';
import { findMatchesIn, findOccupancyCostsIn, replayIn } from './features/matches/endpoint.ts';
import { getOpenApi } from './platform/http/openapi.ts';

/** Every operation of the API, whose requirements are closed by a catalogue. */
export function endpointsOf(catalogue: readonly Criterion[]): readonly Endpoint[] {
  return [
    findMatchesIn(catalogue),
    replayIn(catalogue),
    findIncentivesIn(catalogue),
    findOccupancyCostsIn(catalogue),
    previewPoliciesIn(catalogue),
    ...OF_THE_STOCK,
    ...OF_DRAFTS,
    getOpenApi,
  ];
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

const OF_DRAFTS: readonly Endpoint[] = [
  listPolicyDrafts,
  beginPolicyDraft,
  getPolicyDraft,
  editPolicyDraft,
  discardPolicyDraft,
  restorePolicyDraft,
  validatePolicyDraft,
  runPolicyCases,
  listPolicyVersions,
];
