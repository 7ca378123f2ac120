import { afterEach, describe, expect, it } from 'vitest';
import { type TestServer } from '#tests/support/testServer.ts';
import { type World, openWorld } from '#tests/support/world.ts';

const NONE = { address: 0, account: 0, costly: 0, wholeLog: 0, signIn: 0, mail: 0, form: 0 };

let server: (TestServer & Partial<World>) | undefined;

afterEach(() => server?.close());

const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;

const jsonOf = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('limits', { timeout: 60_000 }, () => {
  it('are of each address, as a trusted proxy tells it, and say when to come again', async () => {
    server = await openWorld({ seeded: false, limits: { ...NONE, address: 2 }, trustProxy: 1 });
    const from = (address: string): Promise<Response> => {
      if (server === undefined) throw new Error('The server is not open.');
      return server.api('/parks', { headers: { 'x-forwarded-for': address } });
    };

    const statuses = [await statusOf(from('203.0.113.1')), await statusOf(from('203.0.113.1'))];
    const refused = await from('203.0.113.1');
    const other = await statusOf(from('203.0.113.2'));
    // All addresses of one network of 64 bits are one sender.
    const wide = [
      await statusOf(from('2001:db8::1')),
      await statusOf(from('2001:db8::2')),
      await statusOf(from('2001:db8::3')),
    ];

    expect(statuses).toEqual([200, 200]);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(other).toBe(200);
    expect(wide).toEqual([200, 200, 429]);
  });

  it('are of each account and of costly operations, and believe no proxy that is not trusted', async () => {
    const world = await openWorld({ seeded: false, limits: { ...NONE, account: 3, costly: 1, wholeLog: 1 } });
    server = world;
    const mine = world.as('administrator');

    const reads = [await statusOf(mine.get('/parks')), await statusOf(mine.get('/parks'))];
    const run = await statusOf(mine.send('POST', '/admin/jobs/attachments/run'));
    const beyond = await statusOf(mine.get('/parks'));
    const others = await statusOf(world.as('officer').get('/parks'));
    const anonymous = await Promise.all(
      ['203.0.113.1', '203.0.113.2'].map((address) =>
        statusOf(world.api('/parks', { headers: { 'x-forwarded-for': address } })),
      ),
    );

    const log = await Promise.all(
      ['/audit-verification', '/audit-entries.csv'].map((path) => statusOf(world.as('companyManager').get(path))),
    );
    expect(log.sort()).toEqual([200, 429]);
    const asked = { criteria: {} };
    const dear = await Promise.all([1, 2].map(() => statusOf(world.api('/matches', jsonOf(asked)))));
    expect(dear.filter((status) => status === 429)).toHaveLength(1);
    expect([...reads, run, beyond, others, ...anonymous]).toEqual([200, 200, 200, 429, 200, 200, 200]);
  });
});
