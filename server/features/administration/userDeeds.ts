import { type Role } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type Me } from '#shared/me.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type NewPerson, type People } from '../people/people.ts';
import { type Person } from '../people/person.ts';
import { type Administrators } from './administrators.ts';

/** What whoever works on the machine of the server does about people, each named by its address. Throws not-found for nobody's. */
export interface UserDeeds {
  /** Everybody who is not erased, with where they belong. */
  readonly list: () => Promise<readonly { readonly person: Person; readonly memberships: Me['memberships'] }[]>;
  /** @throws {Failure} already-exists; invalid-request of the password; not-found of the organisation */
  readonly add: (wish: NewPerson, belonging: Belonging | undefined) => Promise<Person>;
  /** @throws {Failure} invalid-request of the password */
  readonly changePassword: (email: string, password: string) => Promise<Person>;
  readonly setState: (email: string, state: 'active' | 'disabled') => Promise<Person>;
  readonly resetSecondFactor: (email: string) => Promise<Person>;
  readonly makeAdministrator: (email: string) => Promise<Person>;
  /** A token that signs in once, within the seconds. @throws {Failure} state-forbids of somebody disabled */
  readonly signInToken: (email: string, validForS: number) => Promise<string>;
}

/** Where somebody new belongs. */
interface Belonging {
  readonly organisationId: string;
  readonly role: Role;
}

type Needs = Pick<Ground, 'atOnce' | 'links'> & {
  readonly people: People;
  readonly reader: MembershipReader;
  readonly organisations: Pick<OrganisationRepository, 'find'>;
  readonly membershipKeeping: MembershipKeeping;
  readonly administrators: Administrators;
};

/** In the log. */
const DOING: Doing = { by: { kind: 'command', name: 'user' } };

/** Rows of people read at a time. */
const PAGE = 500;

/** Makes what commands do about people. */
export function createUserDeeds(needs: Needs): UserDeeds {
  const { atOnce, links, people, reader, membershipKeeping, administrators } = needs;

  async function known(email: string): Promise<Person> {
    const person = await people.byEmail(email);
    if (person === undefined) throw new Failure('not-found', { detail: `Nobody has the address ${email}.` });
    return person;
  }

  return {
    async list() {
      const shown = [];
      for (const person of await everybody(people)) shown.push({ person, memberships: await reader.of(person.id) });
      return shown;
    },
    add: (wish, belonging) =>
      atOnce(async () => {
        if (belonging !== undefined) await refuseUnknown(needs, belonging.organisationId);
        const person = await people.add(wish, DOING);
        if (belonging !== undefined) await membershipKeeping.add({ ...belonging, personId: person.id }, DOING);
        return person;
      }),
    changePassword: async (email, password) => people.setPassword((await known(email)).id, password, DOING),
    setState: async (email, state) => people.setState((await known(email)).id, state, DOING),
    resetSecondFactor: async (email) => people.removeSecondFactor((await known(email)).id, DOING),
    makeAdministrator: (email) =>
      atOnce(async () => {
        const person = await known(email);
        await administrators.appoint(person.id, DOING);
        return person;
      }),
    async signInToken(email, validForS) {
      const { id, state } = await known(email);
      if (state !== 'active') throw new Failure('state-forbids', { detail: `${email} is disabled.` });
      return links.make({ purpose: 'sign-in', subject: id, validForS });
    },
  };
}

async function everybody({ page }: Pick<People, 'page'>): Promise<Person[]> {
  const all: Person[] = [];
  let read: Person[];
  do {
    const last = all.at(-1);
    const after = last === undefined ? {} : { after: { key: last.name, id: last.id } };
    read = await page({ states: ['active', 'disabled'] }, { limit: PAGE, ...after });
    all.push(...read);
  } while (read.length === PAGE);
  return all;
}

async function refuseUnknown({ organisations }: Pick<Needs, 'organisations'>, id: string): Promise<void> {
  if ((await organisations.find(id)) !== undefined) return;
  throw new Failure('not-found', { detail: `There is no organisation ${id}.` });
}
