import { type Role } from '#shared/access.ts';
import { type Member } from '#shared/memberEndpoints.ts';
import { OF_LEAVERS, OF_MANAGERS, OF_MEMBERS } from '#shared/organisationAccess.ts';
import { Failure } from '#shared/failure.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { holdingOfOrganisation, present } from '#server/domain/access/aboutOrganisation.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type Person } from '../people/person.ts';
import { type PeopleRepository } from '../people/repository.ts';
import { type MembershipKeeping, type MembershipKey } from './keeping.ts';
import { type MembershipRecord, type MembershipRepository } from './repository.ts';

interface ListQuery extends PageQuery {
  readonly role?: Role | undefined;
}

/** What may be done about the people of an organisation; every function throws not-found for who may not. */
export interface MemberService {
  readonly list: (asking: Asking, organisationId: string, query: ListQuery) => Promise<Page<Member>>;
  /** @throws {Failure} revision-overtaken; state-forbids for the last manager */
  readonly changeRole: (
    asking: Asking,
    key: MembershipKey,
    wish: { readonly role: Role; readonly seen: number },
  ) => Promise<Member>;
  /** @throws {Failure} state-forbids for the last manager */
  readonly remove: (asking: Asking, key: MembershipKey) => Promise<void>;
}

type Needs = Pick<Ground, 'atOnce'> & {
  readonly organisations: Pick<OrganisationRepository, 'find'>;
  readonly memberships: MembershipRepository;
  readonly people: Pick<PeopleRepository, 'find' | 'findAll'>;
  readonly keeping: MembershipKeeping;
};

/** Makes the service of members. */
export function createMemberService({ atOnce, organisations, memberships, people, keeping }: Needs): MemberService {
  return {
    async list({ caller }, organisationId, { role, ...query }) {
      allow(OF_MEMBERS, caller, holdingOfOrganisation(organisationId));
      present(await organisations.find(organisationId));
      const { items, ...rest } = await pageBy(query, async (window) => {
        const records = await memberships.ofOrganisation(organisationId, window, role);
        return records.map((record) => ({ ...record, id: record.personId }));
      });
      const found = await people.findAll(items.map(({ personId }) => personId));
      const byId = new Map(found.map((person) => [person.id, person]));
      return { items: items.flatMap((record) => shown(record, byId.get(record.personId)) ?? []), ...rest };
    },
    async changeRole(asking, key, wish) {
      allow(OF_MANAGERS, asking.caller, holdingOfOrganisation(key.organisationId));
      const changed = await atOnce(() => keeping.changeRole({ ...key, ...wish }, doingOf(asking)));
      const member = shown(changed, await people.find(key.personId));
      if (member === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
      return member;
    },
    async remove(asking, key) {
      allow(OF_LEAVERS, asking.caller, { ...holdingOfOrganisation(key.organisationId), personId: key.personId });
      await atOnce(() => keeping.remove(key, doingOf(asking)));
    },
  };
}

/** A member; undefined where the person has been erased. */
function shown({ personId, role, revision }: MembershipRecord, person: Person | undefined): Member | undefined {
  if (person === undefined || person.state === 'erased') return undefined;
  return { personId, name: person.name, email: person.email, role, state: person.state, revision };
}
