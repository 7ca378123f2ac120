import { type UserLanguage } from '#shared/me.ts';

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  /** In lower case; nobody else has it. Of somebody erased: an address that is none. */
  readonly email: string;
  readonly name: string;
  readonly language: UserLanguage;
  /** `erased`: nothing personal is left, and nobody can sign in any more. */
  readonly state: 'active' | 'disabled' | 'erased';
  /** When a link that was sent to the address was used, as an instant; absent where none ever was. */
  readonly emailConfirmedAt?: string;
  /** Argon2id with its parameters; absent for whoever has chosen none yet. */
  readonly passwordHash?: string;
  readonly secondFactor?: SecondFactor;
  /** Offered and not enrolled yet: the sealed secret. */
  readonly offeredSecret?: string;
  /** Made by `npm start -- --demo`. */
  readonly demo?: true;
  readonly revision: number;
}

/** An authenticator that is enrolled. */
export interface SecondFactor {
  /** Sealed under a key that is not in the store. */
  readonly sealedSecret: string;
  /** The step of 30 seconds whose code was used last: none is taken twice. */
  readonly lastStep: number;
  /** Of codes that were not used yet. */
  readonly recoveryHashes: readonly string[];
}

/** What the log of changes keeps of a person: nothing by which anybody could sign in. */
export function auditedPerson(person: Person): object {
  const { id, email, name, language, state, emailConfirmedAt, revision } = person;
  return {
    id,
    email,
    name,
    language,
    state,
    ...(emailConfirmedAt !== undefined && { emailConfirmedAt }),
    hasPassword: person.passwordHash !== undefined,
    hasSecondFactor: person.secondFactor !== undefined,
    revision,
  };
}

/** Which of those fields are personal, and whose. */
export function personalInPerson({ id }: Pick<Person, 'id'>): Readonly<Record<string, string>> {
  return { email: id, name: id };
}
