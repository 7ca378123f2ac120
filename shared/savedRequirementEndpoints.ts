import { z } from 'zod';
import { type Access } from './access.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { RecordId } from './organisation.ts';
import { type OpenRequirement } from './requirement.ts';
import {
  RequirementName,
  RequirementState,
  RequirementSummary,
  SavedRequirement,
  Sharing,
  ShortlistNote,
} from './savedRequirement.ts';
import { SpaceId } from './space.ts';
import { SectorId } from './vocabulary.ts';
import { CHANGE_FAILURES as REVISED_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** Who may read what a company keeps. */
export const READ_REQUIREMENTS: Access = { to: ['company-member'], scope: 'requirements:read' };
/** Who may write it. */
export const WRITE_REQUIREMENTS: Access = { to: ['company-member'], scope: 'requirements:write' };

const CHANGE_FAILURES = [...REVISED_FAILURES, 'limit-reached'] as const;

const ofOrganisation = z.strictObject({ organisationId: RecordId });
const ofRequirement = z.strictObject({ id: RecordId });
const ofShortlisted = z.strictObject({ id: RecordId, spaceId: SpaceId });

/** The requirements that a company keeps, without what they ask for. */
export const listRequirements = endpoint({
  id: 'listRequirements',
  method: 'get',
  path: '/organisations/:organisationId/requirements',
  summary: 'Requirements that a company keeps.',
  access: READ_REQUIREMENTS,
  input: {
    params: ofOrganisation,
    query: z.strictObject({
      ...PAGE_QUERY,
      state: RequirementState.optional(),
      sharing: Sharing.optional(),
      sector: SectorId.optional(),
      /** A part of the name, as it is written, in either case. */
      text: z.string().trim().min(1).max(120).optional(),
      sort: z.enum(['newest', 'changed', 'name']).default('changed'),
    }),
  },
  output: pageOf(RequirementSummary),
  failures: READ_FAILURES,
});

/** Keeps a requirement of a company, closed by a given schema of requirements. */
export function createRequirementFor<R extends z.ZodType<OpenRequirement>>(requirement: R) {
  return endpoint({
    id: 'createRequirement',
    method: 'post',
    path: '/organisations/:organisationId/requirements',
    summary: 'Keeps a requirement.',
    access: WRITE_REQUIREMENTS,
    input: {
      params: ofOrganisation,
      body: z.strictObject({ name: RequirementName, requirement, sharing: Sharing.default('private') }),
    },
    output: SavedRequirement,
    creates: true,
    hasRevision: true,
    failures: [...WRITE_FAILURES, 'limit-reached'],
  });
}

/** One requirement with its shortlist. */
export const getRequirement = endpoint({
  id: 'getRequirement',
  method: 'get',
  path: '/requirements/:id',
  summary: 'One requirement with its shortlist.',
  access: READ_REQUIREMENTS,
  input: { params: ofRequirement },
  output: SavedRequirement,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** Changes what is given of a requirement: name, question, who may know of it, whether it is still looked for. */
export function editRequirementFor<R extends z.ZodType<OpenRequirement>>(requirement: R) {
  return endpoint({
    id: 'editRequirement',
    method: 'patch',
    path: '/requirements/:id',
    summary: 'Changes what is given of a requirement.',
    access: WRITE_REQUIREMENTS,
    input: {
      params: ofRequirement,
      headers: IfMatch,
      body: z
        .strictObject({ name: RequirementName, requirement, sharing: Sharing, state: RequirementState })
        .partial()
        .refine((body) => Object.values(body).some((value) => value !== undefined), 'Expected something to change'),
    },
    output: SavedRequirement,
    hasRevision: true,
    failures: CHANGE_FAILURES,
  });
}

/** Puts a space on the shortlist, or writes another note to it. */
export const shortlistSpace = endpoint({
  id: 'shortlistSpace',
  method: 'put',
  path: '/requirements/:id/shortlist/:spaceId',
  summary: 'Puts a space on the shortlist of a requirement, with a note or without.',
  access: WRITE_REQUIREMENTS,
  input: { params: ofShortlisted, headers: IfMatch, body: z.strictObject({ note: ShortlistNote.optional() }) },
  output: SavedRequirement,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Takes a space off the shortlist; harmless where it is not on it. */
export const unlistSpace = endpoint({
  id: 'unlistSpace',
  method: 'delete',
  path: '/requirements/:id/shortlist/:spaceId',
  summary: 'Takes a space off the shortlist of a requirement.',
  access: WRITE_REQUIREMENTS,
  input: { params: ofShortlisted, headers: IfMatch },
  output: SavedRequirement,
  hasRevision: true,
  failures: [...READ_FAILURES, 'revision-overtaken'],
});

/** What was done to a requirement, newest first. */
export const getRequirementHistory = endpoint({
  id: 'getRequirementHistory',
  method: 'get',
  path: '/requirements/:id/history',
  summary: 'What was done to a requirement, newest first.',
  access: READ_REQUIREMENTS,
  input: { params: ofRequirement },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Makes a requirement again what a revision of it was. */
export const restoreRequirement = endpoint({
  id: 'restoreRequirement',
  method: 'post',
  path: '/requirements/:id/restore',
  summary: 'Makes a requirement again what an earlier revision of it was.',
  access: WRITE_REQUIREMENTS,
  input: {
    params: ofRequirement,
    headers: IfMatch,
    body: z.strictObject({ revision: z.number().int().positive() }),
  },
  output: SavedRequirement,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});
