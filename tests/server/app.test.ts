import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#shared/failure.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let clientFolder: string;

beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'parkfit-client-'));
  await mkdir(join(clientFolder, 'assets'));
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Parkfit</title>');
  await writeFile(join(clientFolder, 'assets', 'main-1a2b3c.js'), `// ${'x'.repeat(5000)}`);
  await writeFile(join(clientFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = await openTestServer({ seeded: false, clientFolder });
}, 60_000);

afterAll(async () => {
  await server.close();
  await rm(clientFolder, { recursive: true });
});

/** A body sent as it is. */
function post(
  body: BodyInit,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
  return server.api('/matches', { method: 'POST', headers, body });
}

/** The status of a request that knows an earlier answer by its tag. */
function statusOf(address: string, tag: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'if-none-match': tag } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

describe('a failure', () => {
  it('is told as a problem that names its code, the fields at fault and the request', async () => {
    const response = await server.api('/parks?limit=0&colour=red');

    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Problem.parse(await response.json())).toEqual({
      type: '/problems/invalid-request',
      title: 'The request is at fault',
      status: 400,
      code: 'invalid-request',
      detail: '2 fields of the request are at fault.',
      errors: [
        { path: 'query.limit', message: 'Too small: expected number to be >=1' },
        { path: 'query.colour', message: 'Is not known here' },
      ],
      requestId: response.headers.get('x-request-id'),
    });
  });

  it.each([
    { what: 'an unknown address of the API', ask: () => server.api('/nothing'), status: 404, code: 'not-found' },
    {
      what: 'another version of the API',
      ask: () => fetch(`${server.address}/api/v2/parks`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'a range of areas that holds none',
      ask: () => server.api('/spaces?minAreaM2=500&maxAreaM2=499'),
      status: 400,
      code: 'invalid-request',
    },
    {
      what: 'an unknown health address',
      ask: () => fetch(`${server.address}/health/x`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'a missing file of the client',
      ask: () => fetch(`${server.address}/assets/x.js`),
      status: 404,
      code: 'not-found',
    },
    { what: 'an unknown park', ask: () => server.api('/parks/none'), status: 404, code: 'not-found' },
    { what: 'an unknown policy', ask: () => server.api('/policies/none'), status: 404, code: 'not-found' },
    { what: 'an unknown space', ask: () => server.api('/spaces/none'), status: 404, code: 'not-found' },
    { what: 'a malformed id', ask: () => server.api('/parks/A%20B'), status: 400, code: 'invalid-request' },
    {
      what: 'an address that cannot be decoded',
      ask: () => server.api('/parks/%E0%A4%A'),
      status: 400,
      code: 'invalid-request',
    },
    {
      what: 'another method',
      ask: () => server.api('/parks', { method: 'DELETE' }),
      status: 405,
      code: 'method-not-allowed',
    },
    { what: 'writing a space', ask: () => server.send('/spaces', {}), status: 405, code: 'method-not-allowed' },
    { what: 'broken JSON', ask: () => post('{"criteria":'), status: 400, code: 'body-not-json' },
    { what: 'an empty body', ask: () => post(''), status: 400, code: 'invalid-request' },
    {
      what: 'no media type',
      ask: () => post(new Uint8Array([123, 125]), {}),
      status: 415,
      code: 'media-type-not-supported',
    },
    {
      what: 'another media type',
      ask: () => post('{}', { 'content-type': 'text/plain' }),
      status: 415,
      code: 'media-type-not-supported',
    },
    {
      what: 'another character set',
      ask: () => post('{}', { 'content-type': 'application/json; charset=big5' }),
      status: 415,
      code: 'media-type-not-supported',
    },
    {
      what: 'an unknown compression',
      ask: () => post('{}', { 'content-type': 'application/json', 'content-encoding': 'compress' }),
      status: 415,
      code: 'media-type-not-supported',
    },
    {
      what: 'a body over 1 MB',
      ask: () => post(JSON.stringify({ criteria: {}, padding: 'x'.repeat(1_000_000) })),
      status: 413,
      code: 'body-too-large',
    },
    {
      what: 'a small body that inflates to over 1 MB',
      ask: () =>
        post(gzipSync(JSON.stringify({ padding: 'x'.repeat(1_000_000) })), {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        }),
      status: 413,
      code: 'body-too-large',
    },
    {
      what: 'a body that is not what its compression says',
      ask: () => post('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      status: 400,
      code: 'invalid-request',
    },
  ])('by $what is answered $status $code', async ({ ask, status, code }) => {
    const response = await ask();

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(Problem.parse(await response.json())).toMatchObject({ status, code });
  });

  it('by another method names the methods that there are', async () => {
    const response = await server.api('/parks', { method: 'PUT' });

    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('every answer', () => {
  it('carries headers that bind the browser', async () => {
    const { headers } = await fetch(server.address);

    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'self';script-src 'self';style-src 'self' 'nonce-[\w+/]{22}==';img-src 'self' data: blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'$/u,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('of the API says its character set and may be asked about again', async () => {
    const first = await server.api('/parks');
    // fetch itself would ask for a fresh answer, as a reload does.
    const statusAgain = await statusOf(`${server.address}/api/v1/parks`, first.headers.get('etag') ?? '');

    expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(statusAgain).toBe(304);
  });
});

describe('the page', () => {
  it.each(['/', '/matches', '/spaces/a-1', '/index.html'])('is given at %s, and may not be kept', async (path) => {
    const response = await fetch(`${server.address}${path}`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<title>Parkfit</title>');
  });

  it('has files that a browser may keep for good, compressed', async () => {
    const { headers } = await fetch(`${server.address}/assets/main-1a2b3c.js`);

    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('has other files that are asked about again', async () => {
    const { headers } = await fetch(`${server.address}/icon.svg`);

    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('does not give files from outside its folder', async () => {
    const response = await fetch(`${server.address}/assets/..%2f..%2f..%2fetc%2fpasswd`);

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('says how it is built where it has not been', async () => {
    const unbuilt = await openTestServer({ seeded: false, clientFolder: join(clientFolder, 'dist') });

    const page = await fetch(unbuilt.address);
    const parks = await unbuilt.api('/parks');

    expect(page.status).toBe(503);
    expect(await page.text()).toMatch(/"code":"not-ready".*npm run build/u);
    expect(parks.status).toBe(200);
    await unbuilt.close();
  });
});

describe('health', () => {
  it('is live and ready while the store answers', async () => {
    const live = await fetch(`${server.address}/health/live`);
    const ready = await fetch(`${server.address}/health/ready`);

    expect([live.status, ready.status]).toEqual([200, 200]);
    expect(await ready.json()).toEqual({ status: 'ready' });
  });
});
