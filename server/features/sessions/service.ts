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
  const { sessions, people, memberships, proving, attempts, audit, links, atOnce, now } = needs;

  async function started(person: Person, session: Session, secret: string): Promise<Started> {
    const { token, expiresAt } = needs.accessTokens.issue({ personId: person.id, sessionId: session.id });
    const me = needs.shown(person, await memberships.of(person.id));
    return {
      signedIn: { accessToken: token, expiresAt: expiresAt.toISOString(), me },
      cookie: { value: cookieValue(session.id, secret), maxAgeS: remainingS(session, now()) },
    };
  }

  async function start(person: Person, { request, device }: From): Promise<Started> {
    const secret = needs.newSecret();
    const session: Session = {
      id: needs.newId(),
      personId: person.id,
      startedAt: now(),
      usedAt: now(),
      secretHash: hashOf(secret),
      ...(device !== undefined && { device }),
    };
    await sessions.add(session);
    const by: Doer = { kind: 'person', personId: person.id, sessionId: session.id };
    await audit.record({ by, request, action: 'person-signed-in', subject: { kind: 'person', id: person.id } });
    return started(person, session, secret);
  }

  async function ended(session: Session, action: string, { by, request }: Changing): Promise<void> {
    await sessions.replace({ ...session, endedAt: now() });
    const subject = { kind: 'person', id: session.personId };
    await audit.record({ by, ...(request !== undefined && { request }), action, subject });
  }

  /** Undefined where the secret is a copy of one that was replaced: then the session has ended, for whoever holds it. */
  async function renewed(
    session: Session,
    secret: string,
    from: From,
  ): Promise<{ session: Session; secret: string } | undefined> {
    const outcome = renewal(session, secret, { now: now(), salt: needs.newSecret() });
    if (outcome.kind === 'replayed') {
      await ended(session, 'session-ended-after-replay', { by: { kind: 'nobody' }, request: from.request });
      return undefined;
    }
    if (outcome.kind === 'renewed') await sessions.replace(outcome.session);
    return outcome;
  }

  async function liveSession(cookie: string | undefined): Promise<{ session: Session; secret: string } | undefined> {
    const shown = readCookieValue(cookie);
    const session = shown && (await sessions.find(shown.sessionId));
    return shown === undefined || session === undefined || !isLive(session, now())
      ? undefined
      : { session, secret: shown.secret };
  }

  return {
    async signIn(given, from) {
      demandSecure(from);
      const person = await proving.byPassword(given, from.request.address);
      return atOnce(() => start(person, from));
    },
    async signInByLink({ token, code }, from) {
      demandSecure(from);
      return attempts.count({ account: `link ${token}`, address: from.request.address }, () =>
        atOnce(async () => start(await proving.byLink(await links.take(SIGN_IN_LINK, token), code), from)),
      );
    },
    async renew(cookie, from) {
      demandSecure(from);
      const next = await atOnce(async () => {
        const live = await liveSession(cookie);
        return live && renewed(live.session, live.secret, from);
      });
      const person = next && (await people.find(next.session.personId));
      if (next === undefined || person?.state !== 'active') throw notSignedIn();
      return started(person, next.session, next.secret);
    },
    async signOut(cookie, { request }) {
      await atOnce(async () => {
        const live = await liveSession(cookie);
        if (live === undefined || hashOf(live.secret) !== live.session.secretHash) return;
        const { personId, id: sessionId } = live.session;
        await ended(live.session, 'person-signed-out', { by: { kind: 'person', personId, sessionId }, request });
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
        if (session.endedAt === undefined) await ended(session, 'session-ended', by);
      });
    },
    endAll: (personId, { by, request }, but) =>
      atOnce(async () => {
        const count = await sessions.endAll(personId, { at: now(), but });
        if (count > 0) {
          const subject = { kind: 'person', id: personId };
          await audit.record({ by, ...(request !== undefined && { request }), action: 'sessions-ended', subject });
        }
        return count;
      }),
    tidy: () => sessions.forgetBefore(new Date(now().getTime() - KEPT_MS)),
  };
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
