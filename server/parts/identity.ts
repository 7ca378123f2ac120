import { Router } from 'express';
import { API_TOKEN_ENDPOINTS } from '#shared/apiTokenEndpoints.ts';
import { ME_ENDPOINTS } from '#shared/meEndpoints.ts';
import { SESSION_ENDPOINTS } from '#shared/sessionEndpoints.ts';
import { listSigningKeys, rotateSigningKeys } from '#shared/signingKeyEndpoints.ts';
import { createApiTokenRepository } from '#server/features/apiTokens/repository.ts';
import { createApiTokenRoutes } from '#server/features/apiTokens/routes.ts';
import { createApiTokenService } from '#server/features/apiTokens/service.ts';
import { createSigningKeyRoutes } from '#server/features/signingKeys/routes.ts';
import { createSigningKeyService } from '#server/features/signingKeys/service.ts';
import { createDelivery } from '#server/features/mail/delivery.ts';
import { LETTERS } from '#server/features/mail/letters/all.ts';
import { type LetterRepository, createLetterRepository } from '#server/features/mail/repository.ts';
import { type Attempts, createAttempts } from '#server/features/people/attempts.ts';
import { createAttemptRepository } from '#server/features/people/attemptRepository/repository.ts';
import { createChangePerson } from '#server/features/people/changing.ts';
import { createFactorService } from '#server/features/people/factorService.ts';
import { meOf } from '#server/domain/accounts/me.ts';
import { type MembershipReader } from '#server/features/memberships/reader.ts';
import { createMeService } from '#server/features/people/meService.ts';
import { type Self, sinceOf } from '#server/features/people/self.ts';
import { createPasswords } from '#server/features/people/passwords.ts';
import { type People, createPeople } from '#server/features/people/people.ts';
import { type Person } from '#server/features/people/person.ts';
import { type Again, createProving } from '#server/features/people/proving.ts';
import { personalOfPeople } from '#server/features/people/personal.ts';
import { createPeopleRepository } from '#server/features/people/repository.ts';
import { createMeRoutes } from '#server/features/people/routes.ts';
import { createSecondFactors } from '#server/features/people/secondFactors.ts';
import { createAccessTokens } from '#server/features/sessions/accessTokens.ts';
import { createIdentify } from '#server/features/sessions/identify.ts';
import { createSessionRepository } from '#server/features/sessions/repository.ts';
import { createSessionRoutes } from '#server/features/sessions/routes.ts';
import { hashOf } from '#server/features/sessions/session.ts';
import {
  SIGN_IN_LINK,
  SIGN_IN_LINK_S,
  type SessionService,
  createSessionService,
} from '#server/features/sessions/service.ts';
import { type Ground, type Job, type Part } from '#server/part.ts';
import { type Identify } from '#server/platform/http/caller.ts';

/** Who is who: what other parts stand on. */
export interface Identity extends Part {
  readonly people: People;
  readonly sessions: SessionService;
  readonly identify: Identify;
  /**
   * Has somebody signed in show once more that it is the person.
   *
   * @throws {Failure} sign-in-refused; totp-required; too-many-attempts
   */
  readonly reauthenticate: (self: Self, given: Again) => Promise<Person>;
  /** The token of a link that signs somebody in, once, for a quarter of an hour. */
  readonly signInLink: (personId: string) => Promise<string>;
  /** Signs somebody in without anything shown and gives the access token: for tests. */
  readonly accessFor: (personId: string) => Promise<string>;
}

/** What it needs of other parts. */
interface Needs {
  readonly memberships: MembershipReader;
}

