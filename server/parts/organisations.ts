import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** Organisations, their people and invitations, claims to parks, set-up and administration. */
export function createOrganisations(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
