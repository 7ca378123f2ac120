import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAttemptRepository } from '#server/features/people/attemptRepository/repository.ts';
import { createAttempts } from '#server/features/people/attempts.ts';
import { Failure } from '#shared/failure.ts';
import { type AccountServer, PASSWORD, codeOf, linkTokenFor, openAccountServer } from '#tests/support/accounts.ts';

let server: AccountServer;

beforeAll(async () => {
  server = await openAccountServer();
});

afterAll(() => server.close());

const tryWith = (email: string, password: string): Promise<Response> =>
  server.ask('POST', '/sign-ins', { body: { email, password } });

describe('wrong sign-ins', () => {
  it('slow down the account after the fifth, whether it exists or not, and even with the right password', async () => {
    const { email } = await server.addPerson();
    const answersOf = async (address: string): Promise<(string | undefined)[]> => {
      const codes: (string | undefined)[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await codeOf(await tryWith(address, 'wrong')));
      return codes;
    };

    const [known, unknown] = [await answersOf(email), await answersOf('nobody@example.com')];
    const right = await tryWith(email, PASSWORD);

    expect(known).toEqual([...Array.from({ length: 5 }, () => 'sign-in-refused'), 'too-many-attempts']);
    expect(unknown).toEqual(known);
    expect(right.status).toBe(429);
    expect(right.headers.get('retry-after')).toBe('1');
    server.pass({ s: 1 });
    expect((await tryWith(email, PASSWORD)).status).toBe(200);
  });

  it('count though they come all at once', async () => {
    const { email } = await server.addPerson();

    const answers = await Promise.all(Array.from({ length: 8 }, () => tryWith(email, 'wrong')));

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });

  it('are forgotten when one goes well, and when the password is reset by mail', async () => {
    const { email } = await server.addPerson();
    const wrong = async (times: number): Promise<void> => {
      for (let attempt = 0; attempt < times; attempt += 1) await tryWith(email, 'wrong');
    };

    await wrong(4);
    const good = await tryWith(email, PASSWORD);
    await wrong(5);
    const slowed = await tryWith(email, PASSWORD);
    await server.ask('POST', '/password-resets', { body: { email } });
    const token = await linkTokenFor(server, email);
    await server.ask('POST', '/password-resets/completion', { body: { token, newPassword: 'nine calm walruses' } });

    expect([good.status, slowed.status]).toEqual([200, 429]);
    expect((await tryWith(email, 'nine calm walruses')).status).toBe(200);
  });
});

describe('counts of attempts', () => {
  const wrong = (): Promise<never> => Promise.reject(new Failure('sign-in-refused'));

  it('are kept over a restart, and name nobody', async () => {
    const make = (): ReturnType<typeof createAttempts> =>
      createAttempts({
        attempts: createAttemptRepository(server.store.connection),
        atOnce: (use) => use(),
        now: () => new Date(server.nowMs()),
        key: Buffer.alloc(32, 7),
      });
    const of = { account: 'ada@example.com', address: '203.0.113.7' };
    for (let attempt = 0; attempt < 5; attempt += 1)
      await make()
        .count(of, wrong)
        .catch(() => undefined);

    await expect(make().count(of, () => Promise.resolve('in'))).rejects.toMatchObject({ code: 'too-many-attempts' });

    const rows = JSON.stringify(await server.store.connection.collection('signInAttempts').find({}).toArray());
    expect(rows).not.toContain('ada');
    expect(rows).not.toContain('203.0.113.7');
  });

  it('slow down an address that guesses at many accounts, and not who signs in from it', async () => {
    const attempts = createAttempts({
      attempts: createAttemptRepository(server.store.connection),
      atOnce: (use) => use(),
      now: () => new Date(server.nowMs()),
      key: Buffer.alloc(32, 8),
    });
    const address = '203.0.113.9';
    for (let account = 0; account < 49; account += 1) {
      await attempts.count({ account: `a${account}`, address }, wrong).catch(() => undefined);
    }

    const right = await attempts.count({ account: 'me', address }, () => Promise.resolve('in'));
    await attempts.count({ account: 'a49', address }, wrong).catch(() => undefined);

    expect(right).toBe('in');
    await expect(attempts.count({ account: 'me', address }, () => Promise.resolve('in'))).rejects.toMatchObject({
      code: 'too-many-attempts',
    });
  });

  it('slow down a network that guesses from many of its addresses, and not its neighbours', async () => {
    const attempts = createAttempts({
      attempts: createAttemptRepository(server.store.connection),
      atOnce: (use) => use(),
      now: () => new Date(server.nowMs()),
      key: Buffer.alloc(32, 9),
    });
    const from = (address: string): Promise<string> =>
      attempts.count({ account: `of ${address}`, address }, () => Promise.resolve('in'));
    for (let host = 1; host <= 50; host += 1) {
      const address = `2001:db8:0:7::${host}`;
      await attempts.count({ account: `b${host}`, address }, wrong).catch(() => undefined);
    }

    await expect(from('2001:db8:0:7:ffff::1')).rejects.toMatchObject({ code: 'too-many-attempts' });
    expect(await from('2001:db8:0:8::1')).toBe('in');
  });

  it('do not count what fails for another reason', async () => {
    const { email } = await server.addPerson();
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await server.services.identity.sessions
        .signIn({ email, password: PASSWORD }, { request: { address: 'x', requestId: 'y' }, isSecure: false })
        .catch(() => undefined);
    }

    expect((await tryWith(email, PASSWORD)).status).toBe(200);
  });

  it('are removed after a day', async () => {
    await tryWith('somebody@example.com', 'wrong');
    server.pass({ days: 1, s: 1 });

    await server.runJob('sessions');

    expect(await server.store.connection.collection('signInAttempts').countDocuments()).toBe(0);
  });
});
