import { createHmac } from 'node:crypto';
import {
  type Failures,
  OF_ACCOUNT,
  OF_ADDRESS,
  type BackOffRule,
  waitS,
  withOneMore,
} from '#server/domain/accounts/backOff.ts';
import { Failure } from '#shared/failure.ts';
import { networkOf } from '#server/platform/http/network.ts';
import { type AttemptRepository } from './attemptRepository/repository.ts';

/** Slows down whoever guesses, by account and by address, whether the account exists or not. */
export interface Attempts {
  /**
   * Counts an attempt before its work is done, so that many at once count too; one that goes well, or fails for another
   * reason than a wrong secret, is taken back.
   *
   * @throws {Failure} too-many-attempts; what the work throws
   */
  readonly count: <T>(of: Attempt, work: () => Promise<T>) => Promise<T>;
  /** Forgets the failures of an account: its owner has shown by another way that it is him or her. */
  readonly forgive: (account: string) => Promise<void>;
  /** Removes what would be forgotten anyway. */
  readonly tidy: () => Promise<number>;
}

/** Whose attempt it is. */
export interface Attempt {
  /** What is guessed at: the address for mail of an account, or the token of a link. */
  readonly account: string;
  /** Where it comes from. */
  readonly address: string;
}

/** What counting stands on. */
export interface AttemptNeeds {
  readonly attempts: AttemptRepository;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  /** Makes rows that name neither account nor address. */
  readonly key: Buffer;
}

/** Makes what counts attempts. */
export function createAttempts({ attempts, atOnce, now, key }: AttemptNeeds): Attempts {
  const idOf = (kind: string, text: string): string =>
    createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url');
  const accountId = (account: string): string => idOf('account', account);
  const rowsOf = ({ account, address }: Attempt): Row[] => [
    { id: accountId(account), rule: OF_ACCOUNT },
    { id: idOf('address', networkOf(address)), rule: OF_ADDRESS },
  ];

  async function begin(rows: readonly Row[]): Promise<void> {
    for (const { id, rule } of rows) {
      const failures = await attempts.find(id);
      const retryAfterS = waitS(failures, rule, now());
      if (retryAfterS > 0) {
        throw new Failure('too-many-attempts', {
          detail: 'Too many attempts have failed; wait a little.',
          retryAfterS,
        });
      }
      await attempts.put(id, withOneMore(failures, rule, now()));
    }
  }

  async function takeBack(rows: readonly Row[]): Promise<void> {
    for (const { id } of rows) {
      const failures = await attempts.find(id);
      await putOrRemove(id, failures && { ...failures, count: failures.count - 1 });
    }
  }

  async function putOrRemove(id: string, failures: Failures | undefined): Promise<void> {
    await (failures === undefined || failures.count <= 0 ? attempts.remove(id) : attempts.put(id, failures));
  }

  return {
    async count(of, work) {
      const rows = rowsOf(of);
      await atOnce(() => begin(rows));
      try {
        const result = await work();
        await atOnce(async () => {
          await takeBack(rows);
          await attempts.remove(accountId(of.account));
        });
        return result;
      } catch (error) {
        if (!isWrongSecret(error)) await atOnce(() => takeBack(rows));
        throw error;
      }
    },
    forgive: (account) => attempts.remove(accountId(account)),
    tidy: () => attempts.forgetBefore(new Date(now().getTime() - OF_ACCOUNT.forgottenAfterS * 1000)),
  };
}

interface Row {
  readonly id: string;
  readonly rule: BackOffRule;
}

function isWrongSecret(error: unknown): boolean {
  return error instanceof Failure && (error.code === 'sign-in-refused' || error.code === 'link-invalid');
}
