import { FRESH_MS, msSince } from '#server/domain/accounts/sessionLimits.ts';
import { Failure } from '#shared/failure.ts';
import { type Attempts } from './attempts.ts';
import { type Passwords } from './passwords.ts';
import { type Person } from './person.ts';
import { type PeopleRepository } from './repository.ts';
import { type SecondFactors } from './secondFactors.ts';

/** How people show that it is them. */
export interface Proving {
  /**
   * By password and, where one is enrolled, a code. What it costs and what it says is the same whether the account exists.
   *
   * @throws {Failure} sign-in-refused; totp-required; too-many-attempts
   */
  readonly byPassword: (given: Given & { readonly email: string }, address: string) => Promise<Person>;
  /**
   * By a link, as a part of the transaction that takes it: it replaces the password, and not the code.
   *
   * @throws {Failure} sign-in-refused; totp-required
   */
  readonly byLink: (personId: string, code: string | undefined) => Promise<Person>;
  /**
   * Once more, of somebody signed in: whoever has no password must have signed in a moment ago.
   *
   * @throws {Failure} sign-in-refused; totp-required; too-many-attempts
   */
  readonly again: (of: SignedInSince, given: Again) => Promise<Person>;
}

/** Password and code, shown once more. */
export interface Again {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

interface Given {
  readonly password: string;
  readonly code?: string | undefined;
}

/** Somebody signed in. */
export interface SignedInSince {
  readonly personId: string;
  readonly startedAt: Date;
  readonly address: string;
}

/** What proving stands on. */
export interface ProvingNeeds {
  readonly people: Pick<PeopleRepository, 'byEmail' | 'find' | 'replace'>;
  readonly passwords: Pick<Passwords, 'isRight'>;
  readonly secondFactors: Pick<SecondFactors, 'used'>;
  readonly attempts: Pick<Attempts, 'count'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
}

/** Makes what people show that it is them by. */
export function createProving({ people, passwords, secondFactors, attempts, atOnce, now }: ProvingNeeds): Proving {
  /** Uses a code up where one is needed. */
  async function withCode(personId: string, code: string | undefined): Promise<Person> {
    const person = active(await people.find(personId));
    if (person.secondFactor === undefined) return person;
    if (code === undefined) throw new Failure('totp-required', { detail: 'A code of the second factor is needed.' });
    const secondFactor = secondFactors.used(person.secondFactor, code);
    if (secondFactor === undefined) throw refused();
    const used = { ...person, secondFactor, revision: person.revision + 1 };
    // Whoever was quicker has used the code.
    if (!(await people.replace(used))) throw refused();
    return used;
  }

  return {
    byPassword: ({ email, password, code }, address) =>
      attempts.count({ account: email, address }, async () => {
        const person = await people.byEmail(email);
        const isRight = await passwords.isRight(password, person?.passwordHash);
        if (!isRight) throw refused();
        return atOnce(() => withCode(active(person).id, code));
      }),
    byLink: withCode,
    async again({ personId, startedAt, address }, { password, code }) {
      const person = active(await people.find(personId));
      return attempts.count({ account: person.email, address }, async () => {
        const { passwordHash } = person;
        const isProved =
          passwordHash === undefined
            ? msSince(startedAt, now()) < FRESH_MS
            : await passwords.isRight(password ?? '', passwordHash);
        if (!isProved) throw refused();
        return atOnce(() => withCode(personId, code));
      });
    },
  };
}

function active(person: Person | undefined): Person {
  if (person?.state !== 'active') throw refused();
  return person;
}

/** The same sentence whatever was wrong. */
function refused(): Failure {
  return new Failure('sign-in-refused', { detail: 'Address, password or code is wrong.' });
}
