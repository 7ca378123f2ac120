import { z } from 'zod';
import { type Access, type OrganisationKind, Scope } from './access.ts';
import { PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { RecordId } from './organisation.ts';
import { READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** A token for integration 接口令牌: lets a program do in the name of an organisation what its scopes name. */
export const ApiToken = z.strictObject({
  id: RecordId,
  organisationId: RecordId,
  /** What it is for. */
  name: z.string().trim().min(1).max(80),
  scopes: z.array(Scope).min(1).max(Scope.options.length),
  createdAt: z.iso.datetime(),
  /** The last day on which it works; absent where it has none. */
  expiresOn: z.iso.date().optional(),
  /** The day on which it was last used; absent where it never was. */
  lastUsedOn: z.iso.date().optional(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiToken = z.infer<typeof ApiToken>;

/** The scopes that open something to programs of organisations of each kind. */
export const SCOPES_OF: Readonly<Record<OrganisationKind, readonly Scope[]>> = {
  company: ['requirements:read', 'requirements:write', 'enquiries:read', 'enquiries:write', 'organisation:read'],
  operator: ['stock:write', 'enquiries:read', 'enquiries:write', 'organisation:read'],
  bureau: ['leads:read', 'leads:write', 'enquiries:read', 'enquiries:write', 'organisation:read'],
  platform: ['enquiries:read', 'enquiries:write', 'organisation:read'],
};

/** Programs work for an organisation as far as its own managers let them. */
export const OF_API_TOKENS: Access = { to: ['organisation-manager'] };

const ofOrganisation = z.strictObject({ organisationId: RecordId });

/** The tokens of an organisation, without what they are shown by. */
export const listApiTokens = endpoint({
  id: 'listApiTokens',
  method: 'get',
  path: '/organisations/:organisationId/api-tokens',
  summary: 'The tokens for integration of an organisation.',
  access: OF_API_TOKENS,
  input: { params: ofOrganisation, query: z.strictObject(PAGE_QUERY) },
  output: pageOf(ApiToken),
  failures: READ_FAILURES,
});

/**
 * Makes a token; what it is shown by is told once, and is kept nowhere. So the answer is not kept for a request that is sent
 * again either: another token is made then, and one of the two is revoked.
 */
export const makeApiToken = endpoint({
  id: 'makeApiToken',
  method: 'post',
  path: '/organisations/:organisationId/api-tokens',
  summary: 'Makes a token for integration, which is shown this once.',
  access: OF_API_TOKENS,
  creates: true,
  input: { params: ofOrganisation, body: ApiToken.pick({ name: true, scopes: true, expiresOn: true }) },
  output: z.strictObject({ token: z.string(), apiToken: ApiToken }),
  failures: [...WRITE_FAILURES, 'limit-reached'],
});

/** Makes a token useless, at once and for good; harmless where it is already. */
export const revokeApiToken = endpoint({
  id: 'revokeApiToken',
  method: 'post',
  path: '/api-tokens/:id/revocation',
  summary: 'Makes a token for integration useless.',
  access: OF_API_TOKENS,
  input: { params: z.strictObject({ id: RecordId }), body: z.strictObject({}) },
  output: ApiToken,
  failures: WRITE_FAILURES,
});

/** What was done to a token, newest first. A token that was revoked does not come back: another is made. */
export const getApiTokenHistory = endpoint({
  id: 'getApiTokenHistory',
  method: 'get',
  path: '/api-tokens/:id/history',
  summary: 'What was done to a token for integration, newest first.',
  access: OF_API_TOKENS,
  input: { params: z.strictObject({ id: RecordId }) },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Every operation of tokens for integration. */
export const API_TOKEN_ENDPOINTS = [listApiTokens, makeApiToken, revokeApiToken, getApiTokenHistory] as const;
