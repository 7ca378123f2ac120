import { Failure } from '#shared/failure.ts';
import { ownSession } from '#server/domain/access/signedIn.ts';
import { type Mail, type OneTimeLinks } from '../mail/letter.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type Attempts } from './attempts.ts';
import { type ChangePerson, type Changing } from './changing.ts';
import { type Passwords } from './passwords.ts';
import { type Person } from './person.ts';
import { type Proving, type SignedInSince } from './proving.ts';
import { type PeopleRepository } from './repository.ts';

/** Whoever asks about itself. */
export interface Self extends Required<Changing> {
  readonly personId: string;
}

/** What people need to see to their own accounts. */
export interface MeNeeds {
  readonly people: Pick<PeopleRepository, 'find' | 'byEmail'>;
  readonly memberships: MembershipReader;
  readonly passwords: Passwords;
  readonly proving: Pick<Proving, 'again'>;
  readonly attempts: Pick<Attempts, 'forgive'>;
  readonly changePerson: ChangePerson;
  /** When a session began. */
  readonly startOf: (sessionId: string | undefined) => Promise<Date>;
  readonly endSessions: (personId: string, changing: Changing, but?: string) => Promise<unknown>;
  readonly mail: Mail;
  readonly links: Pick<OneTimeLinks, 'look' | 'take' | 'withdraw'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
}

/** Texts near a person, of which its password must not be made. */
export async function around(
  { id, name, email }: Person,
  { memberships }: Pick<MeNeeds, 'memberships'>,
): Promise<string[]> {
  const belonging = await memberships.of(id);
  return [name, email, ...belonging.map(({ organisation }) => organisation.name)];
}

/** Since when somebody is signed in. */
export async function sinceOf(
  { personId, by, request }: Self,
  { startOf }: Pick<MeNeeds, 'startOf'>,
): Promise<SignedInSince> {
  return { personId, address: request.address, startedAt: await startOf(ownSession(by)) };
}

/** Who changes something, without what else is known of it. */
export function changingOf({ by, request }: Self): Changing {
  return { by, request };
}

/** @throws {Failure} not-signed-in where the person is gone */
export async function found({ find }: Pick<PeopleRepository, 'find'>, personId: string): Promise<Person> {
  const person = await find(personId);
  if (person?.state !== 'active') throw new Failure('not-signed-in', { detail: 'This needs an account.' });
  return person;
}
