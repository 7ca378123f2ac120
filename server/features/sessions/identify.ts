import { Failure } from '#shared/failure.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { API_TOKEN_PREFIX } from '#server/domain/accounts/apiTokenPrefix.ts';
import { isLive } from '#server/domain/accounts/sessionLimits.ts';
import { callerMemberships, mustEnrol } from '#server/domain/accounts/me.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type PeopleRepository } from '../people/repository.ts';
import { type AccessTokens } from './accessTokens.ts';
import { type SessionRepository } from './repository.ts';

/** What telling who calls stands on. */
export interface IdentifyNeeds {
  readonly accessTokens: Pick<AccessTokens, 'read'>;
  readonly sessions: Pick<SessionRepository, 'find'>;
  readonly people: Pick<PeopleRepository, 'find'>;
  readonly memberships: MembershipReader;
  /** Who calls by a token for integration; undefined where it is none that works. */
  readonly byApiToken: (token: string) => Promise<Caller | undefined>;
  readonly now: () => Date;
}

/**
 * Makes what tells who calls, by the header Authorization. A session that has ended, and a person or an organisation that
 * has been disabled, count at once, whatever the access token is still good for.
 */
export function createIdentify(
  needs: IdentifyNeeds,
): (authorization: string | undefined) => Promise<Caller | undefined> {
  return async (authorization) => {
    if (authorization === undefined) return undefined;
    const token = BEARER.exec(authorization)?.groups?.['token'];
    const caller = token === undefined ? undefined : await callerOf(token, needs);
    if (caller === undefined)
      throw new Failure('not-signed-in', { detail: 'The token is not one that works (any more).' });
    return caller;
  };
}

const BEARER = /^Bearer (?<token>[\w.~+/-]{20,2000}=*)$/iu;

async function callerOf(token: string, needs: IdentifyNeeds): Promise<Caller | undefined> {
  if (token.startsWith(API_TOKEN_PREFIX)) return needs.byApiToken(token);
  const subject = needs.accessTokens.read(token);
  if (subject === undefined) return undefined;
  const { personId, sessionId } = subject;
  const [session, person, memberships] = await Promise.all([
    needs.sessions.find(sessionId),
    needs.people.find(personId),
    needs.memberships.of(personId),
  ]);
  if (session?.personId !== personId || !isLive(session, needs.now()) || person?.state !== 'active') return undefined;
  return {
    by: { kind: 'person', personId, sessionId },
    personId,
    memberships: callerMemberships(memberships),
    mustEnrol: mustEnrol(person, memberships),
  };
}
