import { createHash, timingSafeEqual } from 'node:crypto';
import { Failure } from '#shared/failure.ts';

/**
 * Who may edit drafts, as long as there are no accounts: whoever has exchanged the token that the server printed at its
 * start. The token works once; the session that it opens lasts until the server stops, or is ended. Being on the same
 * machine opens nothing.
 */
export interface LocalAccess {
  /** To be told to the person who started the server, and to nobody else. */
  readonly token: string;
  /**
   * Gives the secret of a new session.
   *
   * @throws {Failure} not-signed-in where the token is wrong or used; too-many-attempts
   */
  readonly open: (token: string, requester: string) => string;
  readonly isOpen: (secret: string | undefined) => boolean;
  readonly end: (secret: string | undefined) => void;
}

/** What access is made of. */
export interface LocalAccessNeeds {
  /** 256 random bits as text, other ones each time. */
  readonly newSecret: () => string;
  readonly nowMs: () => number;
}

/** Wrong tokens within the last minute, from one address and from all, before further ones are not looked at. Ours. */
const WRONG_EACH_MAX = 10;
const WRONG_MAX = 100;
const WITHIN_MS = 60_000;

/** Makes a new token, which nobody has used. */
export function createLocalAccess({ newSecret, nowMs }: LocalAccessNeeds): LocalAccess {
  const token = newSecret();
  const attempts = createAttempts(nowMs);
  let isUsed = false;
  // Only the digest is kept, so that what is compared has one length and the secret is nowhere to be read.
  let session: Buffer | undefined;

  return {
    token,
    open(given, requester) {
      attempts.refuseBeyond(requester);
      const isRight = timingSafeEqual(digest(given), digest(token));
      if (!isRight || isUsed) {
        attempts.note(requester);
        throw new Failure('not-signed-in', {
          detail:
            'This is not the token of the server’s last start, or it has been used: a new start prints a new one.',
        });
      }
      isUsed = true;
      const secret = newSecret();
      session = digest(secret);
      return secret;
    },
    isOpen: (secret) => isSession(session, secret),
    end(secret) {
      if (isSession(session, secret)) session = undefined;
    },
  };
}

function isSession(session: Buffer | undefined, secret: string | undefined): boolean {
  return session !== undefined && secret !== undefined && timingSafeEqual(session, digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Wrong tokens of the last minute, oldest first; no more of them than are refused for. */
function createAttempts(nowMs: () => number): {
  readonly refuseBeyond: (requester: string) => void;
  readonly note: (requester: string) => void;
} {
  let wrong: readonly { readonly requester: string; readonly atMs: number }[] = [];
  return {
    refuseBeyond(requester) {
      wrong = wrong.filter(({ atMs }) => nowMs() - atMs < WITHIN_MS);
      const own = wrong.filter((one) => one.requester === requester);
      const oldest = own.length >= WRONG_EACH_MAX ? own[0] : wrong.length >= WRONG_MAX ? wrong[0] : undefined;
      if (oldest === undefined) return;
      const retryAfterS = Math.ceil((oldest.atMs + WITHIN_MS - nowMs()) / 1000);
      throw new Failure('too-many-attempts', { detail: 'Too many wrong tokens; try again later.', retryAfterS });
    },
    note(requester) {
      wrong = [...wrong, { requester, atMs: nowMs() }];
    },
  };
}
