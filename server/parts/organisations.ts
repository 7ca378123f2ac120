import { Router } from 'express';
import { type MembershipReader, createMembershipReader } from '#server/features/memberships/reader.ts';
import { type MembershipRepository, createMembershipRepository } from '#server/features/memberships/repository.ts';
import {
  type OrganisationRepository,
  createOrganisationRepository,
} from '#server/features/organisations/repository.ts';
import { type Ground, type Part } from '#server/part.ts';

/** Who belongs where: what other parts read of it. */
export interface OrganisationStore {
  readonly organisations: OrganisationRepository;
  readonly memberships: MembershipRepository;
  readonly reader: MembershipReader;
}

/** Opens what other parts read of organisations, before any of them. */
export function createOrganisationStore({ connection }: Pick<Ground, 'connection'>): OrganisationStore {
  const organisations = createOrganisationRepository(connection);
  const memberships = createMembershipRepository(connection);
  return { organisations, memberships, reader: createMembershipReader({ organisations, memberships }) };
}

/** Organisations, their people and invitations, claims to parks, set-up and administration. */
export function createOrganisations(_ground: Ground, { organisations, memberships }: OrganisationStore): Part {
  return {
    endpoints: [],
    routes: () => Router(),
    async prepare() {
      await organisations.prepare();
      await memberships.prepare();
    },
    jobs: [],
  };
}
