import { createHash } from 'node:crypto';
import { type ApiToken, OF_API_TOKENS } from '#shared/apiTokenEndpoints.ts';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { signedInCaller } from '#server/domain/access/signedIn.ts';
import { API_TOKEN_PREFIX } from '#server/domain/accounts/apiTokenPrefix.ts';
import { callerMemberships, mustEnrol } from '#server/domain/accounts/me.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type Audit, type Subject } from '../audit/audit.ts';
import { type MembershipReader } from '../memberships/reader.ts';
import { type PeopleRepository } from '../people/repository.ts';
import { holdingOfApiToken } from './access.ts';
import { type ApiTokenRepository, type StoredApiToken } from './repository.ts';

/** Lets managers make tokens for programs, and tells who calls by one. */
export interface ApiTokenService {
  /** @throws {Failure} not-found */
  readonly list: (asking: Asking, organisationId: string, query: PageQuery) => Promise<Page<ApiToken>>;
  /** @throws {Failure} not-found; limit-reached */
  readonly make: (asking: Asking, organisationId: string, wish: Wish) => Promise<Made>;
  /** @throws {Failure} not-found */
  readonly revoke: (asking: Asking, id: string) => Promise<ApiToken>;
  /** Newest first. @throws {Failure} not-found */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
  /** Undefined where the token is none that works. */
  readonly callerBy: (token: string) => Promise<Caller | undefined>;
}

type Wish = Pick<ApiToken, 'name' | 'scopes' | 'expiresOn'>;

/** A new token with what it is shown by. */
interface Made {
  readonly token: string;
  readonly apiToken: ApiToken;
}

/** What tokens stand on. */
export interface ApiTokenNeeds {
  readonly apiTokens: ApiTokenRepository;
  readonly people: Pick<PeopleRepository, 'find'>;
  readonly memberships: MembershipReader;
  readonly audit: Pick<Audit, 'record' | 'historyOf'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly hold: (what: string) => Promise<void>;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  readonly newId: () => string;
  readonly newSecret: () => string;
}

/** Tokens that an organisation may have at a time. Ours. */
const OPEN_MAX = 50;

/** Makes the service of tokens. */
export function createApiTokenService(needs: ApiTokenNeeds): ApiTokenService {
  const { apiTokens, audit, atOnce, clock } = needs;

  async function found(id: string, caller: Asking['caller']): Promise<StoredApiToken> {
    const token = await apiTokens.find(id);
    if (token === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
    allow(OF_API_TOKENS, caller, holdingOfApiToken(token));
    return token;
  }

  return {
    async list({ caller }, organisationId, query) {
      allow(OF_API_TOKENS, caller, holdingOfApiToken({ organisationId }));
      const page = await pageBy(query, (window) => apiTokens.page(organisationId, window));
      return { ...page, items: page.items.map(shown) };
    },
    make: (asking, organisationId, wish) => atOnce(() => make(needs, asking, { organisationId, ...wish })),
    revoke: ({ caller, request }, id) =>
      atOnce(async () => {
        const stored = await found(id, caller);
        if (stored.revokedAt !== undefined) return shown(stored);
        const revoked = { ...stored, revokedAt: clock.now().toISOString(), revision: (stored.revision ?? 1) + 1 };
        await apiTokens.replace(revoked);
        await audit.record({
          organisationId: stored.organisationId,
          by: signedInCaller(caller).by,
          request,
          action: 'api-token-revoked',
          subject: subjectOf(stored),
          before: recorded(stored),
          after: recorded(revoked),
        });
        return shown(revoked);
      }),
    async history({ caller }, id) {
      return audit.historyOf(subjectOf(await found(id, caller)));
    },
    callerBy: (token) => callerBy(token, needs),
  };
}

/** Makes a token, as a part of the transaction that runs. */
async function make(
  needs: ApiTokenNeeds,
  { caller, request }: Asking,
  wish: Wish & Pick<ApiToken, 'organisationId'>,
): Promise<Made> {
  const { apiTokens, audit, clock } = needs;
  const { organisationId } = wish;
  allow(OF_API_TOKENS, caller, holdingOfApiToken({ organisationId }));
  const { by, personId } = signedInCaller(caller);
  await needs.hold(`api-tokens of ${organisationId}`);
  if ((await apiTokens.countOpen(organisationId)) >= OPEN_MAX) {
    throw new Failure('limit-reached', {
      detail: `An organisation has at most ${OPEN_MAX} tokens: revoke some.`,
    });
  }
  const token = `${API_TOKEN_PREFIX}${needs.newSecret()}`;
  const at = clock.now().toISOString();
  const stored = { id: needs.newId(), createdAt: at, ...wish, personId, revision: 1 };
  await apiTokens.add({ ...stored, tokenHash: hashOf(token) });
  const apiToken = shown(stored);
  const subject = subjectOf(stored);
  await audit.record({ organisationId, by, request, action: 'api-token-made', subject, after: recorded(stored) });
  return { token, apiToken };
}

/** A token may what its maker may in the organisation, as long as that is so, and of that what its scopes name. */
async function callerBy(
  token: string,
  { apiTokens, people, memberships, clock }: ApiTokenNeeds,
): Promise<Caller | undefined> {
  const found = await apiTokens.byHash(hashOf(token));
  const today = clock.today();
  if (found === undefined || isOver(found, today)) return undefined;
  const { id, personId, organisationId, scopes, lastUsedOn } = found;
  const person = await people.find(personId);
  const all = await memberships.of(personId);
  const own = all.filter(({ organisation }) => organisation.id === organisationId);
  if (person?.state !== 'active' || own.length === 0) return undefined;
  if (lastUsedOn !== today) await apiTokens.noteUse(id, today);
  return {
    by: { kind: 'token', tokenId: id, personId },
    personId,
    memberships: callerMemberships(own),
    scopes,
    mustEnrol: mustEnrol(person, all),
  };
}

function isOver({ revokedAt, expiresOn }: StoredApiToken, today: string): boolean {
  return revokedAt !== undefined || (expiresOn !== undefined && expiresOn < today);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** As what a token stands in the log. */
function subjectOf({ id }: Pick<ApiToken, 'id'>): Subject {
  return { kind: 'api-token', id };
}

/** A token as the log has it: by its revisions its history is told. */
function recorded(token: Omit<StoredApiToken, 'tokenHash'>): object {
  return { ...shown(token), revision: token.revision };
}

function shown(token: Omit<StoredApiToken, 'tokenHash'>): ApiToken {
  const { id, organisationId, name, scopes, createdAt, expiresOn, lastUsedOn, revokedAt } = token;
  return {
    id,
    organisationId,
    name,
    scopes,
    createdAt,
    ...(expiresOn !== undefined && { expiresOn }),
    ...(lastUsedOn !== undefined && { lastUsedOn }),
    ...(revokedAt !== undefined && { revokedAt }),
  };
}
