import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_BASE, type Endpoint } from '#shared/endpoint.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { endpointsOf } from '#server/endpoints.ts';
import { type DraftingBrowser, exchange, openSession, refusal } from '#tests/support/drafting.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let browser: DraftingBrowser;

beforeAll(async () => {
  server = await openTestServer({ seeded: false });
}, 60_000);

afterAll(() => server.close());

const GUARDED = endpointsOf(CATALOGUE).filter(({ access }) => access === 'local-session');
const CHANGING = GUARDED.filter(({ method }) => method !== 'get');

function ask({ method, path }: Endpoint, headers: Record<string, string> = {}, address = path): Promise<Response> {
  const filled = address.replaceAll(/:\w+/gu, 'x');
  return fetch(`${server.address}${API_BASE}${filled}`, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'get' ? {} : { body: '{}' }),
  });
}

describe('endpoints that need a session', () => {
  it('are all that touch drafts or reckon with policies of whoever asks, and no other', () => {
    expect(GUARDED.filter(({ path }) => !path.startsWith('/policy-'))).toEqual([]);
    expect(GUARDED.length).toBe(10);
  });

  it('declare that a foreign page may change nothing, where they change something', () => {
    expect(CHANGING.filter(({ failures }) => !failures.includes('origin-forbidden'))).toEqual([]);
  });

  it.each(GUARDED)('refuse whoever has none, before anything is read: $id', async (declared) => {
    expect(await refusal(await ask(declared))).toEqual({ status: 401, code: 'not-signed-in' });
  });

  it.each(GUARDED)('refuse a made-up cookie, and the token as a cookie: $id', async (declared) => {
    const madeUp = await ask(declared, { cookie: 'parkfit-local=x' });
    const token = await ask(declared, { cookie: `parkfit-local=${server.services.localAccess.token}` });

    expect([madeUp.status, token.status]).toEqual([401, 401]);
  });

  it.each([
    { path: '/policy-drafts/', because: 'a slash at its end' },
    { path: '/POLICY-drafts', because: 'other letters' },
    { path: '/policy-drafts?x=1', because: 'a query' },
    { path: '/policy%2Ddrafts', because: 'an escaped letter' },
  ])('are not got round by $because', async ({ path }) => {
    expect([401, 404]).toContain((await server.api(path)).status);
  });

  it('are closed to HEAD as well', async () => {
    expect((await server.api('/policy-drafts', { method: 'HEAD' })).status).toBe(401);
  });
});

describe('the session over HTTP', () => {
  it('is not open at first, is refused to a wrong token, and opened by the right one for a cookie out of reach of scripts', async () => {
    const before: unknown = await (await server.api('/local-session')).json();
    const wrong = await exchange(server.address, 'wrong');
    browser = await openSession(server);
    const after: unknown = await (await browser.get('/local-session')).json();

    expect([before, after]).toEqual([{ isOpen: false }, { isOpen: true }]);
    expect(await refusal(wrong)).toEqual({ status: 401, code: 'not-signed-in' });
    expect((await browser.get('/policy-drafts')).status).toBe(200);
  });

  it('sets its cookie for this server alone', async () => {
    const other = await openTestServer({ seeded: false });

    const response = await exchange(other.address, other.services.localAccess.token);
    const cookie = response.headers.get('set-cookie') ?? '';
    await other.close();

    expect(cookie).toMatch(/^parkfit-local=[\w-]{43}; Path=\/api\/v1; HttpOnly; SameSite=Strict$/u);
  });

  it('does not hold at another start of the server', async () => {
    const other = await openTestServer({ seeded: false });

    const response = await fetch(`${other.address}${API_BASE}/policy-drafts`, { headers: { cookie: browser.cookie } });
    await other.close();

    expect(response.status).toBe(401);
  });

  it.each(CHANGING)('changes nothing for a page of another origin: $id', async (declared) => {
    const { cookie } = browser;
    const foreign = await ask(declared, { cookie, origin: 'https://example.org' });
    const opaque = await ask(declared, { cookie, origin: 'null' });
    const crossSite = await ask(declared, { cookie, 'sec-fetch-site': 'cross-site' });

    expect([foreign.status, opaque.status, crossSite.status]).toEqual([403, 403, 403]);
  });

  it('is not opened by a page of another origin', async () => {
    const response = await fetch(`${server.address}${API_BASE}/local-session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://example.org' },
      body: JSON.stringify({ token: 'x' }),
    });

    expect(response.status).toBe(403);
  });

  it.each(CHANGING)('changes nothing for a form: $id', async (declared) => {
    const response = await ask(declared, { cookie: browser.cookie, 'content-type': 'text/plain' });

    expect(response.status).toBe(415);
  });

  it('is told of in the description of the API', async () => {
    const document = (await (await server.api('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { security?: unknown }>>;
      components: { securitySchemes: object };
    };

    expect(document.components.securitySchemes).toMatchObject({ 'local-session': { type: 'apiKey', in: 'cookie' } });
    expect(document.paths['/policy-drafts']?.['get']?.security).toEqual([{ 'local-session': [] }]);
    expect(document.paths['/policies']?.['get']?.security).toBeUndefined();
  });

  it('ends', async () => {
    const ended = await browser.send('POST', '/local-session/end', {});

    expect(ended.headers.get('set-cookie')).toMatch(/^parkfit-local=; Max-Age=0/u);
    expect((await browser.get('/policy-drafts')).status).toBe(401);
  });
});
