import { Failure } from '#shared/failure.ts';
import { type Invitation, type InvitationShown } from '#shared/invitationEndpoints.ts';
import { type UserLanguage } from '#shared/me.ts';
import { type Organisation } from '#shared/organisation.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type MembershipRepository } from '../memberships/repository.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type People } from '../people/people.ts';
import { INVITATION, type InvitationKeeping } from './keeping.ts';

/** What whoever holds the link of an invitation does; every function throws link-invalid for a link that is not good. */
export interface Accepting {
  readonly show: (token: string) => Promise<InvitationShown>;
  /** Makes an account. @throws {Failure} already-exists where the address has one; invalid-request of the password */
  readonly accept: (asking: Asking, token: string, chosen: Chosen) => Promise<void>;
  /** Joins with the account that asks. @throws {Failure} state-forbids where the link went to another address */
  readonly join: (asking: Asking, token: string) => Promise<{ readonly organisationId: string }>;
}

interface Chosen {
  readonly name: string;
  readonly password: string;
  readonly language: UserLanguage;
}

type Needs = Pick<Ground, 'atOnce' | 'links'> & {
  readonly organisations: Pick<OrganisationRepository, 'find'>;
  readonly memberships: Pick<MembershipRepository, 'find'>;
  readonly membershipKeeping: MembershipKeeping;
  readonly people: Pick<People, 'find' | 'byEmail' | 'add'>;
  readonly keeping: InvitationKeeping;
};

/** Makes what answers invitations. */
export function createAccepting(needs: Needs): Accepting {
  const { atOnce, links, memberships, membershipKeeping, people, keeping } = needs;
  return {
    async show(token) {
      const { invitation, organisation } = await good(needs, await links.look(INVITATION, token));
      const { kind, name } = organisation;
      const { email, role } = invitation;
      return { organisation: { kind, name }, email, role, hasAccount: (await people.byEmail(email)) !== undefined };
    },
    accept: (asking, token, chosen) =>
      atOnce(async () => {
        const { invitation, organisation } = await good(needs, await links.take(INVITATION, token));
        const { id, email, organisationId, role } = invitation;
        const wish = { ...chosen, email, isConfirmed: true, organisationNames: [organisation.name] };
        const person = await people.add(wish, doingOf(asking));
        await membershipKeeping.add({ organisationId, personId: person.id, role }, doingOf(asking));
        await keeping.end({ id, state: 'accepted' }, doingOf(asking));
      }),
    join: (asking, token) =>
      atOnce(async () => {
        const { invitation } = await good(needs, await links.take(INVITATION, token));
        const { id, email, organisationId, role } = invitation;
        const person = asking.caller && (await people.find(asking.caller.personId));
        if (person?.email !== email) {
          throw new Failure('state-forbids', { detail: 'The invitation went to another address than yours.' });
        }
        if ((await memberships.find(organisationId, person.id)) === undefined) {
          await membershipKeeping.add({ organisationId, personId: person.id, role }, doingOf(asking));
        }
        await keeping.end({ id, state: 'accepted' }, doingOf(asking));
        return { organisationId };
      }),
  };
}

/** An invitation that can still be answered: neither it nor its organisation has been ended since the mail. */
async function good(
  { organisations, keeping }: Pick<Needs, 'organisations' | 'keeping'>,
  id: string,
): Promise<{ readonly invitation: Invitation; readonly organisation: Organisation }> {
  const invitation = await keeping.find(id);
  const organisation = await organisations.find(invitation.organisationId);
  if (invitation.state !== 'open' || organisation?.state !== 'active') {
    throw new Failure('link-invalid', { detail: 'The invitation is not open any more.' });
  }
  return { invitation, organisation };
}
