import { type Role } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { overtaken, refuseOvertaken } from '#server/platform/overtaken.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type PeopleRepository } from '../people/repository.ts';
import { type MembershipRecord, type MembershipRepository } from './repository.ts';

/** Which membership. */
export interface MembershipKey {
  readonly organisationId: string;
  readonly personId: string;
}

/** Writes memberships and what was done to them, as a part of the transaction that runs. */
export interface MembershipKeeping {
  /** @throws {Failure} already-exists where the person belongs to it already */
  readonly add: (membership: MembershipKey & { readonly role: Role }, doing: Doing) => Promise<MembershipRecord>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids for the last manager */
  readonly changeRole: (
    change: MembershipKey & { readonly role: Role; readonly seen?: number },
    doing: Doing,
  ) => Promise<MembershipRecord>;
  /** @throws {Failure} not-found; state-forbids for the last manager */
  readonly remove: (key: MembershipKey, doing: Doing) => Promise<void>;
  /** The same without that rule, for somebody who is erased: whoever calls it has asked. */
  readonly end: (membership: MembershipRecord, doing: Doing) => Promise<void>;
  /**
   * Whether nobody else who can sign in manages the organisation. Makes the transaction the only one that changes its
   * members, so that it stays true until the commit.
   */
  readonly isLastManager: (key: MembershipKey) => Promise<boolean>;
}

type Needs = Pick<Ground, 'audit'> & {
  readonly memberships: MembershipRepository;
  readonly organisations: Pick<OrganisationRepository, 'holdMembers'>;
  readonly people: Pick<PeopleRepository, 'findAll'>;
};

/** Makes what writes memberships. */
export function createMembershipKeeping({ audit, memberships, organisations, people }: Needs): MembershipKeeping {
  async function find({ organisationId, personId }: MembershipKey): Promise<MembershipRecord> {
    return present(await memberships.find(organisationId, personId));
  }

  async function isLastManager({ organisationId, personId }: MembershipKey): Promise<boolean> {
    await organisations.holdMembers(organisationId);
    const managers = await memberships.managersOf(organisationId);
    if (!managers.some((manager) => manager.personId === personId)) return false;
    const others = await people.findAll(managers.flatMap(({ personId: id }) => (id === personId ? [] : [id])));
    return !others.some(({ state }) => state === 'active');
  }

  async function refuseLastManager(key: MembershipKey): Promise<void> {
    if (!(await isLastManager(key))) return;
    throw new Failure('state-forbids', { detail: 'Somebody else must manage the organisation first.' });
  }

  const record = (action: string, doing: Doing, versions: Versions): Promise<void> =>
    audit.record({ ...doing, ...doneTo(versions), action });

  async function end(before: MembershipRecord, doing: Doing): Promise<void> {
    await memberships.remove(before.organisationId, before.personId);
    await record('membership-ended', doing, { before });
  }

  return {
    isLastManager,
    end,
    async add({ organisationId, personId, role }, doing) {
      if ((await memberships.find(organisationId, personId)) !== undefined) {
        throw new Failure('already-exists', { detail: 'The person belongs to the organisation already.' });
      }
      const after = { organisationId, personId, role, revision: 1 };
      await memberships.add(after);
      await record('membership-created', doing, { after });
      return after;
    },
    async changeRole({ role, seen, ...key }, doing) {
      const before = await find(key);
      if (seen !== undefined) refuseOvertaken(before, seen);
      if (role !== 'manager') await refuseLastManager(key);
      const after = { ...before, role, revision: before.revision + 1 };
      if (!(await memberships.replace(after))) throw overtaken(after.revision);
      await record('membership-changed', doing, { before, after });
      return after;
    },
    async remove(key, doing) {
      const before = await find(key);
      await refuseLastManager(key);
      await end(before, doing);
    },
  };
}

function present(found: MembershipRecord | undefined): MembershipRecord {
  if (found === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return found;
}

interface Versions {
  readonly before?: MembershipRecord;
  readonly after?: MembershipRecord;
}

/** The change as the log keeps it, in the chain of the organisation. */
function doneTo(versions: Versions): Pick<Parameters<Ground['audit']['record']>[0], 'organisationId' | 'subject'> {
  const { organisationId = '', personId = '' } = versions.after ?? versions.before ?? {};
  return { organisationId, subject: { kind: 'membership', id: `${organisationId}/${personId}` }, ...versions };
}
