import { Failure } from '#shared/failure.ts';
import { PLATFORM_ID } from '#shared/organisation.ts';
import { OF_ADMINISTRATORS } from '#shared/organisationAccess.ts';
import { type PersonShown } from '#shared/peopleEndpoints.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { refuseOvertaken } from '#server/platform/overtaken.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type People } from '../people/people.ts';
import { type Person } from '../people/person.ts';

type PersonState = PersonShown['state'];

interface ListQuery extends PageQuery {
  readonly state?: PersonState | undefined;
  readonly text?: string | undefined;
}

/** Which person is changed, over which revision, by whom. */
interface Wish {
  readonly id: string;
  readonly seen: number;
  readonly asking: Asking;
}

/** What administrators do about people; every function throws not-found for who may not. */
export interface PeopleAdministration {
  readonly list: (asking: Asking, query: ListQuery) => Promise<Page<PersonShown>>;
  /** @throws {Failure} revision-overtaken; state-forbids for the last administrator */
  readonly setState: (wish: Wish, state: PersonState) => Promise<PersonShown>;
  /** @throws {Failure} revision-overtaken; state-forbids where there is none */
  readonly resetSecondFactor: (wish: Wish) => Promise<PersonShown>;
}

type Needs = Pick<Ground, 'atOnce'> & {
  readonly people: People;
  readonly reader: MembershipReader;
  readonly membershipKeeping: Pick<MembershipKeeping, 'isLastManager'>;
};

/** Makes the administration of people. */
export function createPeopleAdministration({ atOnce, people, reader, membershipKeeping }: Needs): PeopleAdministration {
  const shown = async (person: Person): Promise<PersonShown> => personShown(person, await reader.of(person.id));

  async function existing({ id, seen, asking }: Wish): Promise<Person> {
    allow(OF_ADMINISTRATORS, asking.caller, {});
    const person = await people.find(id);
    if (person === undefined || person.state === 'erased') throw new Failure('not-found', { detail: NOTHING_HERE });
    refuseOvertaken(person, seen);
    return person;
  }

  async function refuseLastAdministrator(personId: string): Promise<void> {
    if (!(await membershipKeeping.isLastManager({ organisationId: PLATFORM_ID, personId }))) return;
    throw new Failure('state-forbids', { detail: 'Somebody else must be an administrator first.' });
  }

  return {
    async list({ caller }, { state, text, ...query }) {
      allow(OF_ADMINISTRATORS, caller, {});
      const states = state === undefined ? LISTED : [state];
      const { items, ...rest } = await pageByKey<Person>(
        query,
        ({ name }) => name,
        (window) => people.page({ states, text }, window),
      );
      const all: PersonShown[] = [];
      for (const person of items) all.push(await shown(person));
      return { items: all, ...rest };
    },
    setState: (wish, state) =>
      atOnce(async () => {
        const { id } = await existing(wish);
        if (state === 'disabled') await refuseLastAdministrator(id);
        return shown(await people.setState(id, state, doingOf(wish.asking)));
      }),
    resetSecondFactor: (wish) =>
      atOnce(async () => {
        const { id, secondFactor } = await existing(wish);
        if (secondFactor === undefined) {
          throw new Failure('state-forbids', { detail: 'The person has no second factor.' });
        }
        return shown(await people.removeSecondFactor(id, doingOf(wish.asking)));
      }),
  };
}

/** Nobody sees whose account is erased. */
const LISTED: readonly PersonState[] = ['active', 'disabled'];

function personShown(person: Person, memberships: Awaited<ReturnType<MembershipReader['of']>>): PersonShown {
  const { id, name, email, language, state, passwordHash, secondFactor, demo, revision } = person;
  return {
    id,
    name,
    email,
    language,
    state: state === 'active' ? 'active' : 'disabled',
    hasPassword: passwordHash !== undefined,
    hasSecondFactor: secondFactor !== undefined,
    demo: demo === true,
    memberships: memberships.map(({ organisation, role }) => ({
      organisation: { id: organisation.id, kind: organisation.kind, name: organisation.name },
      role,
    })),
    revision,
  };
}
