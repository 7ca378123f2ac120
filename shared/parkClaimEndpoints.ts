import { z } from 'zod';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { OrganisationName, RecordId } from './organisation.ts';
import { OF_CLAIMS, OF_MEMBERS, OF_OWN_MANAGERS, OF_THE_PLACE } from './organisationAccess.ts';
import { Slug } from './text.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** What has become of a claim. */
export const ParkClaimState = z.enum(['open', 'confirmed', 'refused', 'withdrawn']);
export type ParkClaimState = z.infer<typeof ParkClaimState>;

/** That an operator says it manages a park; a bureau of the place or an administrator says whether it does. */
export const ParkClaim = z.strictObject({
  id: RecordId,
  organisationId: RecordId,
  organisationName: OrganisationName,
  parkId: Slug,
  /** By what the operator may be believed. */
  grounds: z.string(),
  state: ParkClaimState,
  /** Another operator manages the park now: until it gives the park up the claim cannot be confirmed. */
  isHeldByOther: z.boolean(),
  /** Why it was refused, for the operator to read. */
  reason: z.string().optional(),
  claimedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().optional(),
  revision: z.number().int().positive(),
});
export type ParkClaim = z.infer<typeof ParkClaim>;

const Reason = z.string().trim().min(1).max(1000);
const ofOrganisation = z.strictObject({ organisationId: RecordId });
const ofClaim = z.strictObject({ id: RecordId });
const Listed = z.strictObject({ ...PAGE_QUERY, state: ParkClaimState.optional() });

/** Claims of an operator. */
export const listOwnParkClaims = endpoint({
  id: 'listOwnParkClaims',
  method: 'get',
  path: '/organisations/:organisationId/park-claims',
  summary: 'Claims of an operator to parks.',
  access: OF_MEMBERS,
  input: { params: ofOrganisation, query: Listed },
  output: pageOf(ParkClaim),
  failures: READ_FAILURES,
});

/** Says that an operator manages a park. */
export const claimPark = endpoint({
  id: 'claimPark',
  method: 'post',
  path: '/organisations/:organisationId/park-claims',
  summary: 'Says that an operator manages a park.',
  access: OF_OWN_MANAGERS,
  creates: true,
  input: { params: ofOrganisation, body: z.strictObject({ parkId: Slug, grounds: Reason }) },
  output: ParkClaim,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'already-exists', 'state-forbids'],
});

/** Claims to parks of a bureau's places; all of them for an administrator. */
export const listParkClaims = endpoint({
  id: 'listParkClaims',
  method: 'get',
  path: '/park-claims',
  summary: 'Claims to parks of your places; all of them for an administrator.',
  access: OF_THE_PLACE,
  input: { query: Listed },
  output: pageOf(ParkClaim),
  failures: READ_FAILURES,
});

/** One claim. */
export const getParkClaim = endpoint({
  id: 'getParkClaim',
  method: 'get',
  path: '/park-claims/:id',
  summary: 'One claim to a park.',
  access: OF_CLAIMS,
  input: { params: ofClaim },
  output: ParkClaim,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** What was done to a claim, newest first. What was decided or taken back is claimed anew, and not restored. */
export const getParkClaimHistory = endpoint({
  id: 'getParkClaimHistory',
  method: 'get',
  path: '/park-claims/:id/history',
  summary: 'What was done to a claim to a park, newest first.',
  access: OF_CLAIMS,
  input: { params: ofClaim },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Confirms a claim, which gives the park to the operator, or refuses it with a reason. */
export const decideParkClaim = endpoint({
  id: 'decideParkClaim',
  method: 'post',
  path: '/park-claims/:id/decision',
  summary: 'Confirms or refuses a claim to a park.',
  access: OF_THE_PLACE,
  input: {
    params: ofClaim,
    headers: IfMatch,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('confirmed') }),
      z.strictObject({ decision: z.literal('refused'), reason: Reason }),
    ]),
  },
  output: ParkClaim,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'already-exists', 'state-forbids'],
});

/** Takes a claim back that nobody has decided. */
export const withdrawParkClaim = endpoint({
  id: 'withdrawParkClaim',
  method: 'post',
  path: '/park-claims/:id/withdraw',
  summary: 'Takes a claim to a park back.',
  access: OF_OWN_MANAGERS,
  input: { params: ofClaim, headers: IfMatch, body: z.strictObject({}) },
  output: ParkClaim,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Every operation of claims to parks. */
export const PARK_CLAIM_ENDPOINTS = [
  listOwnParkClaims,
  claimPark,
  listParkClaims,
  getParkClaim,
  getParkClaimHistory,
  decideParkClaim,
  withdrawParkClaim,
] as const;
