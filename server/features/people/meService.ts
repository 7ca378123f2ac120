import { type z } from 'zod';
import { type editMe } from '#shared/meEndpoints.ts';
import { type Me, type UserLanguage } from '#shared/me.ts';
import { Failure } from '#shared/failure.ts';
import { ownSession } from '#server/domain/access/signedIn.ts';
import { type Mail, type OneTimeLinks } from '../mail/letter.ts';
import { type Attempts } from './attempts.ts';
import { type ChangePerson, type Changing } from './changing.ts';
import { meOf } from '#server/domain/accounts/me.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type Passwords } from './passwords.ts';
import { type Person } from './person.ts';
import { type Again, type Proving, type SignedInSince } from './proving.ts';
import { type PeopleRepository } from './repository.ts';

/** What people do about their own accounts, but for the second factor. */
export interface MeService {
  readonly get: (self: Self) => Promise<Me>;
  /** @throws {Failure} revision-overtaken */
  readonly edit: (self: Self, seen: number, wish: Edit) => Promise<Me>;
  /** @throws {Failure} sign-in-refused; totp-required; too-many-attempts; invalid-request */
  readonly changePassword: (self: Self, given: Again & { readonly newPassword: string }) => Promise<Me>;
  /** @throws {Failure} sign-in-refused; totp-required; too-many-attempts */
  readonly changeEmail: (self: Self, given: Again & { readonly email: string }) => Promise<void>;
  /** @throws {Failure} link-invalid */
  readonly confirmEmail: (token: string, from: From) => Promise<void>;
  readonly askReset: (wish: { readonly email: string; readonly language?: UserLanguage | undefined }) => Promise<void>;
  /** @throws {Failure} link-invalid; invalid-request */
  readonly reset: (given: { readonly token: string; readonly newPassword: string }, from: From) => Promise<void>;
}

/** Whoever asks about itself. */
export interface Self extends Required<Changing> {
  readonly personId: string;
}

/** Where somebody without account asks from. */
type From = Pick<Self, 'request'>;

type Edit = z.output<(typeof editMe)['input']['body']>;

/** What it stands on. */
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

/** Purposes of the links in mail about an account. */
const RESET_LINK = 'password-reset';
const EMAIL_LINK = 'email-change';

/** For so long the links in mail about an account are good. Ours. */
const LINK_S = 3600;

/** Makes what people do about their own accounts. */
export function createMeService(needs: MeNeeds): MeService {
  const { people, passwords, proving, changePerson, endSessions, mail, links, atOnce } = needs;

  const shown = async (person: Person): Promise<Me> => meOf(person, await needs.memberships.of(person.id));

  async function around({ id, name, email }: Person): Promise<string[]> {
    const memberships = await needs.memberships.of(id);
    return [name, email, ...memberships.map(({ organisation }) => organisation.name)];
  }

  return {
    get: async ({ personId }) => shown(await found(people, personId)),
    edit: (self, seen, { name, language }) =>
      atOnce(async () => {
        const person = await found(people, self.personId);
        if (person.revision !== seen) throw overtaken(person);
        const to = { ...person, name: name ?? person.name, language: language ?? person.language };
        if (to.name === person.name && to.language === person.language) return shown(person);
        return shown(await changePerson(person, { action: 'person-edited', to }, changingOf(self)));
      }),
    async changePassword(self, { newPassword, ...given }) {
      const proved = await proving.again(await sinceOf(self, needs), given);
      const choice = { path: 'newPassword', around: await around(proved) };
      const passwordHash = await passwords.chosen(newPassword, choice);
      return atOnce(async () => {
        await endSessions(self.personId, changingOf(self), ownSession(self.by));
        const person = await found(people, self.personId);
        const change = { action: 'person-password-changed', to: { ...person, passwordHash } };
        return shown(await changePerson(person, change, changingOf(self)));
      });
    },
    async changeEmail(self, { email, ...given }) {
      const { language, name, id } = await proving.again(await sinceOf(self, needs), given);
      await atOnce(async () => {
        // Whoever has the address already is told nothing, and neither is whoever asks.
        if ((await people.byEmail(email)) !== undefined) return;
        const link = {
          purpose: EMAIL_LINK,
          subject: `${id} ${email}`,
          validForS: LINK_S,
          path: '/confirm-email',
        } as const;
        await mail.send({ kind: 'email-change', to: email, language, values: { name }, link });
      });
    },
    confirmEmail: (token, { request }) =>
      atOnce(async () => {
        const [personId = '', email = ''] = (await links.take(EMAIL_LINK, token)).split(' ');
        const person = await people.find(personId);
        if (person?.state !== 'active' || (await people.byEmail(email)) !== undefined) throw linkInvalid();
        const to = { ...person, email, emailConfirmedAt: needs.now().toISOString() };
        await changePerson(person, { action: 'person-email-changed', to }, { by: { kind: 'nobody' }, request });
        const { name, language } = person;
        await mail.send({ kind: 'email-changed', to: person.email, language, values: { name } });
      }),
    askReset: ({ email }) =>
      atOnce(async () => {
        const person = await people.byEmail(email);
        if (person?.state !== 'active') return;
        const { language, name, id } = person;
        const link = { purpose: RESET_LINK, subject: id, validForS: LINK_S, path: '/reset-password' } as const;
        await mail.send({ kind: 'password-reset', to: email, language, values: { name }, link });
      }),
    async reset({ token, newPassword }, { request }) {
      const before = await people.find(await links.look(RESET_LINK, token));
      if (before?.state !== 'active') throw linkInvalid();
      const choice = { path: 'newPassword', around: await around(before) };
      const passwordHash = await passwords.chosen(newPassword, choice);
      await atOnce(async () => {
        const person = await found(people, await links.take(RESET_LINK, token));
        await links.withdraw(RESET_LINK, person.id);
        const by = { by: { kind: 'nobody' }, request } as const;
        await endSessions(person.id, by);
        // The link came by mail, so that the address is the person's.
        const to = { ...person, passwordHash, emailConfirmedAt: person.emailConfirmedAt ?? needs.now().toISOString() };
        await changePerson(person, { action: 'person-password-reset', to }, by);
        await needs.attempts.forgive(person.email);
      });
    },
  };
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

function overtaken({ revision }: Person): Failure {
  return new Failure('revision-overtaken', {
    detail: 'The account has been changed since.',
    currentRevision: revision,
  });
}

function linkInvalid(): Failure {
  return new Failure('link-invalid', { detail: 'The link has been used, is too old, or is not complete.' });
}
