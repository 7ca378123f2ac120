import { createHash, timingSafeEqual } from 'node:crypto';
import { type z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type setUp } from '#shared/setUpEndpoints.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Administrators } from '../administration/administrators.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type People } from '../people/people.ts';
import { type SettingsRepository } from './repository.ts';
import { type RestoredBackup } from './restoring.ts';

/** The first run: whoever has started the server makes its first administrator. */
export interface SetUpService {
  /** To be told to the person who started the server, and to nobody else; good until it has been set up. */
  readonly token: string;
  readonly isDone: () => Promise<boolean>;
  /** @throws {Failure} state-forbids where it is done; link-invalid where the token is not that of the last start */
  readonly check: (token: string) => Promise<void>;
  /**
   * Makes the first administrator, removes what is invented where that is not wanted, and gives a token that signs in once.
   *
   * @throws {Failure} as `check`; already-exists for the address of an account; invalid-request of the password
   */
  readonly setUp: (asking: Asking, wish: SetUpWish) => Promise<string>;
  /**
   * Puts the data of a backup in the place of the present ones, which nobody's are yet.
   *
   * @throws {Failure} as `check`; invalid-request where the file is no whole backup; state-forbids while another is restored
   */
  readonly restore: (token: string, file: AsyncIterable<Uint8Array>) => Promise<RestoredBackup>;
}

type SetUpWish = z.output<typeof setUp.input.body>;

/** For how long the token works that signs the new administrator in. Ours. */
const SIGN_IN_S = 15 * 60;

type Needs = Pick<Ground, 'atOnce' | 'newSecret' | 'links' | 'removeDemo' | 'restoreBackup'> & {
  readonly people: Pick<People, 'add'>;
  readonly administrators: Administrators;
  readonly settings: SettingsRepository;
};

/** Makes the service of the first run, with a token that nobody has seen. */
export function createSetUpService(needs: Needs): SetUpService {
  const { atOnce, newSecret, links, removeDemo, restoreBackup, people, administrators, settings } = needs;
  const token = newSecret();
  let isRestoring = false;

  async function check(given: string): Promise<void> {
    if (await administrators.areThere()) {
      throw new Failure('state-forbids', { detail: 'The server has been set up already.' });
    }
    if (timingSafeEqual(digest(given), digest(token))) return;
    throw new Failure('link-invalid', {
      detail: 'This is not the link of the last start: each start prints a new one.',
    });
  }

  const alone = createAlone(check);

  return {
    token,
    isDone: administrators.areThere,
    check,
    setUp: (asking, { token: given, administrator, demo }) =>
      alone(given, () =>
        atOnce(async () => {
          const doing = doingOf(asking);
          const person = await people.add({ ...administrator, isConfirmed: false }, doing);
          await administrators.appoint(person.id, doing);
          await settings.write({ demo });
          if (!demo) await removeDemo();
          return links.make({ purpose: 'sign-in', subject: person.id, validForS: SIGN_IN_S });
        }),
      ),
    async restore(given, file) {
      await check(given);
      if (isRestoring || restoreBackup === undefined) {
        throw new Failure('state-forbids', { detail: 'No backup can be restored here now.' });
      }
      isRestoring = true;
      try {
        return await restoreBackup(file, (replace) => alone(given, replace));
      } finally {
        isRestoring = false;
      }
    },
  };
}

/** Lets nobody set up or restore beside `work`. Whoever has no token does not get so far as to be in the way. */
function createAlone(check: SetUpService['check']): <T>(given: string, work: () => Promise<T>) => Promise<T> {
  let isTaken = false;
  return async (given, work) => {
    await check(given);
    if (isTaken) throw new Failure('state-forbids', { detail: 'The server is being set up or restored just now.' });
    isTaken = true;
    try {
      // Somebody may have been quicker between the two.
      await check(given);
      return await work();
    } finally {
      isTaken = false;
    }
  };
}

/** Of one length, so that comparing them tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
