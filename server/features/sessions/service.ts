import { type SessionShown, type SignedIn } from '#shared/account.ts';
import { Failure } from '#shared/failure.ts';
import { type Doer } from '#server/domain/access/caller.ts';
import { isLive, remainingS } from '#server/domain/accounts/sessionLimits.ts';
import { type Audit } from '../audit/audit.ts';
import { type OneTimeLinks } from '../mail/letter.ts';
import { type Attempts } from '../people/attempts.ts';
import { type Changing } from '../people/changing.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type Person } from '../people/person.ts';
import { type Proving } from '../people/proving.ts';
import { type PeopleRepository } from '../people/repository.ts';
import { type AccessTokens } from './accessTokens.ts';
import { type SessionRepository } from './repository.ts';
import { type Session, cookieValue, hashOf, readCookieValue, renewal } from './session.ts';

/** Signs people in and out. */
export interface SessionService {
  /** @throws {Failure} insecure-transport; sign-in-refused; totp-required; too-many-attempts */
  readonly signIn: (given: GivenToSignIn, from: From) => Promise<Started>;
  /** @throws {Failure} insecure-transport; link-invalid; sign-in-refused; totp-required; too-many-attempts */
  readonly signInByLink: (
    given: { readonly token: string; readonly code?: string | undefined },
    from: From,
  ) => Promise<Started>;
  /** @throws {Failure} insecure-transport; not-signed-in */
  readonly renew: (cookie: string | undefined, from: From) => Promise<Started>;
  /** Ends the session of a cookie; harmless where it is of none. */
  readonly signOut: (cookie: string | undefined, from: From) => Promise<void>;
  /** Last used first. */
  readonly list: (personId: string, sessionId: string | undefined) => Promise<SessionShown[]>;
  /** @throws {Failure} not-found where it is none of the person's */
  readonly end: (sessionId: string, personId: string, by: Changing) => Promise<void>;
  /** Ends all sessions of a person but perhaps one; returns how many. May be a part of a transaction. */
  readonly endAll: (personId: string, by: Changing, but?: string) => Promise<number>;
  /** Removes sessions that are over for long. */
  readonly tidy: () => Promise<number>;
}