/** Who is who: sign-in, sessions, passwords, second factors, tokens for integration. */
export function createIdentity(ground: Ground, { memberships }: Needs): Identity {
  const stores = openStores(ground);
  const proof = createProof(ground, stores);
  const sessions = createSessionService({ ...ground, ...ground.clock, ...stores, ...proof, memberships, shown: meOf });
  const account = {
    ...ground,
    ...ground.clock,
    ...stores,
    ...proof,
    memberships,
    endSessions: sessions.endAll,
    startOf: async (id: string | undefined) =>
      (id === undefined ? undefined : await stores.sessions.find(id))?.startedAt ?? new Date(0),
  };
  const apiTokens = createApiTokenService(account);
  return {
    people: createPeople(account),
    sessions,
    identify: createIdentify({ ...account, byApiToken: apiTokens.callerBy }),
    reauthenticate: async (self, given) => proof.proving.again(await sinceOf(self, account), given),
    signInLink: (subject) => ground.links.make({ purpose: SIGN_IN_LINK, subject, validForS: SIGN_IN_LINK_S }),
    accessFor: (personId) => accessFor(personId, account),
    personal: personalOfPeople(account),
    endpoints: [...SESSION_ENDPOINTS, ...ME_ENDPOINTS, ...API_TOKEN_ENDPOINTS, listSigningKeys, rotateSigningKeys],
    routes: () =>
      Router()
        .use(createSessionRoutes(sessions))
        .use(createMeRoutes(createMeService(account), createFactorService(account)))
        .use(createApiTokenRoutes(apiTokens))
        .use(createSigningKeyRoutes(createSigningKeyService({ keys: ground.secrets.keys, audit: ground.audit }))),
    async prepare() {
      for (const store of Object.values(stores)) await store.prepare();
    },
    jobs: jobsOf(ground, { letters: stores.letters, sessions, attempts: proof.attempts }),
  };
}

/** What is stored of people and of how they come in. */
function openStores({ connection }: Ground) {
  return {
    people: createPeopleRepository(connection),
    sessions: createSessionRepository(connection),
    failures: createAttemptRepository(connection),
    apiTokens: createApiTokenRepository(connection),
    letters: createLetterRepository(connection),
  };
}

type Stores = ReturnType<typeof openStores>;

/** What people show that it is them by, and what is kept of it. */
function createProof(ground: Ground, { people, failures }: Pick<Stores, 'people' | 'failures'>) {
  const { clock, atOnce, audit, secrets } = ground;
  const { now } = clock;
  const passwords = createPasswords({ placeNames: () => placeNames(ground) });
  const secondFactors = createSecondFactors({ key: secrets.named('second-factor'), now });
  const attempts = createAttempts({ attempts: failures, atOnce, now, key: secrets.named('attempts') });
  return {
    passwords,
    secondFactors,
    attempts,
    proving: createProving({ people, passwords, secondFactors, attempts, atOnce, now }),
    changePerson: createChangePerson({ people, audit }),
    accessTokens: createAccessTokens({ keys: secrets.keys, now }),
  };
}

async function accessFor(
  personId: string,
  {
    newId,
    newSecret,
    now,
    sessions,
    accessTokens,
  }: Pick<Ground, 'newId' | 'newSecret'> &
    Pick<Stores, 'sessions'> &
    Pick<ReturnType<typeof createProof>, 'accessTokens'> & { readonly now: () => Date },
): Promise<string> {
  const session = { id: newId(), personId, startedAt: now(), usedAt: now(), secretHash: hashOf(newSecret()) };
  await sessions.add(session);
  return accessTokens.issue({ personId, sessionId: session.id }).token;
}

function jobsOf(
  ground: Ground,
  {
    letters,
    sessions,
    attempts,
  }: Pick<Stores, 'letters'> & Pick<Identity, 'sessions'> & { readonly attempts: Attempts },
): Identity['jobs'] {
  return [
    { name: 'mail', everyS: 30, run: mailJob(ground, letters) },
    {
      name: 'sessions',
      everyS: 3600,
      run: async () => ({ sessions: await sessions.tidy(), attempts: await attempts.tidy() }),
    },
  ];
}

/** Ids as `sz-pingshan`, and names in both languages. */
async function placeNames({ places }: Pick<Ground, 'places'>): Promise<string[]> {
  const all = await places.all();
  return all.flatMap(({ id, zh, en }) => [id, zh, en]);
}

function mailJob({ mailing, links, clock, onTrouble }: Ground, letters: LetterRepository): Job['run'] {
  // Another process sends it.
  if (mailing === undefined) return () => Promise.resolve({});
  return createDelivery({ letters, links, texts: LETTERS, mailing, now: clock.now, onTrouble });
}
