import { z } from 'zod';
import { OrganisationKind } from './access.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { Organisation, OrganisationName, RecordId } from './organisation.ts';
import { OF_ADMINISTRATORS, OF_MANAGERS, OF_MEMBERS } from './organisationAccess.ts';
import { PlaceId } from './place.ts';
import { Slug } from './text.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

const ofOrganisation = z.strictObject({ id: RecordId });

/** The organisations of whoever asks, by name; all of them for an administrator. */
export const listOrganisations = endpoint({
  id: 'listOrganisations',
  method: 'get',
  path: '/organisations',
  summary: 'Your organisations, by name; all of them for an administrator.',
  access: { to: ['signed-in'], scope: 'organisation:read' },
  input: {
    query: z.strictObject({
      ...PAGE_QUERY,
      kind: OrganisationKind.optional(),
      state: Organisation.shape.state.optional(),
      /** Stands in the name. */
      text: z.string().trim().min(1).max(100).optional(),
    }),
  },
  output: pageOf(Organisation),
  failures: READ_FAILURES,
});

/** Makes an organisation that has nobody yet: its first manager is invited. */
export const createOrganisation = endpoint({
  id: 'createOrganisation',
  method: 'post',
  path: '/organisations',
  summary: 'Makes an operator, a bureau or a company without people.',
  access: OF_ADMINISTRATORS,
  creates: true,
  input: {
    body: z.strictObject({
      kind: OrganisationKind.exclude(['platform']),
      name: OrganisationName,
      /** Parks, of an operator only. */
      parkIds: Organisation.shape.parkIds.optional(),
      /** Cities or districts, of a bureau only. */
      placeIds: Organisation.shape.placeIds.optional(),
    }),
  },
  output: Organisation,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'already-exists', 'state-forbids'],
});

/** One organisation. */
export const getOrganisation = endpoint({
  id: 'getOrganisation',
  method: 'get',
  path: '/organisations/:id',
  summary: 'One organisation.',
  access: OF_MEMBERS,
  input: { params: ofOrganisation },
  output: Organisation,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** Gives an organisation another name. */
export const renameOrganisation = endpoint({
  id: 'renameOrganisation',
  method: 'patch',
  path: '/organisations/:id',
  summary: 'Gives an organisation another name.',
  access: OF_MANAGERS,
  input: { params: ofOrganisation, headers: IfMatch, body: z.strictObject({ name: OrganisationName }) },
  output: Organisation,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Says which parks an operator manages: gives and takes them without a claim. */
export const setOrganisationParks = endpoint({
  id: 'setOrganisationParks',
  method: 'put',
  path: '/organisations/:id/parks',
  summary: 'Says which parks an operator manages.',
  access: OF_ADMINISTRATORS,
  input: { params: ofOrganisation, headers: IfMatch, body: z.strictObject({ parkIds: z.array(Slug).max(500) }) },
  output: Organisation,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids', 'already-exists'],
});

/** Says which cities or districts a bureau is for. */
export const setOrganisationPlaces = endpoint({
  id: 'setOrganisationPlaces',
  method: 'put',
  path: '/organisations/:id/places',
  summary: 'Says which cities or districts a bureau is for.',
  access: OF_ADMINISTRATORS,
  input: { params: ofOrganisation, headers: IfMatch, body: z.strictObject({ placeIds: z.array(PlaceId).max(200) }) },
  output: Organisation,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Disables an organisation, so that nobody may anything by it, or lets it act again. */
export const setOrganisationState = endpoint({
  id: 'setOrganisationState',
  method: 'put',
  path: '/organisations/:id/state',
  summary: 'Disables an organisation or lets it act again.',
  access: OF_ADMINISTRATORS,
  input: {
    params: ofOrganisation,
    headers: IfMatch,
    body: z.strictObject({ state: Organisation.shape.state }),
  },
  output: Organisation,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** What was done to an organisation, newest first. */
export const getOrganisationHistory = endpoint({
  id: 'getOrganisationHistory',
  method: 'get',
  path: '/organisations/:id/history',
  summary: 'What was done to an organisation, newest first.',
  access: OF_MEMBERS,
  input: { params: ofOrganisation },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Gives an organisation the name back that it had; parks, places and state are others' to decide, and stay. */
export const restoreOrganisation = endpoint({
  id: 'restoreOrganisation',
  method: 'post',
  path: '/organisations/:id/restore',
  summary: 'Gives an organisation the name of an earlier revision back.',
  access: OF_MANAGERS,
  input: {
    params: ofOrganisation,
    headers: IfMatch,
    body: z.strictObject({ revision: z.number().int().positive() }),
  },
  output: Organisation,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Every operation of organisations themselves. */
export const ORGANISATION_ENDPOINTS = [
  listOrganisations,
  createOrganisation,
  getOrganisation,
  renameOrganisation,
  setOrganisationParks,
  setOrganisationPlaces,
  setOrganisationState,
  getOrganisationHistory,
  restoreOrganisation,
] as const;
