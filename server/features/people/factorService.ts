import { type RecoveryCodes, type SecondFactorOffer } from '#shared/account.ts';
import { Failure } from '#shared/failure.ts';
import { type Me } from '#shared/me.ts';
import { ownSession } from '#server/domain/access/signedIn.ts';
import { type Attempts } from './attempts.ts';
import { type ChangePerson, withoutFactor } from './changing.ts';
import { meOf, mustEnrol } from '#server/domain/accounts/me.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type MeNeeds, type Self, changingOf, found, sinceOf } from './self.ts';
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
  const { people, memberships, secondFactors, proving, attempts, atOnce } = needs;
  return {
    async offer(self, given) {
      await proving.again(await sinceOf(self, needs), given);
      return atOnce(async () => {
        const person = await found(people, self.personId);
        const { sealed, ...offer } = secondFactors.offer(person.email);
        const to = { ...person, offeredSecret: sealed };
        await write(self, { action: 'person-second-factor-offered', to }, needs);
        return offer;
      });
    },
    async enrol(self, code) {
      const { email } = await found(people, self.personId);
      return attempts.count({ account: email, address: self.request.address }, () =>
        atOnce(() => enrolOffered(self, code, needs)),
      );
    },
    async remove(self, given) {
      const proved = await proving.again(await sinceOf(self, needs), given);
      if (mustEnrol({}, await memberships.of(proved.id))) {
        throw forbidden('Your role asks for a second factor: enrol another one instead.');
      }
      return atOnce(async () => {
        const to = withoutFactor(await found(people, self.personId));
        return write(self, { action: 'person-second-factor-removed', to }, needs);
      });
    },
    async renewCodes(self, given) {
      await proving.again(await sinceOf(self, needs), given);
      return atOnce(async () => {
        const { secondFactor } = await found(people, self.personId);
        if (secondFactor === undefined) throw forbidden('There is no second factor.');
        const fresh = secondFactors.withFreshCodes(secondFactor);
        return enrolled(self, { action: 'person-recovery-codes-renewed', ...fresh }, needs);
      });
    },
  };
}

async function enrolOffered(self: Self, code: string, needs: FactorNeeds): Promise<RecoveryCodes> {
  const { offeredSecret } = await found(needs.people, self.personId);
  if (offeredSecret === undefined) throw forbidden('No second factor was offered: ask for one first.');
  const outcome = needs.secondFactors.enrol(offeredSecret, code);
  if (outcome === undefined) {
    throw new Failure('sign-in-refused', { detail: 'The code is not one that the authenticator shows now.' });
  }
  await needs.endSessions(self.personId, changingOf(self), ownSession(self.by));
  return enrolled(self, { action: 'person-second-factor-enrolled', ...outcome }, needs);
}

async function enrolled(
  self: Self,
  { action, factor, recoveryCodes }: Enrolled & { readonly action: string },
  needs: FactorNeeds,
): Promise<RecoveryCodes> {
  const person = await found(needs.people, self.personId);
  const to = { ...withoutFactor(person), secondFactor: factor };
  return { recoveryCodes, me: await write(self, { action, to }, needs) };
}

async function write(
  self: Self,
  change: Parameters<ChangePerson>[1],
  { people, memberships, changePerson }: FactorNeeds,
): Promise<Me> {
  const changed = await changePerson(await found(people, self.personId), change, changingOf(self));
  return meOf(changed, await memberships.of(changed.id));
}

function forbidden(detail: string): Failure {
  return new Failure('state-forbids', { detail });
}
