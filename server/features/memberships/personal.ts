import { type Organisation } from '#shared/organisation.ts';
import { type Personal } from '#server/part.ts';
import { type InvitationRepository } from '../invitations/repository.ts';
import { type OrganisationKeeping } from '../organisations/keeping.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type People } from '../people/people.ts';
import { type RegistrationRepository } from '../registrations/repository.ts';
import { type MembershipKeeping } from './keeping.ts';
import { type MembershipRecord, type MembershipRepository } from './repository.ts';

/** What it stands on. */
interface PersonalNeeds {
  readonly memberships: Pick<MembershipRepository, 'ofPerson' | 'ofOrganisation'>;
  readonly membershipKeeping: Pick<MembershipKeeping, 'isLastManager' | 'end'>;
  readonly organisations: Pick<OrganisationRepository, 'find'>;
  readonly organisationKeeping: Pick<OrganisationKeeping, 'change'>;
  readonly invitations: Pick<InvitationRepository, 'toEmail' | 'remove' | 'removeOver'>;
  readonly registrations: Pick<RegistrationRepository, 'toEmail' | 'remove' | 'removeBefore'>;
  readonly people: Pick<People, 'find'>;
}

/** Days for which an invitation is kept after its days are over, and a registration whose link nobody used. Ours. */
const INVITATIONS_KEPT_DAYS = 90;
const REGISTRATIONS_KEPT_DAYS = 7;

/** What organisations keep about people: who belongs where, whom they invite, who registers. */
export function personalOfMemberships(needs: PersonalNeeds): Personal {
  const { memberships, membershipKeeping, organisationKeeping, invitations, registrations, people } = needs;

  async function addressOf(personId: string): Promise<string> {
    return (await people.find(personId))?.email ?? '';
  }

  return {
    async personalDataOf(personId) {
      const email = await addressOf(personId);
      return {
        memberships: await memberships.ofPerson(personId),
        invitations: await invitations.toEmail(email),
        registrations: await registrations.toEmail(email),
      };
    },
    async hindrances(personId) {
      const reasons: string[] = [];
      for (const membership of await memberships.ofPerson(personId)) {
        reasons.push(...(await hindranceIn(membership, needs)));
      }
      return reasons;
    },
    async erase(personId, doing) {
      for (const membership of await memberships.ofPerson(personId)) {
        await membershipKeeping.end(membership, doing);
        if (await hasOthers(membership, needs)) continue;
        const { organisationId: id } = membership;
        // Nobody belongs to it any more.
        const become = (): Pick<Organisation, 'state'> => ({ state: 'disabled' });
        await organisationKeeping.change({ id, action: 'organisation-disabled', become }, doing);
      }
      const email = await addressOf(personId);
      for (const { id } of await invitations.toEmail(email)) await invitations.remove(id);
      for (const { id } of await registrations.toEmail(email)) await registrations.remove(id);
    },
    periods: [
      { kind: 'expired-invitations', keptDays: INVITATIONS_KEPT_DAYS, forget: invitations.removeOver },
      { kind: 'registrations', keptDays: REGISTRATIONS_KEPT_DAYS, forget: registrations.removeBefore },
    ],
  };
}

/** Why others need somebody: nobody else manages what they belong to, or the platform. */
async function hindranceIn(membership: MembershipRecord, needs: PersonalNeeds): Promise<string[]> {
  if (!(await needs.membershipKeeping.isLastManager(membership))) return [];
  const organisation = await needs.organisations.find(membership.organisationId);
  if (organisation?.kind === 'platform') return ['You are the last administrator: make somebody else one first.'];
  if (organisation === undefined || !(await hasOthers(membership, needs))) return [];
  return [`You are the last manager of ${organisation.name}: make another one first, or remove its other members.`];
}

async function hasOthers(
  { organisationId, personId }: MembershipRecord,
  { memberships }: Pick<PersonalNeeds, 'memberships'>,
): Promise<boolean> {
  const some = await memberships.ofOrganisation(organisationId, { limit: 2 });
  return some.some((membership) => membership.personId !== personId);
}
