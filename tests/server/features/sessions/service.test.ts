import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  BY_TEST,
  PASSWORD,
  codeOf,
  cookieIn,
  openAccountServer,
  signedInBy,
} from '#tests/support/accounts.ts';

let server: AccountServer;

beforeAll(async () => {
  server = await openAccountServer();
});

afterAll(() => server.close());

/** Whether a token still lets its person in. */
async function statusOfMe(token: string): Promise<number> {
  return (await server.ask('GET', '/me', { token })).status;
}

const renew = (cookie: string): Promise<Response> => server.ask('POST', '/session/renewal', { cookie });

describe('signing in', () => {
  it('gives an access token for ten minutes, who it is, and a cookie that scripts and other sites cannot reach', async () => {
    const { id, email } = await server.addPerson({ kind: 'company', name: 'Chen Jie' });

    const response = await server.ask('POST', '/sign-ins', {
      body: { email: email.toUpperCase(), password: PASSWORD },
    });

    const cookie = response.headers.get('set-cookie');
    expect(cookie).toMatch(
      /^__Host-parkfit-refresh=[\w.-]+; Max-Age=1209600; Path=\/; Secure; HttpOnly; SameSite=Strict$/u,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { accessToken, expiresAt, me } = await signedInBy(response);
    expect(new Date(expiresAt).getTime() - server.nowMs()).toBe(600_000);
    expect(me).toMatchObject({ id, email, name: 'Chen Jie', hasSecondFactor: false, mustEnrol: false });
    expect(me.memberships).toMatchObject([{ organisation: { kind: 'company' }, role: 'manager' }]);
    expect(await statusOfMe(accessToken)).toBe(200);
  });

  it('says the same of a wrong password, of an address that nobody has, and of an account without password or disabled', async () => {
    const { email } = await server.addPerson();
    const disabled = await server.addPerson();
    await server.services.identity.people.setState(disabled.id, 'disabled', BY_TEST);
    const asked = [
      { email, password: 'not the password' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: disabled.email, password: PASSWORD },
    ];

    const answers = await Promise.all(
      asked.map(async (body) => {
        const response = await server.ask('POST', '/sign-ins', { body });
        const { requestId, ...rest } = (await response.json()) as Record<string, unknown>;
        return { status: response.status, cookie: response.headers.get('set-cookie'), hasId: typeof requestId, rest };
      }),
    );

    expect(answers[0]).toMatchObject({ status: 401, cookie: null, rest: { code: 'sign-in-refused' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each([
    {
      from: 'another site',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      code: 'origin-forbidden',
    },
    {
      from: 'behind a proxy that nobody trusts',
      headers: { 'x-forwarded-proto': 'https' },
      code: 'insecure-transport',
    },
  ])('is refused from $from', async ({ headers, code }) => {
    const { email } = await server.addPerson();

    const response = await server.ask('POST', '/sign-ins', { body: { email, password: PASSWORD }, headers });

    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await codeOf(response)).toBe(code);
  });

  it('makes another session each time', async () => {
    const { email } = await server.addPerson();

    const [one, other] = [await server.signIn(email), await server.signIn(email)];

    expect(one.cookie).not.toBe(other.cookie);
    const { items } = (await (await server.ask('GET', '/me/sessions', { token: one.accessToken })).json()) as {
      items: { isThisOne: boolean }[];
    };
    expect(items.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
  });
});

describe('renewing a session', () => {
  it('gives another access token and replaces the cookie', async () => {
    const { email } = await server.addPerson();
    const first = await server.signIn(email);
    server.pass({ s: 600 });

    const response = await renew(first.cookie);

    const second = await signedInBy(response);
    expect(second.cookie).not.toBe(first.cookie);
    expect(await statusOfMe(first.accessToken)).toBe(401);
    expect(await statusOfMe(second.accessToken)).toBe(200);
  });

  it('gives two windows that ask at once the same cookie, and lets both in', async () => {
    const { email } = await server.addPerson();
    const { cookie } = await server.signIn(email);

    const both = await Promise.all([renew(cookie), renew(cookie), renew(cookie)]);

    const cookies = both.map(cookieIn);
    expect(new Set(cookies).size).toBe(1);
    expect((await renew(cookies[0] ?? '')).status).toBe(200);
  });

  it('gives the same again for half a minute where an answer was lost, and then ends the session of a cookie that was replaced', async () => {
    const { email } = await server.addPerson();
    const { cookie: stolen } = await server.signIn(email);
    const second = await signedInBy(await renew(stolen));

    server.pass({ s: 29 });
    const repeated = await renew(stolen);
    server.pass({ s: 1 });
    const replayed = await renew(stolen);

    expect(cookieIn(repeated)).toBe(second.cookie);
    expect(await codeOf(replayed)).toBe('not-signed-in');
    expect((await renew(second.cookie)).status).toBe(401);
    expect(await statusOfMe(second.accessToken)).toBe(401);
  });

  it.each([
    { cookie: '__Host-parkfit-refresh=', is: 'empty' },
    { cookie: '__Host-parkfit-refresh=../../etc', is: 'none of ours' },
    { cookie: `__Host-parkfit-refresh=00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}`, is: 'of no session' },
  ])('is refused with a cookie that is $is', async ({ cookie }) => {
    expect(await codeOf(await renew(cookie))).toBe('not-signed-in');
  });

  it('is refused to an access token in the place of the cookie', async () => {
    const { email } = await server.addPerson();
    const { accessToken } = await server.signIn(email);

    expect((await renew(`__Host-parkfit-refresh=${accessToken}`)).status).toBe(401);
  });
});

describe('the limits of a session', () => {
  it('are fourteen days without use', async () => {
    const { email } = await server.addPerson();
    const idle = await server.signIn(email);
    const used = await server.signIn(email);

    server.pass({ days: 14, s: -1 });
    const justInTime = await renew(used.cookie);
    server.pass({ s: 1 });

    expect(justInTime.status).toBe(200);
    expect((await renew(idle.cookie)).status).toBe(401);
    expect((await renew(cookieIn(justInTime))).status).toBe(200);
  });

  it('are ninety days however much it is used', async () => {
    const { email } = await server.addPerson();
    let { cookie } = await server.signIn(email);
    for (let days = 0; days < 80; days += 10) {
      server.pass({ days: 10 });
      cookie = cookieIn(await renew(cookie));
    }
    server.pass({ days: 10, s: -1 });
    const last = await renew(cookie);
    server.pass({ s: 1 });

    expect(last.status).toBe(200);
    expect(last.headers.get('set-cookie')).toContain('Max-Age=1;');
    expect((await renew(cookieIn(last))).status).toBe(401);
  });
});

describe('ending sessions', () => {
  it('by signing out kills the access token and takes the cookie away', async () => {
    const { email } = await server.addPerson();
    const { accessToken, cookie } = await server.signIn(email);

    const response = await server.ask('POST', '/session/end', { cookie });

    expect(response.headers.get('set-cookie')).toContain('__Host-parkfit-refresh=; Max-Age=0');
    expect(await statusOfMe(accessToken)).toBe(401);
    expect((await renew(cookie)).status).toBe(401);
  });

  it('is possible for one other session, and for all others', async () => {
    const { email } = await server.addPerson();
    const [phone, laptop, desk] = [await server.signIn(email), await server.signIn(email), await server.signIn(email)];
    const phoneId = phone.cookie.split('=')[1]?.split('.')[0] ?? '';

    await server.ask('POST', `/me/sessions/${phoneId}/end`, { token: desk.accessToken });
    const afterOne = await Promise.all([phone, laptop, desk].map(({ accessToken }) => statusOfMe(accessToken)));
    await server.ask('POST', '/me/sessions/end-others', { token: desk.accessToken });
    const afterAll = await Promise.all([phone, laptop, desk].map(({ accessToken }) => statusOfMe(accessToken)));

    expect(afterOne).toEqual([401, 200, 200]);
    expect(afterAll).toEqual([401, 401, 200]);
  });

  it('is not possible for a session of somebody else', async () => {
    const [one, other] = [await server.addPerson(), await server.addPerson()];
    const mine = await server.signIn(one.email);
    const theirs = await server.signIn(other.email);
    const theirId = theirs.cookie.split('=')[1]?.split('.')[0] ?? '';

    const response = await server.ask('POST', `/me/sessions/${theirId}/end`, { token: mine.accessToken });

    expect(await codeOf(response)).toBe('not-found');
    expect(await statusOfMe(theirs.accessToken)).toBe(200);
  });

  it('happens at once to somebody who is disabled', async () => {
    const { id, email } = await server.addPerson();
    const { accessToken, cookie } = await server.signIn(email);

    await server.services.identity.people.setState(id, 'disabled', BY_TEST);

    expect(await statusOfMe(accessToken)).toBe(401);
    expect((await renew(cookie)).status).toBe(401);
  });
});
