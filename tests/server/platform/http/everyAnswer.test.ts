import { connect } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_BASE, type Endpoint } from '#shared/endpoint.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { endpointsOf } from '#server/endpoints.ts';
import { type World, openWorld } from '#tests/support/world.ts';

const MANY = 100_000;
const LIMITS = { address: MANY, account: MANY, costly: MANY, wholeLog: MANY, signIn: MANY, mail: MANY, form: MANY };

let world: World;
let clientFolder: string;

beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'parkfit-client-'));
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><style nonce="__NONCE__"></style>');
  await writeFile(join(clientFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  world = await openWorld({ clientFolder, limits: LIMITS, trustProxy: ['loopback'] });
}, 120_000);

afterAll(async () => {
  await world.close();
  await rm(clientFolder, { recursive: true });
});

const BINDING = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'x-dns-prefetch-control': 'off',
};

const NO_PAGE = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';sandbox";

/** What each header of every answer must be. */
const EXPECTED: readonly (readonly [string, (value: string | null, answer: Response) => boolean])[] = [
  ...Object.entries(BINDING).map(([name, value]) => [name, (found: string | null) => found === value] as const),
  ['content-security-policy', (value, answer) => isPage(answer) || value === NO_PAGE],
  ['content-security-policy', (value) => value?.includes('unsafe') === false],
  ['cache-control', (value, { status }) => value !== null && (status < 400 || value === 'no-store')],
  ['content-type', (value) => value === null || value === 'image/svg+xml' || value.includes('charset=utf-8')],
  ['permissions-policy', (value) => value?.includes('camera=()') === true],
  ['x-request-id', (value) => value !== null],
  ['x-powered-by', (value) => value === null],
  ['server', (value) => value === null],
  ['access-control-allow-origin', (value) => value === null],
];

function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true;
}

/** What an answer lacks of what every answer must have. */
function lacks(answer: Response): string[] {
  const { headers, status, url } = answer;
  return EXPECTED.filter(([name, isRight]) => !isRight(headers.get(name), answer)).map(
    ([name]) => `${status} ${new URL(url).pathname}: ${name} is ${String(headers.get(name))}`,
  );
}

function ask({ method, path }: Endpoint, headers: Record<string, string> = {}): Promise<Response> {
  const filled = path.replaceAll(/:\w+/gu, '00000000-0000-4000-8000-000000000000');
  return fetch(`${world.address}${API_BASE}${filled}`, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
    ...(method === 'get' ? {} : { body: '{}' }),
  });
}

