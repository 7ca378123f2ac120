import { createHash } from 'node:crypto';
import { Failure } from '#shared/failure.ts';
import { type UserLanguage } from '#shared/me.ts';
import { LETTER_OR_NONE_MS, noSoonerThan } from '#server/platform/noSoonerThan.ts';
import { type Again } from './proving.ts';
import { type MeNeeds, type Self, around, found, sinceOf } from './self.ts';

/** What goes by links in mail. */
export interface MailedLinks {
  /** @throws {Failure} sign-in-refused; totp-required; too-many-attempts */
  readonly changeEmail: (self: Self, given: Again & { readonly email: string }) => Promise<void>;
  /** @throws {Failure} link-invalid */
  readonly confirmEmail: (token: string, from: From) => Promise<void>;
  readonly askReset: (wish: { readonly email: string; readonly language?: UserLanguage | undefined }) => Promise<void>;
  /** @throws {Failure} link-invalid; invalid-request */
  readonly reset: (given: { readonly token: string; readonly newPassword: string }, from: From) => Promise<void>;
}

/** Where somebody without account asks from. */
type From = Pick<Self, 'request'>;

/** Purposes of the links in mail about an account. */
const RESET_LINK = 'password-reset';
const EMAIL_LINK = 'email-change';

/** For so long the links in mail about an account are good. Ours. */
const LINK_S = 3600;

/** Makes what goes by links in mail: another address, and a forgotten password. */
export function createMailedLinks(needs: MeNeeds): MailedLinks {
  const { people, passwords, proving, changePerson, endSessions, mail, links, atOnce } = needs;
  /** As long whether there is an account or none. */
  const alike = (use: () => Promise<void>): Promise<void> => noSoonerThan(LETTER_OR_NONE_MS, () => atOnce(use));

  return {
    async changeEmail(self, { email, ...given }) {
      const { language, name, id, passwordHash } = await proving.again(await sinceOf(self, needs), given);
      await alike(async () => {
        // Whoever has the address already is told nothing, and neither is whoever asks.
        if ((await people.byEmail(email)) !== undefined) return;
        const subject = `${id} ${email} ${markOf(passwordHash)}`;
        const link = { purpose: EMAIL_LINK, subject, validForS: LINK_S, path: '/confirm-email' } as const;
        await mail.send({ kind: 'email-change', to: email, language, values: { name }, link });
      });
    },
    confirmEmail: (token, { request }) =>
      atOnce(async () => {
        const [personId = '', email = '', mark] = (await links.take(EMAIL_LINK, token)).split(' ');
        const person = await people.find(personId);
        if (person?.state !== 'active' || mark !== markOf(person.passwordHash)) throw linkInvalid();
        if ((await people.byEmail(email)) !== undefined) throw linkInvalid();
        const to = { ...person, email, emailConfirmedAt: needs.now().toISOString() };
        await changePerson(person, { action: 'person-email-changed', to }, { by: { kind: 'nobody' }, request });
        // Such as went to the old address: whoever reads it is not the person any more.
        await links.withdraw(RESET_LINK, person.id);
        const { name, language } = person;
        await mail.send({ kind: 'email-changed', to: person.email, language, values: { name } });
      }),
    askReset: ({ email }) =>
      alike(async () => {
        const person = await people.byEmail(email);
        if (person?.state !== 'active') return;
        const { language, name, id } = person;
        const link = { purpose: RESET_LINK, subject: id, validForS: LINK_S, path: '/reset-password' } as const;
        await mail.send({ kind: 'password-reset', to: email, language, values: { name }, link });
      }),
    async reset({ token, newPassword }, { request }) {
      const before = await people.find(await links.look(RESET_LINK, token));
      if (before?.state !== 'active') throw linkInvalid();
      const choice = { path: 'newPassword', around: await around(before, needs) };
      const passwordHash = await passwords.chosen(newPassword, choice);
      await atOnce(async () => {
        const person = await found(people, await links.take(RESET_LINK, token));
        await links.withdraw(RESET_LINK, person.id);
        const by = { by: { kind: 'nobody' }, request } as const;
        await endSessions(person.id, by);
        // The link came by mail, so that the address is the person's.
        const to = { ...person, passwordHash, emailConfirmedAt: person.emailConfirmedAt ?? needs.now().toISOString() };
        await changePerson(person, { action: 'person-password-reset', to }, by);
        // A code that is guessed stays guessed: whoever reads the mail would get tries without end.
        if (person.secondFactor === undefined) await needs.attempts.forgive(person.email);
      });
    },
  };
}

/**
 * Names a password without telling it. It stands with another address that was asked for: who asked knew that password, so that
 * the link is no good once it has been replaced, perhaps because a stranger knew it too.
 */
function markOf(passwordHash = ''): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16);
}

function linkInvalid(): Failure {
  return new Failure('link-invalid', { detail: 'The link has been used, is too old, or is not complete.' });
}
