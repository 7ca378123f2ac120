import { Router } from 'express';
import { INVITATION_ENDPOINTS } from '#shared/invitationEndpoints.ts';
import { MEMBER_ENDPOINTS } from '#shared/memberEndpoints.ts';
import { ORGANISATION_ENDPOINTS } from '#shared/organisationEndpoints.ts';
import { PARK_CLAIM_ENDPOINTS } from '#shared/parkClaimEndpoints.ts';
import { PEOPLE_ENDPOINTS } from '#shared/peopleEndpoints.ts';
import { REGISTRATION_ENDPOINTS } from '#shared/registrationEndpoints.ts';
import { SET_UP_ENDPOINTS } from '#shared/setUpEndpoints.ts';
import { type Administrators, createAdministrators } from '#server/features/administration/administrators.ts';
import { createPeopleAdministration } from '#server/features/administration/people.ts';
import { createPeopleRoutes } from '#server/features/administration/routes.ts';
import { type UserDeeds, createUserDeeds } from '#server/features/administration/userDeeds.ts';
import { type DemoPeople, createDemoPeople } from '#server/features/demoPeople/service.ts';
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
import { createSetUpRoutes } from '#server/features/setup/routes.ts';
import { type SetUpService, createSetUpService } from '#server/features/setup/service.ts';
import { createSettingsRepository } from '#server/features/setup/repository.ts';
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

/** Who belongs where: what the start and the command line stand on. */
export interface Organisations extends Part {
  readonly administrators: Administrators;
  readonly setUp: SetUpService;
  readonly demoPeople: DemoPeople;
  readonly users: UserDeeds;
}

/** Organisations, their people and invitations, claims to parks, the first run, and their administration. */
export function createOrganisations(ground: Ground, needs: Needs): Organisations {
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
  const administrators = createAdministrators(all);
  const setUp = createSetUpService({ ...all, administrators, settings: createSettingsRepository(ground.connection) });
  return {
    administrators,
    setUp,
    demoPeople: createDemoPeople({ ...all, administrators }),
    users: createUserDeeds({ ...all, administrators }),
    endpoints: [
      ...ORGANISATION_ENDPOINTS,
      ...MEMBER_ENDPOINTS,
      ...INVITATION_ENDPOINTS,
      ...REGISTRATION_ENDPOINTS,
      ...PARK_CLAIM_ENDPOINTS,
      ...PEOPLE_ENDPOINTS,
      ...SET_UP_ENDPOINTS,
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
        .use(createPeopleRoutes(createPeopleAdministration(all)))
        .use(createSetUpRoutes(setUp)),
    async prepare() {
      for (const store of [needs.organisations, needs.memberships, ...Object.values(stores)]) await store.prepare();
    },
    jobs: [],
    personal: personalOfMemberships(all),
  };
}
