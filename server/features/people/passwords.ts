import { hash, verify } from '@node-rs/argon2';
import { type PasswordFault, contextWordsOf, passwordFault } from '#server/domain/accounts/password.ts';
import { Failure } from '#shared/failure.ts';

/** Passwords: chosen by rules, kept as argon2id, compared in the same time whoever asks. */
export interface Passwords {
  /**
   * Makes what is kept of a password. `path` names its field in the request, `around` are texts near the person: name,
   * address, names of organisations.
   *
   * @throws {Failure} invalid-request where it is too easily guessed
   */
  readonly chosen: (
    password: string,
    choice: { readonly path: string; readonly around: readonly string[] },
  ) => Promise<string>;
  /** Whether it is the password of a hash. Without one it takes as long and is not. */
  readonly isRight: (password: string, passwordHash: string | undefined) => Promise<boolean>;
}

/**
 * Argon2id with 19 MiB, 2 passes, 1 lane.
 *
 * @see OWASP Password Storage Cheat Sheet; RFC 9106
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What any password here might be tried with first. */
const OF_THE_PRODUCT = ['parkfit', 'park', 'password', 'biomedical', 'biomedicine', '园区', '生物医药'];

/** Makes what keeps passwords. `placeNames` are names and ids of places, which people like to use. */
export function createPasswords({ placeNames }: { readonly placeNames: () => Promise<readonly string[]> }): Passwords {
  let nobodys: Promise<string> | undefined;
  return {
    async chosen(password, { path, around }) {
      const contextWords = contextWordsOf([...OF_THE_PRODUCT, ...around, ...(await placeNames())]);
      const common = await commonPasswords();
      const fault = passwordFault(password, { isCommon: (text) => common.has(text), contextWords });
      if (fault !== undefined) {
        throw new Failure('invalid-request', {
          detail: 'The password is too easily guessed.',
          errors: [{ path, message: SENTENCES[fault] }],
        });
      }
      return hash(password, PARAMETERS);
    },
    async isRight(password, passwordHash) {
      nobodys ??= hash('a password that nobody has', PARAMETERS);
      const isSame = await verify(passwordHash ?? (await nobodys), password);
      return isSame && passwordHash !== undefined;
    },
  };
}

const SENTENCES: Readonly<Record<PasswordFault, string>> = {
  'too-common': 'Expected a password that is not among those that people choose most',
  'about-you': 'Expected more than words that stand near you: name, address, organisation, place, product',
};

let common: Promise<ReadonlySet<string>> | undefined;

/** Tens of thousands of passwords that people choose most, in lower case; read when one is first chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())),
  );
  return common;
}
