import { findMatchesFor } from '#shared/matchEndpoints.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { closedRequirement } from './requirement.ts';

/** The match operation as the server serves it: closed by the catalogue. */
export const findMatches = findMatchesFor(closedRequirement(CATALOGUE));
