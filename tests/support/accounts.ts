import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type OrganisationKind, type Role } from '#shared/access.ts';
import { RecoveryCodes, SecondFactorOffer, SignedIn } from '#shared/account.ts';
import { type Changing } from '#server/features/people/changing.ts';
import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { createOrganisationRepository } from '#server/features/organisations/repository.ts';
import { type TestServer, TEST_NOW, openTestServer } from './testServer.ts';

/** A password that is good enough. */
export const PASSWORD = 'four quiet otters';

/** Done by a command, as tests set up what they need. */
export const BY_TEST: Changing = { by: { kind: 'command', name: 'test' } };

/** A server whose time goes on when told to, and people who sign in. */
export interface AccountServer extends TestServer {
  /** Lets time pass. */
  readonly pass: (time: { readonly s?: number; readonly days?: number }) => void;
  readonly nowMs: () => number;
  /** Somebody with a password and perhaps an organisation of its own. */
  readonly addPerson: (wish?: PersonWish) => Promise<{ readonly id: string; readonly email: string }>;
  /** Asks as a page of this server does, with a token and a cookie where given. */
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Response>;
  /** Signs in; fails where that is refused. */
  readonly signIn: (
    email: string,
    rest?: { readonly password?: string; readonly code?: string },
  ) => Promise<SignedInHere>;
}

interface PersonWish {
  readonly email?: string;
  readonly name?: string;
  readonly password?: string;
  readonly kind?: OrganisationKind;
  readonly role?: Role;
}

interface Asking {
  readonly body?: unknown;
  readonly token?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signed in: what the page keeps, and what the browser keeps. */
export interface SignedInHere extends SignedIn {
  /** As a browser sends it back. */
  readonly cookie: string;
}

/** Opens it without what ships with the product. */
export async function openAccountServer(
  options: Pick<NonNullable<Parameters<typeof openTestServer>[0]>, 'clientFolder'> = {},
): Promise<AccountServer> {
  let nowMs = TEST_NOW.getTime();
  const server = await openTestServer({ seeded: false, now: () => new Date(nowMs), ...options });
  const ask: AccountServer['ask'] = (method, path, { body = {}, token, cookie, headers = {} } = {}) =>
    server.api(path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...server,
    pass({ s = 0, days = 0 }) {
      nowMs += s * 1000 + days * 86_400_000;
    },
    nowMs: () => nowMs,
    addPerson: (wish) => addPerson(server, wish),
    ask,
    async signIn(email, rest) {
      return signedInBy(await ask('POST', '/sign-ins', { body: { email, password: PASSWORD, ...rest } }));
    },
  };
}

async function addPerson(
  { services, store }: TestServer,
  { kind, role = 'manager', ...wish }: PersonWish = {},
): Promise<{ readonly id: string; readonly email: string }> {
  const { email = `${randomUUID()}@example.com`, name = 'Wu Min', password = PASSWORD } = wish;
  const person = await services.identity.people.add(
    { email, name, language: 'en', password, isConfirmed: true },
    BY_TEST,
  );
  if (kind !== undefined) {
    const organisationId = randomUUID();
    await createOrganisationRepository(store.connection).add({
      id: organisationId,
      kind,
      name: `${kind} of ${email}`,
      parkIds: [],
      placeIds: [],
      state: 'active',
      demo: false,
      revision: 1,
    });
    await createMembershipRepository(store.connection).add({ organisationId, personId: person.id, role, revision: 1 });
  }
  return person;
}

/** What a sign-in or a renewal gave. */
export async function signedInBy(response: Response): Promise<SignedInHere> {
  const answer = SignedIn.parse(await response.json());
  return { ...answer, cookie: cookieIn(response) };
}

/** The cookie that an answer gives, as a browser sends it back. */
export function cookieIn(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The code of a failure. */
export async function codeOf(response: Response): Promise<string | undefined> {
  const { code } = (await response.json()) as { readonly code?: string };
  return code;
}

/** What an authenticator shows at a moment. */
export function codeAt(secret: string, nowMs: number): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: nowMs });
}

/** The token of the one-time link in the last mail to an address, which is sent now. */
export async function linkTokenFor({ runJob, mails }: AccountServer, email: string): Promise<string> {
  await runJob('mail');
  const text = mails.filter(({ to }) => to === email).at(-1)?.text ?? '';
  return /#token=([\w-]+)/u.exec(text)?.[1] ?? '';
}

/** Enrols an authenticator; gives its secret and the recovery codes. The code that was used is of the present moment. */
export async function enrol(
  server: AccountServer,
  token: string,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  const offered = await server.ask('POST', '/me/second-factor', { token, body: { password: PASSWORD } });
  const { secret } = SecondFactorOffer.parse(await offered.json());
  const code = codeAt(secret, server.nowMs());
  const enrolled = await server.ask('POST', '/me/second-factor/enrolment', { token, body: { code } });
  return { secret, recoveryCodes: RecoveryCodes.parse(await enrolled.json()).recoveryCodes };
}
