import { type z } from 'zod';
import { type Me } from '#shared/me.ts';
import { type editMe } from '#shared/meEndpoints.ts';
import { ownSession } from '#server/domain/access/signedIn.ts';
import { meOf } from '#server/domain/accounts/me.ts';
import { refuseOvertaken } from '#server/platform/overtaken.ts';
import { type MailedLinks, createMailedLinks } from './mailedLinks.ts';
import { type Person } from './person.ts';
import { type Again } from './proving.ts';
import { type MeNeeds, type Self, around, changingOf, found, sinceOf } from './self.ts';

/** What people do about their own accounts, but for the second factor. */
export interface MeService extends MailedLinks {
  readonly get: (self: Self) => Promise<Me>;
  /** @throws {Failure} revision-overtaken */
  readonly edit: (self: Self, seen: number, wish: Edit) => Promise<Me>;
  /** @throws {Failure} sign-in-refused; totp-required; too-many-attempts; invalid-request */
  readonly changePassword: (self: Self, given: Again & { readonly newPassword: string }) => Promise<Me>;
}

type Edit = z.output<(typeof editMe)['input']['body']>;

/** Makes what people do about their own accounts. */
export function createMeService(needs: MeNeeds): MeService {
  const { people, passwords, proving, changePerson, endSessions, atOnce } = needs;

  const shown = async (person: Person): Promise<Me> => meOf(person, await needs.memberships.of(person.id));

  return {
    ...createMailedLinks(needs),
    get: async ({ personId }) => shown(await found(people, personId)),
    edit: (self, seen, { name, language }) =>
      atOnce(async () => {
        const person = await found(people, self.personId);
        refuseOvertaken(person, seen);
        const to = { ...person, name: name ?? person.name, language: language ?? person.language };
        if (to.name === person.name && to.language === person.language) return shown(person);
        return shown(await changePerson(person, { action: 'person-edited', to }, changingOf(self)));
      }),
    async changePassword(self, { newPassword, ...given }) {
      const proved = await proving.again(await sinceOf(self, needs), given);
      const choice = { path: 'newPassword', around: await around(proved, needs) };
      const passwordHash = await passwords.chosen(newPassword, choice);
      return atOnce(async () => {
        await endSessions(self.personId, changingOf(self), ownSession(self.by));
        const person = await found(people, self.personId);
        const change = { action: 'person-password-changed', to: { ...person, passwordHash } };
        return shown(await changePerson(person, change, changingOf(self)));
      });
    },
  };
}