describe('every answer', () => {
  it('of every operation has the headers that bind a browser, whether it is refused or not', async () => {
    const all = [...endpointsOf(CATALOGUE), ...world.services.parts.flatMap(({ endpoints }) => endpoints)];
    const faults: string[] = [];
    for (const declared of all) {
      const answers = [await ask(declared), await ask(declared, world.as('administrator').headers)];
      faults.push(...answers.flatMap(lacks));
      expect(answers.filter(({ status }) => status >= 500).map(({ url }) => url)).toEqual([]);
    }

    expect(all.length).toBeGreaterThan(60);
    expect(faults).toEqual([]);
  }, 120_000);

  it.each([
    { method: 'GET', path: '/' },
    { method: 'HEAD', path: '/' },
    { method: 'GET', path: '/icon.svg' },
    { method: 'GET', path: '/assets' },
    { method: 'GET', path: '/assets/none.js' },
    { method: 'POST', path: '/' },
    { method: 'GET', path: '/health/live' },
    { method: 'GET', path: '/health/none' },
    { method: 'GET', path: '/api/docs' },
    { method: 'GET', path: '/api/docs/start.js' },
    { method: 'GET', path: '/api/docs/swagger-ui.css' },
    { method: 'GET', path: '/api/none' },
    { method: 'HEAD', path: '/api/v1/parks' },
    { method: 'OPTIONS', path: '/api/v1/parks' },
    { method: 'DELETE', path: '/api/v1/parks' },
    { method: 'GET', path: '/api/v1/parks/%E0%A4%A' },
  ])('of $method $path has them too', async ({ method, path }) => {
    const response = await fetch(`${world.address}${path}`, { method, redirect: 'manual' });

    expect(response.status).toBeLessThan(500);
    expect(lacks(response)).toEqual([]);
  });

  it('that repeats an earlier one has them', async () => {
    const first = await world.api('/parks');
    const again = await world.api('/parks', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
    });

    expect(lacks(again)).toEqual([]);
  });

  it('asks browsers to speak only HTTPS where it came by that, and only there', async () => {
    const plain = await fetch(world.address);
    const secret = await fetch(world.address, { headers: { 'x-forwarded-proto': 'https' } });

    expect(plain.headers.get('strict-transport-security')).toBeNull();
    expect(secret.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('names its limits and what is left of them', async () => {
    const { headers } = await world.as('companyMember').get('/parks');

    expect(headers.get('ratelimit-policy')).toMatch(/"address"; q=100000; w=60.*"account"; q=100000; w=60/u);
    expect(headers.get('ratelimit')).toMatch(/"address"; r=\d+; t=\d+/u);
  });

  it('to what is no HTTP says no more than that', async () => {
    const socket = connect(Number(new URL(world.address).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET / HTTP/9.9\r\nsecret: x\r\n\r\n');

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n[^]*nosniff\r\n\r\n$/u);
  });
});

describe('the page', () => {
  it('has another nonce each time, in its policy and in its styles', async () => {
    const pages = await Promise.all([fetch(world.address), fetch(world.address)]);
    const nonces = pages.map(
      ({ headers }) => /'nonce-([^']+)'/u.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    const texts = await Promise.all(pages.map((page) => page.text()));

    expect(nonces[0]).not.toBe(nonces[1]);
    expect(texts).toEqual(nonces.map((nonce) => `<!doctype html><style nonce="${nonce ?? ''}"></style>`));
  });
});

describe('a request', () => {
  it('of a method that nothing answers is refused', async () => {
    const socket = connect(Number(new URL(world.address).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end('TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret=1\r\nConnection: close\r\n\r\n');
    const answer = await text(socket);

    expect(answer).toMatch(/^HTTP\/1\.1 405 /u);
    expect(answer).not.toContain('secret');
  });

  it.each([
    { headers: { origin: 'https://evil.example' }, because: 'of its origin' },
    { headers: { 'sec-fetch-site': 'cross-site' }, because: 'its browser says so' },
    { headers: { origin: 'null' }, because: 'of an origin that nobody knows' },
  ])('of a foreign page changes nothing: $because', async ({ headers }) => {
    const response = await world.api('/matches', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
      body: '{}',
    });

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'origin-forbidden' });
  });

  it('as a plain form is no JSON', async () => {
    const response = await world.api('/matches', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });

    expect(response.status).toBe(415);
  });

  it('keeps the name that a trusted proxy gave it, or that of its trace', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const named = await world.api('/parks', { headers: { ...proxied, 'x-request-id': 'edge-0001.x' } });
    const traced = await world.api('/parks', { headers: { ...proxied, traceparent: trace } });
    const odd = await world.api('/parks', { headers: { ...proxied, 'x-request-id': 'a b' } });
    const direct = await world.api('/parks', { headers: { 'x-request-id': 'edge-0001.x' } });

    expect(named.headers.get('x-request-id')).toBe('edge-0001.x');
    expect(traced.headers.get('x-request-id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(odd.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/u);
    expect(direct.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/u);
  });

  it('leaves one line in the log: what was asked and how it went, and nothing that was said', async () => {
    const response = await world.api('/spaces/none?x=query-secret', {
      headers: { ...world.as('officer').headers, 'user-agent': 'line\tbreak', cookie: 'c=cookie-secret' },
    });
    const id = response.headers.get('x-request-id');
    await expect.poll(() => world.requests.filter(({ requestId }) => requestId === id)).toHaveLength(1);

    const line = world.requests.find(({ requestId }) => requestId === id);
    expect(line).toMatchObject({
      method: 'GET',
      route: '/api/v1/spaces/:id',
      operation: 'getSpace',
      status: 400,
      code: 'invalid-request',
      by: 'person',
    });
    expect(JSON.stringify(line)).not.toMatch(/secret|none|Bearer|break/u);
  });
});
