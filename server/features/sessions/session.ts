import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { RENEWAL_GRACE_MS, msSince } from '#server/domain/accounts/sessionLimits.ts';

/** One sign-in of a person on one device. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly startedAt: Date;
  /** Of the last renewal, or the sign-in. */
  readonly usedAt: Date;
  /** Of the secret that renews it next. */
  readonly secretHash: string;
  /** The secret before, and what the present one was made with out of it. */
  readonly before?: { readonly secretHash: string; readonly salt: string };
  /** What the browser said it was. */
  readonly device?: string;
  readonly endedAt?: Date;
}

/** What renewing a session with a secret comes to. */
export type Renewal =
  | { readonly kind: 'renewed'; readonly session: Session; readonly secret: string }
  /** Just renewed with this secret: the answer was lost, or another window asked too. It gets the same secret again. */
  | { readonly kind: 'repeated'; readonly session: Session; readonly secret: string }
  /** The secret was replaced long since: somebody has a copy. */
  | { readonly kind: 'replayed' };

/** Renews a live session. The next secret is made out of the one shown, so that whoever shows it twice gets the same. */
export function renewal(
  session: Session,
  secret: string,
  { now, salt }: { readonly now: Date; readonly salt: string },
): Renewal {
  const secretHash = hashOf(secret);
  if (isSame(secretHash, session.secretHash)) {
    const next = nextSecret(secret, salt);
    const renewed = { ...session, usedAt: now, secretHash: hashOf(next), before: { secretHash, salt } };
    return { kind: 'renewed', session: renewed, secret: next };
  }
  const { before, usedAt } = session;
  const isJustReplaced =
    before !== undefined && isSame(secretHash, before.secretHash) && msSince(usedAt, now) < RENEWAL_GRACE_MS;
  return isJustReplaced ? { kind: 'repeated', session, secret: nextSecret(secret, before.salt) } : { kind: 'replayed' };
}

function nextSecret(secret: string, salt: string): string {
  return createHmac('sha256', salt).update(secret).digest('base64url');
}

/** What is kept of a secret of 256 random bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** What the cookie of a session holds. */
export function cookieValue(sessionId: string, secret: string): string {
  return `${sessionId}.${secret}`;
}

/** Reads it; undefined where it is none of ours. */
export function readCookieValue(
  value: string | undefined,
): { readonly sessionId: string; readonly secret: string } | undefined {
  const found = COOKIE_VALUE.exec(value ?? '')?.groups;
  const { sessionId, secret } = found ?? {};
  return sessionId === undefined || secret === undefined ? undefined : { sessionId, secret };
}

const COOKIE_VALUE = /^(?<sessionId>[0-9a-f-]{36})\.(?<secret>[\w-]{43})$/u;
