import { type RecoveryCodes, type SecondFactorOffer } from '#shared/account.ts';
import { Failure } from '#shared/failure.ts';
import { type Me } from '#shared/me.ts';
import { ownSession } from '#server/domain/access/signedIn.ts';
import { type Attempts } from './attempts.ts';
import { type ChangePerson, withoutFactor } from './changing.ts';
import { meOf, mustEnrol } from '#server/domain/accounts/me.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type MeNeeds, type Self, changingOf, found, sinceOf } from './meService.ts';
import { type Person } from './person.ts';
import { type Again, type Proving } from './proving.ts';
import { type PeopleRepository } from './repository.ts';
import { type Enrolled, type SecondFactors } from './secondFactors.ts';

/** What people do about their own second factor. */
export interface FactorService {
  /** @throws {Failure} sign-in-refused; totp-required; too-many-attempts */
  readonly offer: (self: Self, given: Again) => Promise<SecondFactorOffer>;
  /** @throws {Failure} state-forbids where none was offered; sign-in-refused; too-many-attempts */
  readonly enrol: (self: Self, code: string) => Promise<RecoveryCodes>;
  /** @throws {Failure} state-forbids where the role asks for one; sign-in-refused; totp-required; too-many-attempts */
  readonly remove: (self: Self, given: Again) => Promise<Me>;
  /** @throws {Failure} state-forbids where there is none; sign-in-refused; totp-required; too-many-attempts */
  readonly renewCodes: (self: Self, given: Again) => Promise<RecoveryCodes>;
}

/** What it stands on. */
export interface FactorNeeds extends Pick<MeNeeds, 'startOf' | 'atOnce' | 'endSessions'> {
  readonly people: Pick<PeopleRepository, 'find'>;
  readonly memberships: MembershipReader;
  readonly secondFactors: SecondFactors;
  readonly proving: Pick<Proving, 'again'>;
  readonly attempts: Pick<Attempts, 'count'>;
  readonly changePerson: ChangePerson;
}

/** Makes what people do about their own second factor. */
export function createFactorService(needs: FactorNeeds): FactorService {
  const { people, memberships, secondFactors, proving, attempts, changePerson, atOnce } = needs;

  async function write(self: Self, action: string, to: Omit<Person, 'id' | 'revision'>): Promise<Me> {
    const person = await found(people, self.personId);
    const changed = await changePerson(person, { action, to }, changingOf(self));
    return meOf(changed, await memberships.of(changed.id));
  }

  async function enrolled(self: Self, action: string, { factor, recoveryCodes }: Enrolled): Promise<RecoveryCodes> {
    const person = await found(people, self.personId);
    const to = { ...withoutFactor(person), secondFactor: factor };
    return { recoveryCodes, me: await write(self, action, to) };
  }

  return {
    async offer(self, given) {
      await proving.again(await sinceOf(self, needs), given);
      return atOnce(async () => {
        const person = await found(people, self.personId);
        const { sealed, ...offer } = secondFactors.offer(person.email);
        await write(self, 'person-second-factor-offered', { ...person, offeredSecret: sealed });
        return offer;
      });
    },
    async enrol(self, code) {
      const { email } = await found(people, self.personId);
      return attempts.count({ account: email, address: self.request.address }, () =>
        atOnce(async () => {
          const { offeredSecret } = await found(people, self.personId);
          if (offeredSecret === undefined) throw forbidden('No second factor was offered: ask for one first.');
          const outcome = secondFactors.enrol(offeredSecret, code);
          if (outcome === undefined) {
            throw new Failure('sign-in-refused', { detail: 'The code is not one that the authenticator shows now.' });
          }
          await needs.endSessions(self.personId, changingOf(self), ownSession(self.by));
          return enrolled(self, 'person-second-factor-enrolled', outcome);
        }),
      );
    },
    async remove(self, given) {
      const proved = await proving.again(await sinceOf(self, needs), given);
      if (mustEnrol({}, await memberships.of(proved.id))) {
        throw forbidden('Your role asks for a second factor: enrol another one instead.');
      }
      return atOnce(async () => {
        const person = await found(people, self.personId);
        return write(self, 'person-second-factor-removed', withoutFactor(person));
      });
    },
    async renewCodes(self, given) {
      await proving.again(await sinceOf(self, needs), given);
      return atOnce(async () => {
        const { secondFactor } = await found(people, self.personId);
        if (secondFactor === undefined) throw forbidden('There is no second factor.');
        return enrolled(self, 'person-recovery-codes-renewed', secondFactors.withFreshCodes(secondFactor));
      });
    },
  };
}

function forbidden(detail: string): Failure {
  return new Failure('state-forbids', { detail });
}
