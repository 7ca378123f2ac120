import { Router } from 'express';
import { INVITATION_ENDPOINTS } from '#shared/invitationEndpoints.ts';
import { MEMBER_ENDPOINTS } from '#shared/memberEndpoints.ts';
import { ORGANISATION_ENDPOINTS } from '#shared/organisationEndpoints.ts';
import { PARK_CLAIM_ENDPOINTS } from '#shared/parkClaimEndpoints.ts';
import { PEOPLE_ENDPOINTS } from '#shared/peopleEndpoints.ts';
import { REGISTRATION_ENDPOINTS } from '#shared/registrationEndpoints.ts';
import { createPeopleAdministration } from '#server/features/administration/people.ts';
import { createPeopleRoutes } from '#server/features/administration/routes.ts';
import { type FormGuard } from '#server/features/formGuard/guard.ts';
import { createAccepting } from '#server/features/invitations/accepting.ts';
import { createInvitationKeeping } from '#server/features/invitations/keeping.ts';
import { createInvitationRepository } from '#server/features/invitations/repository.ts';
import { createInvitationRoutes } from '#server/features/invitations/routes.ts';
import { createInvitationService } from '#server/features/invitations/service.ts';
import { createMembershipKeeping } from '#server/features/memberships/keeping.ts';
import { type MembershipReader, createMembershipReader } from '#server/features/memberships/reader.ts';
import { type MembershipRepository, createMembershipRepository } from '#server/features/memberships/repository.ts';
import { personalOfMemberships } from '#server/features/memberships/personal.ts';
import { createMemberRoutes } from '#server/features/memberships/routes.ts';
import { createMemberService } from '#server/features/memberships/service.ts';
import { createOrganisationKeeping } from '#server/features/organisations/keeping.ts';
import {
  type OrganisationRepository,
  createOrganisationRepository,
} from '#server/features/organisations/repository.ts';
import { createOrganisationRoutes } from '#server/features/organisations/routes.ts';
import { createOrganisationService } from '#server/features/organisations/service.ts';
import { createParkClaimKeeping } from '#server/features/parkClaims/keeping.ts';
import { createParkClaimRepository } from '#server/features/parkClaims/repository.ts';
import { createParkClaimRoutes } from '#server/features/parkClaims/routes.ts';
import { createParkClaimService } from '#server/features/parkClaims/service.ts';
import { type People } from '#server/features/people/people.ts';
import { createRegistrationRepository } from '#server/features/registrations/repository.ts';
import { createRegistrationRoutes } from '#server/features/registrations/routes.ts';
import { createRegistrationService } from '#server/features/registrations/service.ts';
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

/** What it needs of other parts. */
interface Needs extends OrganisationStore {
  readonly people: People;
  readonly guard: Pick<FormGuard, 'pass'>;
}

/** Organisations, their people and invitations, claims to parks, and their administration. */
export function createOrganisations(ground: Ground, needs: Needs): Part {
  const stores = {
    invitations: createInvitationRepository(ground.connection),
    registrations: createRegistrationRepository(ground.connection),
    claims: createParkClaimRepository(ground.connection),
  };
  const common = { ...ground, ...needs, ...stores };
  const organisationKeeping = createOrganisationKeeping(common);
  const membershipKeeping = createMembershipKeeping(common);
  const invitationKeeping = createInvitationKeeping(common);
  const all = { ...common, organisationKeeping, membershipKeeping };
  return {
    endpoints: [
      ...ORGANISATION_ENDPOINTS,
      ...MEMBER_ENDPOINTS,
      ...INVITATION_ENDPOINTS,
      ...REGISTRATION_ENDPOINTS,
      ...PARK_CLAIM_ENDPOINTS,
      ...PEOPLE_ENDPOINTS,
    ],
    routes: () =>
      Router()
        .use(createOrganisationRoutes(createOrganisationService({ ...all, keeping: organisationKeeping })))
        .use(createMemberRoutes(createMemberService({ ...all, keeping: membershipKeeping })))
        .use(
          createInvitationRoutes(
            createInvitationService({ ...all, keeping: invitationKeeping }),
            createAccepting({ ...all, keeping: invitationKeeping }),
          ),
        )
        .use(createRegistrationRoutes(createRegistrationService(all)))
        .use(createParkClaimRoutes(createParkClaimService({ ...all, keeping: createParkClaimKeeping(all) })))
        .use(createPeopleRoutes(createPeopleAdministration(all))),
    async prepare() {
      for (const store of [needs.organisations, needs.memberships, ...Object.values(stores)]) await store.prepare();
    },
    jobs: [],
    personal: personalOfMemberships(all),
  };
}
