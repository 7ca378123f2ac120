import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_BASE } from '#shared/endpoint.ts';
import { Problem } from '#shared/failure.ts';
import { ORGANISATIONS, type World, emailOf, openWorld } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, 120_000);

afterAll(() => world.close());

const COMPANY = `/organisations/${ORGANISATIONS.company}`;

async function codeOf(response: Response | Promise<Response>): Promise<string | undefined> {
  return Problem.parse(await (await response).json()).code;
}

/** What the server answers to bytes that no client library would send. */
async function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(world.address);
  const socket = connect(Number(port), hostname);
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(parts).toString('utf8');
}

function aRequest(path: string, method = 'GET', headers: readonly string[] = []): string {
  return `${[`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
}

describe('operators of queries', () => {
  it.each(['text[$ne]=x', 'text[$regex]=.*', 'text=a&text=b', 'sort[$gt]=', '$where=1', 'state[]=open'])(
    'in the query of a list are refused: %s',
    async (query) => {
      const response = await world.as('companyMember').get(`${COMPANY}/requirements?${query}`);

      expect(response.status).toBe(400);
    },
  );

  it.each([{ $gt: '' }, { $ne: null }, ['x'], { $regex: '.*' }, { $where: 'sleep(1000)' }])(
    'in the place of an address or a password let nobody in: %j',
    async (value) => {
      const body = { email: value, password: value };

      expect(await codeOf(world.as('nobody').send('POST', '/sign-ins', { body }))).toBe('invalid-request');
    },
  );

  it.each(['.*', '(a+)+$', '[', '\\', '^', '$'])('and of patterns find only what is written so: %s', async (text) => {
    const headed = await world.as('companyMember').send('POST', `${COMPANY}/requirements`, {
      body: { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', requirement: { criteria: {} } },
    });
    const response = await world.as('companyMember').get(`${COMPANY}/requirements?text=${encodeURIComponent(text)}`);

    expect(headed.status).toBe(201);
    expect(await response.json()).toEqual({ items: [] });
  });
});

describe('keys that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('are refused wherever they stand: %s', async (key) => {
    const { headers } = world.as('companyMember');
    const body = `{"name":"x","requirement":{"criteria":{}},"${key}":{"isAdmin":true,"prototype":{"isAdmin":true}}}`;
    const response = await world.api(`${COMPANY}/requirements`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });

    expect(response.status).toBe(400);
    expect('isAdmin' in {}).toBe(false);
  });
});

describe('fields that nobody asked for', () => {
  it.each([
    ['PATCH', '/me', { name: 'x', role: 'manager' }],
    ['PATCH', '/me', { name: 'x', memberships: [] }],
    [
      'POST',
      `${COMPANY}/requirements`,
      { name: 'x', requirement: { criteria: {} }, companyId: ORGANISATIONS.otherCompany },
    ],
    ['PATCH', COMPANY, { name: 'xx', kind: 'platform' }],
    ['PATCH', COMPANY, { name: 'xx', parkIds: ['ps-accel'] }],
  ] as const)('are refused and not taken over: %s %s %j', async (method, path, body) => {
    const response = await world.as('companyManager').send(method, path, { body, seen: 1 });

    expect(await codeOf(response)).toBe('invalid-request');
  });
});

describe('a form of another page', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of type %s is not read',
    async (type) => {
      const { headers } = world.as('companyMember');
      const response = await world.api(`${COMPANY}/requirements`, {
        method: 'POST',
        headers: { ...headers, 'content-type': type },
        body: '{"name":"x","requirement":{"criteria":{}}}',
      });

      expect(response.status).toBe(415);
    },
  );

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'is refused by where it comes from: %j',
    async (headers) => {
      const response = await world.as('companyMember').send('POST', `${COMPANY}/requirements`, { headers });

      expect(await codeOf(response)).toBe('origin-forbidden');
    },
  );

  it('is told of no origin that it may read answers', async () => {
    const response = await world.api('/parks', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });

    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what is too much', () => {
  it('is refused before it is inflated', async () => {
    const response = await world.api('/matches', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: new Uint8Array(gzipSync(Buffer.alloc(30_000_000, ' '))),
    });

    expect(await codeOf(response)).toBe('body-too-large');
  });

  it('is refused as a head, without a word of the inside', async () => {
    const answer = await raw(aRequest(`${API_BASE}/parks`, 'GET', [`X-Long: ${'x'.repeat(40_000)}`]));

    expect(answer).toMatch(/^HTTP\/1\.1 431 /u);
    expect(answer).toContain('X-Content-Type-Options: nosniff');
  });
});