interface GivenToSignIn {
  readonly email: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** Where a request comes from. */
export interface From {
  readonly request: { readonly address: string; readonly requestId: string };
  readonly isSecure: boolean;
  /** What the browser says it is. */
  readonly device?: string | undefined;
}

/** A session that goes on: the answer, and its cookie. */
export interface Started {
  readonly signedIn: SignedIn;
  readonly cookie: { readonly value: string; readonly maxAgeS: number };
}

/** What signing in stands on. */
export interface SessionNeeds {
  readonly sessions: SessionRepository;
  readonly people: Pick<PeopleRepository, 'find'>;
  readonly memberships: MembershipReader;
  readonly proving: Pick<Proving, 'byPassword' | 'byLink'>;
  readonly attempts: Pick<Attempts, 'count'>;
  readonly accessTokens: Pick<AccessTokens, 'issue'>;
  readonly links: Pick<OneTimeLinks, 'take'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly shown: (person: Person, memberships: SignedIn['me']['memberships']) => SignedIn['me'];
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newSecret: () => string;
}

/** Purpose of the links that sign in. */
export const SIGN_IN_LINK = 'sign-in';

/** They are good for so long: printed on a terminal, they are used at once. The product's owner. */
export const SIGN_IN_LINK_S = 900;

/** Sessions that were used last so long ago are of no interest to anybody. Ours. */
const KEPT_MS = 120 * 86_400_000;

/** Makes what signs people in and out. */
export function createSessionService(needs: SessionNeeds): SessionService {
  return { ...signingIn(needs), ...ending(needs) };
}

/** How sessions begin and go on. */
function signingIn(needs: SessionNeeds): Pick<SessionService, 'signIn' | 'signInByLink' | 'renew'> {
  const { sessions, people, proving, attempts, links, atOnce, now } = needs;
  return {
    async signIn(given, from) {
      demandSecure(from);
      const person = await proving.byPassword(given, from.request.address);
      return atOnce(() => start(person, from, needs));
    },
    async signInByLink({ token, code }, from) {
      demandSecure(from);
      return attempts.count({ account: `link ${token}`, address: from.request.address }, () =>
        atOnce(async () => {
          const person = await proving.byLink(await links.take(SIGN_IN_LINK, token), code);
          return start(person, from, needs);
        }),
      );
    },
    async renew(cookie, from) {
      demandSecure(from);
      const next = await atOnce(async () => {
        const live = await liveSession(cookie, { sessions, now });
        return live === undefined ? undefined : renewed(live, from, needs);
      });
      if (next === undefined) throw notSignedIn();
      const person = await people.find(next.session.personId);
      if (person?.state !== 'active') throw notSignedIn();
      return started(person, next, needs);
    },
  };
}

/** How sessions are listed and end. */
function ending(needs: SessionNeeds): Omit<SessionService, 'signIn' | 'signInByLink' | 'renew'> {
  const { sessions, audit, atOnce, now } = needs;
  return {
    async signOut(cookie, { request }) {
      await atOnce(async () => {
        const live = await liveSession(cookie, { sessions, now });
        if (live === undefined) return;
        const isItsOwn = hashOf(live.secret) === live.session.secretHash;
        if (!isItsOwn) return;
        const { personId, id: sessionId } = live.session;
        const by = { kind: 'person', personId, sessionId } as const;
        await ended(live.session, { action: 'person-signed-out', by, request }, needs);
      });
    },
    async list(personId, sessionId) {
      const found = await sessions.notEndedOf(personId);
      return found.filter((session) => isLive(session, now())).map((session) => shownSession(session, sessionId));
    },
    async end(sessionId, personId, by) {
      await atOnce(async () => {
        const session = await sessions.find(sessionId);
        if (session?.personId !== personId) throw new Failure('not-found', { detail: 'There is no such session.' });
        if (session.endedAt === undefined) await ended(session, { action: 'session-ended', ...by }, needs);
      });
    },
    endAll: (personId, by, but) =>
      atOnce(async () => {
        const count = await sessions.endAll(personId, { at: now(), but });
        if (count > 0)
          await audit.record({ ...by, action: 'sessions-ended', subject: { kind: 'person', id: personId } });
        return count;
      }),
    tidy: () => sessions.forgetBefore(new Date(now().getTime() - KEPT_MS)),
  };
}

/** A session with the secret that renews it next. */
interface Live {
  readonly session: Session;
  readonly secret: string;
}

async function start(person: Person, { request, device }: From, needs: SessionNeeds): Promise<Started> {
  const { sessions, audit, now, newId, newSecret } = needs;
  const secret = newSecret();
  const session: Session = {
    id: newId(),
    personId: person.id,
    startedAt: now(),
    usedAt: now(),
    secretHash: hashOf(secret),
    ...(device !== undefined && { device }),
  };
  await sessions.add(session);
  const by: Doer = { kind: 'person', personId: person.id, sessionId: session.id };
  await audit.record({ by, request, action: 'person-signed-in', subject: { kind: 'person', id: person.id } });
  return started(person, { session, secret }, needs);
}

async function started(
  person: Person,
  { session, secret }: Live,
  { accessTokens, memberships, shown, now }: SessionNeeds,
): Promise<Started> {
  const { token, expiresAt } = accessTokens.issue({ personId: person.id, sessionId: session.id });
  const me = shown(person, await memberships.of(person.id));
  return {
    signedIn: { accessToken: token, expiresAt: expiresAt.toISOString(), me },
    cookie: { value: cookieValue(session.id, secret), maxAgeS: remainingS(session, now()) },
  };
}

/** Undefined where the secret is a copy of one that was replaced: then the session has ended, for whoever holds it. */
async function renewed({ session, secret }: Live, { request }: From, needs: SessionNeeds): Promise<Live | undefined> {
  const outcome = renewal(session, secret, { now: needs.now(), salt: needs.newSecret() });
  if (outcome.kind === 'replayed') {
    await ended(session, { action: 'session-ended-after-replay', by: { kind: 'nobody' }, request }, needs);
    return undefined;
  }
  if (outcome.kind === 'renewed') await needs.sessions.replace(outcome.session);
  return outcome;
}

async function ended(
  session: Session,
  done: Changing & { readonly action: string },
  { sessions, audit, now }: Pick<SessionNeeds, 'sessions' | 'audit' | 'now'>,
): Promise<void> {
  await sessions.replace({ ...session, endedAt: now() });
  await audit.record({ ...done, subject: { kind: 'person', id: session.personId } });
}

async function liveSession(
  cookie: string | undefined,
  { sessions, now }: Pick<SessionNeeds, 'sessions' | 'now'>,
): Promise<Live | undefined> {
  const shown = readCookieValue(cookie);
  const session = shown && (await sessions.find(shown.sessionId));
  if (shown === undefined || session === undefined || !isLive(session, now())) return undefined;
  return { session, secret: shown.secret };
}

function shownSession({ id, startedAt, usedAt, device }: Session, own: string | undefined): SessionShown {
  return {
    id,
    startedAt: startedAt.toISOString(),
    usedAt: usedAt.toISOString(),
    ...(device !== undefined && { device }),
    isThisOne: id === own,
  };
}

function notSignedIn(): Failure {
  return new Failure('not-signed-in', { detail: 'The session has ended: sign in again.' });
}

/** @throws {Failure} insecure-transport: a password or a cookie that others can read is worse than none. */
function demandSecure({ isSecure }: From): void {
  if (isSecure) return;
  throw new Failure('insecure-transport', {
    detail:
      'Nobody signs in over an unencrypted connection. Set TLS_CERT and TLS_KEY, or put a proxy with TLS in front and set TRUST_PROXY, or open the page on the machine of the server itself at http://127.0.0.1.',
  });
}
