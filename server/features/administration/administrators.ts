import { PLATFORM_ID } from '#shared/organisation.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type MembershipRepository } from '../memberships/repository.ts';
import { type OrganisationKeeping } from '../organisations/keeping.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type People } from '../people/people.ts';

/** Who runs the platform. */
export interface Administrators {
  /** Whether there is one who can sign in. */
  readonly areThere: () => Promise<boolean>;
  /** Makes a person one, as a part of the transaction that runs. Harmless where it is one already. */
  readonly appoint: (personId: string, doing: Doing) => Promise<void>;
}

interface Needs {
  readonly organisations: Pick<OrganisationRepository, 'find' | 'holdMembers'>;
  readonly memberships: Pick<MembershipRepository, 'find' | 'managersOf'>;
  readonly people: Pick<People, 'findAll'>;
  readonly organisationKeeping: OrganisationKeeping;
  readonly membershipKeeping: MembershipKeeping;
}

/** Makes what knows administrators; the platform's own organisation comes with the first of them. */
export function createAdministrators(needs: Needs): Administrators {
  const { organisations, memberships, people, membershipKeeping } = needs;
  return {
    async areThere() {
      const managers = await memberships.managersOf(PLATFORM_ID);
      const found = await people.findAll(managers.map(({ personId }) => personId));
      return found.some(({ state }) => state === 'active');
    },
    async appoint(personId, doing) {
      await ensurePlatform(needs, doing);
      await organisations.holdMembers(PLATFORM_ID);
      const key = { organisationId: PLATFORM_ID, personId };
      const present = await memberships.find(PLATFORM_ID, personId);
      if (present === undefined) await membershipKeeping.add({ ...key, role: 'manager' }, doing);
      else if (present.role !== 'manager') await membershipKeeping.changeRole({ ...key, role: 'manager' }, doing);
    },
  };
}

/** It is there from the first administrator on, and disabled once the last one has been erased. */
async function ensurePlatform(
  { organisations, organisationKeeping }: Pick<Needs, 'organisations' | 'organisationKeeping'>,
  doing: Doing,
): Promise<void> {
  const platform = await organisations.find(PLATFORM_ID);
  if (platform === undefined) {
    await organisationKeeping.add({ id: PLATFORM_ID, kind: 'platform', name: 'Parkfit' }, doing);
  } else if (platform.state === 'disabled') {
    const become = () => ({ state: 'active' }) as const;
    await organisationKeeping.change({ id: PLATFORM_ID, action: 'organisation-enabled', become }, doing);
  }
}
