import { Failure } from '#shared/failure.ts';
import { type UserLanguage } from '#shared/me.ts';
import { type Audit } from '../audit/audit.ts';
import { type ChangePerson, type Changing, withoutFactor } from './changing.ts';
import { type NamesOf, createNamesOf } from './names.ts';
import { type Passwords } from './passwords.ts';
import { type Person, auditedPerson, personalInPerson } from './person.ts';
import { type PeopleRepository } from './repository.ts';

/** People with accounts, as others see and change them. Every change may be a part of a transaction. */
export interface People extends Pick<PeopleRepository, 'find' | 'byEmail' | 'findAll' | 'page' | 'isEmpty'> {
  readonly namesOf: NamesOf;
  /** @throws {Failure} already-exists; invalid-request where the password is too easily guessed */
  readonly add: (wish: NewPerson, changing: Changing) => Promise<Person>;
  /**
   * Gives somebody another password; every session ends.
   *
   * @throws {Failure} not-found; invalid-request where the password is too easily guessed
   */
  readonly setPassword: (personId: string, password: string, changing: Changing) => Promise<Person>;
  /** Takes a second factor away that its person has lost; every session ends. @throws {Failure} not-found */
  readonly removeSecondFactor: (personId: string, changing: Changing) => Promise<Person>;
  /** Whoever is disabled is out at once. @throws {Failure} not-found, also of somebody erased */
  readonly setState: (personId: string, state: 'active' | 'disabled', changing: Changing) => Promise<Person>;
}

/** Somebody who gets an account. */
export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: UserLanguage;
  readonly password?: string;
  /** Whether a link that was sent to the address has just been used. */
  readonly isConfirmed: boolean;
  /** Names of organisations that the password must not be made of. */
  readonly organisationNames?: readonly string[];
  readonly demo?: true;
  /** A random one where absent. */
  readonly id?: string;
}

/** What people stand on. */
export interface PeopleNeeds {
  readonly people: PeopleRepository;
  readonly passwords: Passwords;
  readonly changePerson: ChangePerson;
  readonly audit: Pick<Audit, 'record'>;
  readonly endSessions: (personId: string, changing: Changing) => Promise<unknown>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Makes what changes people. */
export function createPeople(needs: PeopleNeeds): People {
  const { people, passwords, changePerson, endSessions, atOnce } = needs;

  async function existing(personId: string): Promise<Person> {
    const person = await people.find(personId);
    if (person === undefined || person.state === 'erased') {
      throw new Failure('not-found', { detail: 'There is no such person.' });
    }
    return person;
  }

  return {
    find: people.find,
    byEmail: people.byEmail,
    findAll: people.findAll,
    page: people.page,
    isEmpty: people.isEmpty,
    namesOf: createNamesOf(people),
    add: (wish, changing) => add(wish, changing, needs),
    async setPassword(personId, password, changing) {
      const { name, email } = await existing(personId);
      const passwordHash = await passwords.chosen(password, { path: 'password', around: [name, email] });
      return atOnce(async () => {
        const to = { ...(await existing(personId)), passwordHash };
        await endSessions(personId, changing);
        return changePerson(await existing(personId), { action: 'person-password-set', to }, changing);
      });
    },
    removeSecondFactor: (personId, changing) =>
      atOnce(async () => {
        const person = await existing(personId);
        await endSessions(personId, changing);
        const to = withoutFactor(person);
        return changePerson(person, { action: 'person-second-factor-removed', to }, changing);
      }),
    setState: (personId, state, changing) =>
      atOnce(async () => {
        const person = await existing(personId);
        if (person.state === state) return person;
        if (state === 'disabled') await endSessions(personId, changing);
        const action = state === 'disabled' ? 'person-disabled' : 'person-enabled';
        return changePerson(person, { action, to: { ...person, state } }, changing);
      }),
  };
}

async function add(wish: NewPerson, changing: Changing, needs: PeopleNeeds): Promise<Person> {
  const { people, audit, atOnce } = needs;
  const person = await newPerson(wish, needs);
  return atOnce(async () => {
    if ((await people.byEmail(person.email)) !== undefined) {
      throw new Failure('already-exists', { detail: 'Somebody has this address already.' });
    }
    await people.add(person);
    await audit.record({
      ...changing,
      action: 'person-added',
      subject: { kind: 'person', id: person.id },
      after: auditedPerson(person),
      personal: personalInPerson(person),
    });
    return person;
  });
}

async function newPerson(wish: NewPerson, { passwords, now, newId }: PeopleNeeds): Promise<Person> {
  const { email, name, language, password, isConfirmed, organisationNames = [], demo, id = newId() } = wish;
  const around = [name, email, ...organisationNames];
  return {
    id,
    email: email.toLowerCase(),
    name,
    language,
    state: 'active',
    ...(isConfirmed && { emailConfirmedAt: now().toISOString() }),
    ...(password !== undefined && { passwordHash: await passwords.chosen(password, { path: 'password', around }) }),
    ...(demo !== undefined && { demo }),
    revision: 1,
  };
}
