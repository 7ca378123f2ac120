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

describe('a one-time link that signs in', () => {
  const byLink = (body: unknown): Promise<Response> => server.ask('POST', '/sign-ins/by-link', { body });

  it('begins a session of its person, once', async () => {
    const { id, email } = await server.addPerson();
    const token = await server.services.identity.signInLink(id);

    const once = await byLink({ token });
    const twice = await byLink({ token });

    expect(await signedInBy(once)).toMatchObject({ me: { id, email } });
    expect(await codeOf(twice)).toBe('link-invalid');
  });

  it('is good for a quarter of an hour', async () => {
    const { id } = await server.addPerson();
    const [inTime, late] = [
      await server.services.identity.signInLink(id),
      await server.services.identity.signInLink(id),
    ];

    server.pass({ s: 899 });
    const before = await byLink({ token: inTime });
    server.pass({ s: 1 });
    const after = await byLink({ token: late });

    expect(before.status).toBe(200);
    expect(await codeOf(after)).toBe('link-invalid');
  });

  it('is not taken over an unencrypted connection, and stays good', async () => {
    const { id } = await server.addPerson();
    const token = await server.services.identity.signInLink(id);
    const headers = { 'x-forwarded-proto': 'https' };

    const refused = await server.ask('POST', '/sign-ins/by-link', { body: { token }, headers });

    expect(await codeOf(refused)).toBe('insecure-transport');
    expect((await byLink({ token })).status).toBe(200);
  });
});

describe('the list of sessions', () => {
  it('has those that are live, last used first, with their device and which one this is', async () => {
    const { email } = await server.addPerson();
    const startedAt = new Date(server.nowMs()).toISOString();
    const old = await server.signIn(email);
    server.pass({ days: 13 });
    const kept = cookieIn(await renew(old.cookie));
    const unused = await server.signIn(email);
    server.pass({ days: 1 });
    const present = await server.ask('POST', '/sign-ins', {
      body: { email, password: PASSWORD },
      headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
    });
    const { accessToken, cookie } = await signedInBy(present);
    await server.services.identity.sessions.end(idOf(unused.cookie), (await signedInId(accessToken)) ?? '', BY_TEST);

    const { items } = (await (await server.ask('GET', '/me/sessions', { token: accessToken })).json()) as {
      items: object[];
    };

    const now = new Date(server.nowMs()).toISOString();
    expect(items).toEqual([
      expect.objectContaining({ id: idOf(cookie), startedAt: now, usedAt: now, isThisOne: true }),
      expect.objectContaining({ id: idOf(kept), startedAt, isThisOne: false }),
    ]);
    expect(JSON.stringify(items[0])).toContain('Firefox');
  });

  it('leaves out what was not used for fourteen days', async () => {
    const { id, email } = await server.addPerson();
    await server.signIn(email);

    server.pass({ days: 14, s: -1 });
    const before = await server.services.identity.sessions.list(id, undefined);
    server.pass({ s: 1 });
    const after = await server.services.identity.sessions.list(id, undefined);

    expect(before).toMatchObject([{ isThisOne: false }]);
    expect(after).toEqual([]);
  });
});

describe('what is written down of sessions', () => {
  it('is that they began and ended, by whom and from where', async () => {
    const { id, email } = await server.addPerson();
    const { cookie } = await server.signIn(email);
    server.pass({ s: 1 });
    const other = await server.signIn(email);
    server.pass({ s: 1 });
    await server.ask('POST', '/session/end', { cookie });
    server.pass({ s: 1 });
    await server.ask('POST', `/me/sessions/${idOf(other.cookie)}/end`, { token: other.accessToken });

    const by = (one: string): object => ({ kind: 'person', personId: id, sessionId: idOf(one) });
    expect(await written(id)).toEqual([
      { action: 'person-signed-in', by: by(cookie), isFromSomewhere: true },
      { action: 'person-signed-in', by: by(other.cookie), isFromSomewhere: true },
      { action: 'person-signed-out', by: by(cookie), isFromSomewhere: true },
      { action: 'session-ended', by: by(other.cookie), isFromSomewhere: true },
    ]);
  });

  it('is that a cookie was shown that had been replaced, by nobody known, once', async () => {
    const { id, email } = await server.addPerson();
    const { cookie: stolen } = await server.signIn(email);
    await renew(stolen);
    server.pass({ s: 30 });

    await renew(stolen);
    await renew(stolen);

    expect((await written(id)).slice(1)).toEqual([
      { action: 'session-ended-after-replay', by: { kind: 'nobody' }, isFromSomewhere: true },
    ]);
  });

  it('is nothing where nothing ends: by a secret that is none or was replaced, or what has ended', async () => {
    const { id, email } = await server.addPerson();
    const { sessions } = server.services.identity;
    const { cookie } = await server.signIn(email);
    await server.ask('POST', '/session/end', { cookie: cookie.replace(/.{43}$/u, 'x'.repeat(43)) });
    const next = await renew(cookie);
    await server.ask('POST', '/session/end', { cookie });
    const last = await renew(cookieIn(next));
    await server.ask('POST', '/session/end', { cookie: cookieIn(last) });
    const ended = await written(id);

    await server.ask('POST', '/session/end', { cookie: cookieIn(last) });
    await server.ask('POST', '/session/end');
    await sessions.end(idOf(cookie), id, BY_TEST);
    const count = await sessions.endAll(id, BY_TEST);

    expect([next.status, last.status, count]).toEqual([200, 200, 0]);
    expect(ended.map(({ action }) => action).sort()).toEqual(['person-signed-in', 'person-signed-out']);
    expect(await written(id)).toEqual(ended);
  });

  it('is that all were ended, and how many they were is told', async () => {
    const { id, email } = await server.addPerson();
    await server.signIn(email);
    await server.signIn(email);
    server.pass({ s: 1 });

    const count = await server.services.identity.sessions.endAll(id, BY_TEST);

    expect(count).toBe(2);
    expect((await written(id)).at(-1)).toEqual({ action: 'sessions-ended', by: BY_TEST.by, isFromSomewhere: false });
  });
});

describe('sessions that are over for long', () => {
  it('are removed a hundred and twenty days after they were used last', async () => {
    const { id, email } = await server.addPerson();
    await server.signIn(email);
    const kept = (): Promise<number> => server.store.connection.collection('sessions').countDocuments({ personId: id });

    server.pass({ days: 120 });
    await server.services.identity.sessions.tidy();
    const before = await kept();
    server.pass({ s: 1 });
    const removed = await server.services.identity.sessions.tidy();

    expect([before, removed >= 1, await kept()]).toEqual([1, true, 0]);
  });
});

/** The session of a cookie. */
function idOf(cookie: string): string {
  return cookie.split('=')[1]?.split('.')[0] ?? '';
}

async function signedInId(token: string): Promise<string | undefined> {
  return ((await (await server.ask('GET', '/me', { token })).json()) as { readonly id?: string }).id;
}

/** What the log says of the sessions of a person, in the order of time. */
async function written(personId: string): Promise<{ action: string; by: unknown; isFromSomewhere: boolean }[]> {
  const rows = await server.store.connection
    .collection<{ action: string; by: unknown; requestId?: string }>('audit')
    .find({ 'subject.kind': 'person', 'subject.id': personId, action: /signed|session/u }, { sort: { at: 1 } })
    .toArray();
  return rows.map(({ action, by, requestId }) => ({ action, by, isFromSomewhere: requestId !== undefined }));
}
