import { type Role } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type Invitation, type InvitationState } from '#shared/invitationEndpoints.ts';
import { type UserLanguage } from '#shared/me.ts';
import { type Organisation } from '#shared/organisation.ts';
import { OF_MANAGERS } from '#shared/organisationAccess.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type MembershipRepository } from '../memberships/repository.ts';
import { holdingOfOrganisation, present } from '#server/domain/access/aboutOrganisation.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type People } from '../people/people.ts';
import { type InvitationKeeping, type Sender, shownAt } from './keeping.ts';
import { type InvitationRepository } from './repository.ts';

interface ListQuery extends PageQuery {
  readonly state?: InvitationState | undefined;
}

/** Whom to invite. */
interface Invited {
  readonly email: string;
  readonly role: Role;
  readonly language: UserLanguage;
}

/** Which invitation is changed, over which revision. */
interface Wish {
  readonly id: string;
  readonly seen: number;
}

/** What the managers of an organisation do about invitations; every function throws not-found for who may not. */
export interface InvitationService {
  readonly list: (asking: Asking, organisationId: string, query: ListQuery) => Promise<Page<Invitation>>;
  /**
   * An administrator invites only where nobody manages: what an organisation knows is not the platform's to read.
   *
   * @throws {Failure} already-exists; limit-reached; state-forbids of an organisation that is disabled, or that has managers
   */
  readonly invite: (asking: Asking, organisationId: string, invited: Invited) => Promise<Invitation>;
  /** @throws {Failure} revision-overtaken; state-forbids */
  readonly sendAgain: (asking: Asking, wish: Wish) => Promise<Invitation>;
  /** @throws {Failure} revision-overtaken; state-forbids */
  readonly withdraw: (asking: Asking, wish: Wish) => Promise<Invitation>;
}

/** Open invitations that an organisation may have, so that nobody sends mail to half the world. Ours. */
const OPEN_MAX = 200;

/** What inviting stands on. */
export type InvitingNeeds = Pick<Ground, 'atOnce' | 'clock'> & {
  readonly organisations: Pick<OrganisationRepository, 'find' | 'holdMembers'>;
  readonly memberships: Pick<MembershipRepository, 'find' | 'managersOf'>;
  readonly people: Pick<People, 'find' | 'byEmail'>;
  readonly invitations: InvitationRepository;
  readonly keeping: InvitationKeeping;
};

/** Makes the service of invitations. */
export function createInvitationService(needs: InvitingNeeds): InvitationService {
  const { atOnce, clock, organisations, invitations, keeping } = needs;

  async function senderOf(asking: Asking, organisation: Organisation): Promise<Sender> {
    const person = asking.caller && (await needs.people.find(asking.caller.personId));
    return { doing: doingOf(asking), organisationName: organisation.name, personName: person?.name ?? '' };
  }

  /** The organisation of an invitation that whoever asks may change. */
  async function changing({ caller }: Asking, id: string): Promise<Organisation> {
    const found = await invitations.find(id);
    allow(OF_MANAGERS, caller, found === undefined ? {} : holdingOfOrganisation(found.organisationId));
    return active(await organisations.find((await keeping.find(id)).organisationId));
  }

  return {
    async list({ caller }, organisationId, { state, ...query }) {
      allow(OF_MANAGERS, caller, holdingOfOrganisation(organisationId));
      present(await organisations.find(organisationId));
      const now = clock.now();
      return pageBy(query, async (window) => {
        const found = await invitations.page({ organisationId, state, now }, window);
        return found.map((stored) => shownAt(stored, now));
      });
    },
    async invite(asking, organisationId, invited) {
      const standings = allow(OF_MANAGERS, asking.caller, holdingOfOrganisation(organisationId));
      return atOnce(async () => {
        const organisation = active(await organisations.find(organisationId));
        await organisations.holdMembers(organisationId);
        if (!standings.has('organisation-manager')) await refuseWhereManaged(needs, organisationId);
        await refuseTwice(needs, organisationId, invited.email);
        return keeping.add({ organisationId, ...invited }, await senderOf(asking, organisation));
      });
    },
    sendAgain: (asking, { id, seen }) =>
      atOnce(async () => {
        const organisation = await changing(asking, id);
        return keeping.sendAgain(id, seen, await senderOf(asking, organisation));
      }),
    withdraw: (asking, { id, seen }) =>
      atOnce(async () => {
        await changing(asking, id);
        return keeping.end({ id, seen, state: 'withdrawn' }, doingOf(asking));
      }),
  };
}

function active(organisation: Organisation | undefined): Organisation {
  const found = present(organisation);
  if (found.state === 'active') return found;
  throw new Failure('state-forbids', { detail: 'The organisation is disabled.' });
}

async function refuseWhereManaged({ memberships }: InvitingNeeds, organisationId: string): Promise<void> {
  if ((await memberships.managersOf(organisationId)).length === 0) return;
  throw new Failure('state-forbids', { detail: 'The organisation has managers, who invite its people.' });
}

/** Whoever belongs to it is on its list of members anyway, so that telling it tells nothing new. */
async function refuseTwice(
  { memberships, people, invitations, clock }: InvitingNeeds,
  organisationId: string,
  email: string,
): Promise<void> {
  const person = await people.byEmail(email);
  if (person !== undefined && (await memberships.find(organisationId, person.id)) !== undefined) {
    throw new Failure('already-exists', { detail: 'Somebody with this address belongs to the organisation already.' });
  }
  const open = await invitations.open(organisationId, clock.now());
  if (open.some((invitation) => invitation.email === email)) {
    throw new Failure('already-exists', { detail: 'This address is invited already; the mail can be sent again.' });
  }
  if (open.length >= OPEN_MAX) {
    throw new Failure('limit-reached', { detail: `There may be ${OPEN_MAX} open invitations at a time.` });
  }
}
