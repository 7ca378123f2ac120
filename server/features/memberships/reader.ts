import { type Me } from '#shared/me.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type MembershipRepository } from './repository.ts';

/** What a person may is read from this, at every request. */
export interface MembershipReader {
  /** Memberships of a person in organisations that are active. */
  readonly of: (personId: string) => Promise<Me['memberships']>;
}

/** Reads memberships together with their organisations. */
export function createMembershipReader({
  memberships,
  organisations,
}: {
  readonly memberships: Pick<MembershipRepository, 'ofPerson'>;
  readonly organisations: Pick<OrganisationRepository, 'findAll'>;
}): MembershipReader {
  return {
    async of(personId) {
      const own = await memberships.ofPerson(personId);
      if (own.length === 0) return [];
      const found = await organisations.findAll(own.map(({ organisationId }) => organisationId));
      const byId = new Map(found.map((organisation) => [organisation.id, organisation]));
      return own.flatMap(({ organisationId, role }) => {
        const organisation = byId.get(organisationId);
        if (organisation?.state !== 'active') return [];
        const { id, kind, name, parkIds, placeIds } = organisation;
        return [{ organisation: { id, kind, name, parkIds, placeIds }, role }];
      });
    },
  };
}