describe('the way of a request', () => {
  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('does not go by %s', async (method) => {
    const answer = await raw(aRequest(`${API_BASE}/parks`, method, ['Authorization: Bearer secret-of-mine']));

    expect(answer).not.toMatch(/^HTTP\/1\.1 2/u);
    expect(answer).not.toContain('secret-of-mine');
  });

  it.each(['/assets/', '/assets', '/api/', '/api/v1/', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json'])(
    'lists no folder and leaves none: %s',
    async (path) => {
      const answer = await raw(aRequest(path));

      expect(answer).not.toContain('"dependencies"');
      expect(answer).not.toMatch(/Index of|<li>/u);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:404|503) /u);
    },
  );

  it('puts nothing of what was sent into the lines of the log, and no second line', async () => {
    world.requests.length = 0;
    await raw(aRequest(`${API_BASE}/parks/%0a%7B%22level%22%3A60%7D`, 'GET', ['User-Agent: {"level":60}\tforged']));

    expect(world.requests.map(({ route }) => route)).toEqual([`${API_BASE}/parks/:id`]);
    expect(JSON.stringify(world.requests)).not.toMatch(/forged|\\"level/u);
  });

  it('takes no token from an address', async () => {
    const response = await world.api('/me?access_token=x&token=x');

    expect(response.status).toBe(401);
  });
});

describe('the links of mail', () => {
  it('lead to the server’s own address, whatever host a request names', async () => {
    await askForMail({ host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    await world.runJob('mail');

    expect(JSON.stringify(world.mails)).not.toContain('evil.example');
    expect(world.mails.length).toBeGreaterThan(0);
  });

  it('are in mails whose head no name can add to', async () => {
    const name = 'A company\r\nBcc: somebody@example.test';
    const renamed = await world
      .as('otherCompanyManager')
      .send('PATCH', `/organisations/${ORGANISATIONS.otherCompany}`, {
        body: { name },
        seen: 1,
      });
    const body = { email: 'invited@example.test', role: 'member', language: 'en' };
    await world
      .as('otherCompanyManager')
      .send('POST', `/organisations/${ORGANISATIONS.otherCompany}/invitations`, { body });
    await world.runJob('mail');

    expect([200, 400]).toContain(renamed.status);
    expect(world.mails.map(({ to, subject }) => `${to}${subject}`).join('')).not.toMatch(/[\r\n]/u);
  });
});

/** Asks for a mail with heads that `fetch` would not send. */
async function askForMail(headers: Readonly<Record<string, string>>): Promise<void> {
  const { hostname, port } = new URL(world.address);
  const sent = request({
    hostname,
    port,
    method: 'POST',
    path: `${API_BASE}${COMPANY}/invitations`,
    headers: { ...world.as('companyManager').headers, 'content-type': 'application/json', ...headers },
  });
  sent.end(JSON.stringify({ email: `another-${emailOf('officer')}`, role: 'member', language: 'en' }));
  await once(sent, 'response');
}

describe('a hundred changes of one record at once', () => {
  it('are one change: whoever comes later is told the revision that there is', async () => {
    const made = await world.as('companyMember').send('POST', `${COMPANY}/requirements`, {
      body: { name: 'Before', requirement: { criteria: {} } },
    });
    const { id } = (await made.json()) as { readonly id: string };

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        world.as('companyMember').send('PATCH', `/requirements/${id}`, { body: { name: `Change ${at}` }, seen: 1 }),
      ),
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 99 }, () => 412)]);
    expect(new Set(answers.map(({ headers }) => headers.get('etag')))).toEqual(new Set(['"2"']));
  });
});
