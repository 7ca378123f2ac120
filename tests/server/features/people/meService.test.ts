import { parseOptions } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  BY_TEST,
  PASSWORD,
  codeAt,
  codeOf,
  enrol,
  linkTokenFor,
  openAccountServer,
} from '#tests/support/accounts.ts';

let server: AccountServer;

beforeAll(async () => {
  server = await openAccountServer();
});

afterAll(() => server.close());

const NEW_PASSWORD = 'nine calm walruses';

async function statusOfMe(token: string): Promise<number> {
  return (await server.ask('GET', '/me', { token })).status;
}

describe('one’s own account', () => {
  it('is changed by its name and language, of the revision that was seen', async () => {
    const { email } = await server.addPerson();
    const { accessToken: token, me } = await server.signIn(email);
    const headers = { 'if-match': `"${me.revision}"` };

    const changed = await server.ask('PATCH', '/me', { token, headers, body: { name: '吴敏', language: 'zh-CN' } });
    const late = await server.ask('PATCH', '/me', { token, headers, body: { name: 'Another' } });

    expect(changed.headers.get('etag')).toBe(`"${me.revision + 1}"`);
    expect(await changed.json()).toEqual({ ...me, name: '吴敏', language: 'zh-CN', revision: me.revision + 1 });
    expect(late.status).toBe(412);
    expect(late.headers.get('etag')).toBe(`"${me.revision + 1}"`);
  });

  it.each([
    { role: 'administrator' },
    { memberships: [] },
    { state: 'active' },
    { email: 'new@example.com' },
    { id: 'x' },
  ])('cannot be given what it may not have: %j', async (body) => {
    const { email } = await server.addPerson();
    const { accessToken: token } = await server.signIn(email);

    const response = await server.ask('PATCH', '/me', { token, headers: { 'if-match': '"1"' }, body });

    expect(await codeOf(response)).toBe('invalid-request');
  });
});

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes', async () => {
    const { id } = await server.addPerson();

    const { passwordHash = '' } = (await server.services.identity.people.find(id)) ?? {};

    expect(passwordHash.startsWith('$argon2id$')).toBe(true);
    expect(parseOptions(passwordHash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 });
  });

  it('counts to its last of 256 characters', async () => {
    const long = `${'otter '.repeat(42)}abcd`;
    const { email } = await server.addPerson({ password: long });

    const cut = await server.ask('POST', '/sign-ins', { body: { email, password: long.slice(0, -1) } });
    const whole = await server.ask('POST', '/sign-ins', { body: { email, password: long } });

    expect(long).toHaveLength(256);
    expect([cut.status, whole.status]).toEqual([401, 200]);
  });

  it.each([
    { newPassword: 'seven77', message: 'at least 8' },
    { newPassword: 'x'.repeat(257), message: 'at most 256' },
    { newPassword: 'password1', message: 'choose most' },
    { newPassword: 'parkfit2026', message: 'near you' },
    { newPassword: 'company-2026', message: 'near you' },
    { newPassword: 'ZhangWei1999', message: 'near you' },
  ])('is refused where it is $newPassword', async ({ newPassword, message }) => {
    const { email } = await server.addPerson({ name: 'Zhang Wei', kind: 'company' });
    const { accessToken: token } = await server.signIn(email);

    const response = await server.ask('POST', '/me/password', { token, body: { password: PASSWORD, newPassword } });

    const { errors } = (await response.json()) as { errors?: { path: string; message: string }[] };
    expect(response.status).toBe(400);
    expect(errors?.[0]?.path).toBe('newPassword');
    expect(errors?.[0]?.message).toContain(message);
  });

  it('is changed by who knows the present one, and ends the other sessions', async () => {
    const { email } = await server.addPerson();
    const [here, elsewhere] = [await server.signIn(email), await server.signIn(email)];
    const change = (password: string): Promise<Response> =>
      server.ask('POST', '/me/password', {
        token: here.accessToken,
        body: { password, newPassword: NEW_PASSWORD },
      });

    const wrong = await change('not it');
    const changed = await change(PASSWORD);

    expect(await codeOf(wrong)).toBe('sign-in-refused');
    expect(changed.status).toBe(200);
    expect(await statusOfMe(here.accessToken)).toBe(200);
    expect(await statusOfMe(elsewhere.accessToken)).toBe(401);
    expect((await server.ask('POST', '/sign-ins', { body: { email, password: PASSWORD } })).status).toBe(401);
    expect((await server.signIn(email, { password: NEW_PASSWORD })).me.email).toBe(email);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string): Promise<Response> => server.ask('POST', '/password-resets', { body: { email } });
  const reset = (token: string, newPassword = NEW_PASSWORD): Promise<Response> =>
    server.ask('POST', '/password-resets/completion', { body: { token, newPassword } });

  it('is replaced once by the link of the mail, which ends every session', async () => {
    const { email } = await server.addPerson();
    const { accessToken } = await server.signIn(email);
    await ask(email);
    const token = await linkTokenFor(server, email);

    const weak = await reset(token, 'parkfit2026');
    const done = await reset(token);
    const again = await reset(token);

    expect([weak.status, done.status, await codeOf(again)]).toEqual([400, 200, 'link-invalid']);
    expect(await statusOfMe(accessToken)).toBe(401);
    expect((await server.signIn(email, { password: NEW_PASSWORD })).me.email).toBe(email);
  });

  it('is answered alike whether the account exists, and nobody gets mail who has none', async () => {
    const { email } = await server.addPerson();

    const began = performance.now();
    const [known, unknown] = [await ask(email), await ask('unknown@example.com')];
    const tookMs = performance.now() - began;
    await server.runJob('mail');

    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    // Neither sooner than a letter takes.
    expect(tookMs).toBeGreaterThan(2 * 240);
    expect(server.mails.some(({ to }) => to === 'unknown@example.com')).toBe(false);
  });

  it('cannot be replaced after an hour', async () => {
    const { email } = await server.addPerson();
    await ask(email);
    const token = await linkTokenFor(server, email);

    server.pass({ s: 3600 });

    expect(await codeOf(await reset(token))).toBe('link-invalid');
  });

  it('does not get around the second factor', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { secret } = await enrol(server, (await server.signIn(email)).accessToken);
    await ask(email);
    await reset(await linkTokenFor(server, email));
    server.pass({ s: 30 });

    const without = await server.ask('POST', '/sign-ins', { body: { email, password: NEW_PASSWORD } });
    const { me } = await server.signIn(email, { password: NEW_PASSWORD, code: codeAt(secret, server.nowMs()) });

    expect(await codeOf(without)).toBe('totp-required');
    expect(me.hasSecondFactor).toBe(true);
  });
});

describe('guessing codes', () => {
  it('is not begun anew by a new password', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    await enrol(server, (await server.signIn(email)).accessToken);
    const guess = (password: string): Promise<Response> =>
      server.ask('POST', '/sign-ins', { body: { email, password, code: '000000' } });
    for (let tries = 0; tries < 5; tries += 1) await guess(PASSWORD);
    await server.ask('POST', '/password-resets', { body: { email } });
    const reset = { token: await linkTokenFor(server, email), newPassword: NEW_PASSWORD };
    await server.ask('POST', '/password-resets/completion', { body: reset });

    expect((await guess(NEW_PASSWORD)).status).toBe(429);
  });
});

describe('the address of an account', () => {
  const change = (token: string, email: string, password = PASSWORD): Promise<Response> =>
    server.ask('POST', '/me/email', { token, body: { password, email } });
  const confirm = (token: string): Promise<Response> => server.ask('POST', '/email-confirmations', { body: { token } });

  it('becomes another one when the link that was sent there is used, and the old one is told', async () => {
    const { email } = await server.addPerson();
    const { accessToken: token } = await server.signIn(email);

    const refused = await change(token, 'fresh@example.com', 'not it');
    await change(token, 'Fresh@example.com');
    const link = await linkTokenFor(server, 'fresh@example.com');
    const before = await server.signIn(email);
    const confirmed = await confirm(link);
    await server.runJob('mail');

    expect(await codeOf(refused)).toBe('sign-in-refused');
    expect(before.me.email).toBe(email);
    expect([confirmed.status, (await confirm(link)).status]).toEqual([200, 400]);
    expect((await server.signIn('fresh@example.com')).me.id).toBe(before.me.id);
    expect(server.mails.filter(({ to }) => to === email).at(-1)?.subject).toBe(
      'The address of your account has changed',
    );
  });

  it('stays where it is once the password was replaced by which another one was asked for', async () => {
    const { email } = await server.addPerson();
    const { accessToken: token } = await server.signIn(email);
    await change(token, 'thief@example.com');
    const link = await linkTokenFor(server, 'thief@example.com');
    await server.ask('POST', '/password-resets', { body: { email } });
    const reset = { token: await linkTokenFor(server, email), newPassword: NEW_PASSWORD };
    await server.ask('POST', '/password-resets/completion', { body: reset });

    const confirmed = await confirm(link);

    expect(await codeOf(confirmed)).toBe('link-invalid');
    expect((await server.signIn(email, { password: NEW_PASSWORD })).me.email).toBe(email);
  });

  it('makes the links useless that went to the old one', async () => {
    const { email } = await server.addPerson();
    const { accessToken: token } = await server.signIn(email);
    await server.ask('POST', '/password-resets', { body: { email } });
    const old = { token: await linkTokenFor(server, email), newPassword: NEW_PASSWORD };
    await change(token, 'moved@example.com');
    await confirm(await linkTokenFor(server, 'moved@example.com'));

    expect(await codeOf(await server.ask('POST', '/password-resets/completion', { body: old }))).toBe('link-invalid');
  });

  it('does not become that of somebody else, and nobody learns that there is one', async () => {
    const [one, other] = [await server.addPerson(), await server.addPerson()];
    const { accessToken: token } = await server.signIn(one.email);

    const response = await change(token, other.email);
    await server.runJob('mail');

    expect(response.status).toBe(200);
    expect(server.mails.some(({ to }) => to === other.email)).toBe(false);
  });
});

describe('the second factor', () => {
  const remove = (token: string, code: string): Promise<Response> =>
    server.ask('POST', '/me/second-factor/removal', { token, body: { password: PASSWORD, code } });

  it('is asked for at the sign-in, and takes no code twice', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { secret } = await enrol(server, (await server.signIn(email)).accessToken);
    const signIn = (code?: string): Promise<Response> =>
      server.ask('POST', '/sign-ins', { body: { email, password: PASSWORD, ...(code !== undefined && { code }) } });
    const used = codeAt(secret, server.nowMs());

    const enrolledWith = await signIn(used);
    server.pass({ s: 30 });
    const next = codeAt(secret, server.nowMs());
    const answers = [await signIn(), await signIn('000000'), await signIn(next), await signIn(next)];

    expect(await codeOf(enrolledWith)).toBe('sign-in-refused');
    expect(await Promise.all(answers.map(async (answer) => (answer.ok ? 'in' : codeOf(answer))))).toEqual([
      'totp-required',
      'sign-in-refused',
      'in',
      'sign-in-refused',
    ]);
  });

  it('says nothing of the code before the password is right', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    await enrol(server, (await server.signIn(email)).accessToken);

    const response = await server.ask('POST', '/sign-ins', { body: { email, password: 'wrong' } });

    expect(await codeOf(response)).toBe('sign-in-refused');
  });

  it('lets two who show one code at once in only once', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { secret } = await enrol(server, (await server.signIn(email)).accessToken);
    server.pass({ s: 30 });
    const body = { email, password: PASSWORD, code: codeAt(secret, server.nowMs()) };

    const answers = await Promise.all([1, 2, 3].map(() => server.ask('POST', '/sign-ins', { body })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('is stood in for by each recovery code once, however it is typed, and by none of before they were renewed', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { accessToken: token } = await server.signIn(email);
    const { recoveryCodes } = await enrol(server, token);
    const [first = '', second = ''] = recoveryCodes;
    const signIn = (code: string): Promise<Response> =>
      server.ask('POST', '/sign-ins', { body: { email, password: PASSWORD, code } });

    const typed = await signIn(first.toUpperCase().replaceAll('-', ' '));
    const twice = await signIn(first);
    await server.ask('POST', '/me/recovery-codes', { token, body: { password: PASSWORD, code: second } });
    const old = await signIn(recoveryCodes[2] ?? '');

    expect(recoveryCodes).toHaveLength(10);
    expect([typed.status, twice.status, old.status]).toEqual([200, 401, 401]);
  });

  it('must be enrolled by officers and administrators before anything else', async () => {
    const { email } = await server.addPerson({ kind: 'platform' });
    const { accessToken: token, me } = await server.signIn(email);
    const endSessions = (): Promise<Response> => server.ask('POST', `/people/${me.id}/sessions/end`, { token });

    const before = await endSessions();
    await enrol(server, token);
    const after = await endSessions();

    expect(me.mustEnrol).toBe(true);
    expect(await codeOf(before)).toBe('second-factor-missing');
    expect(after.status).toBe(200);
  });

  it('may be taken away by a company, and not by whoever needs it', async () => {
    const company = await server.addPerson({ kind: 'company' });
    const officer = await server.addPerson({ kind: 'bureau' });
    const ofCompany = (await server.signIn(company.email)).accessToken;
    const ofOfficer = (await server.signIn(officer.email)).accessToken;
    const [one, other] = [await enrol(server, ofCompany), await enrol(server, ofOfficer)];
    server.pass({ s: 30 });

    const removed = await remove(ofCompany, codeAt(one.secret, server.nowMs()));
    const kept = await remove(ofOfficer, codeAt(other.secret, server.nowMs()));

    expect(await removed.json()).toMatchObject({ hasSecondFactor: false });
    expect(await codeOf(kept)).toBe('state-forbids');
  });

  it('is not enrolled without an offer, or by a wrong code', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { accessToken: token } = await server.signIn(email);
    const enrolWith = (code: string): Promise<Response> =>
      server.ask('POST', '/me/second-factor/enrolment', { token, body: { code } });

    const withoutOffer = await enrolWith('123456');
    await server.ask('POST', '/me/second-factor', { token, body: { password: PASSWORD } });
    const wrong = await enrolWith('abc-def');

    expect([await codeOf(withoutOffer), await codeOf(wrong)]).toEqual(['state-forbids', 'sign-in-refused']);
  });

  it('stands in the store where nobody can read it', async () => {
    const { email } = await server.addPerson({ kind: 'company' });
    const { secret, recoveryCodes } = await enrol(server, (await server.signIn(email)).accessToken);

    const { connection } = server.store;
    const collections = await connection.listCollections();
    const everything = await Promise.all(
      collections.map(async ({ name }) => JSON.stringify(await connection.collection(name).find({}).toArray())),
    );

    const found = [secret, ...recoveryCodes].filter((text) => everything.some((rows) => rows.includes(text)));
    expect(found).toEqual([]);
  });
});

describe('a one-time link', () => {
  const linkFor = (personId: string): Promise<string> => server.services.identity.signInLink(personId);
  const signInBy = (token: string, code?: string): Promise<Response> =>
    server.ask('POST', '/sign-ins/by-link', { body: { token, ...(code !== undefined && { code }) } });

  it('signs somebody in once within fifteen minutes', async () => {
    const { id } = await server.addPerson();
    const [good, late] = [await linkFor(id), await linkFor(id)];

    const [first, again] = [await signInBy(good), await signInBy(good)];
    server.pass({ s: 900 });

    expect(first.status).toBe(200);
    expect(await codeOf(again)).toBe('link-invalid');
    expect(await codeOf(await signInBy(late))).toBe('link-invalid');
  });

  it('does not stand in for the second factor, and is not used up by a code that is missing or wrong', async () => {
    const { id, email } = await server.addPerson({ kind: 'bureau' });
    const { secret } = await enrol(server, (await server.signIn(email)).accessToken);
    server.pass({ s: 30 });
    const token = await linkFor(id);

    const answers = [await signInBy(token), await signInBy(token, '000000')];
    const right = await signInBy(token, codeAt(secret, server.nowMs()));

    expect(await Promise.all(answers.map(codeOf))).toEqual(['totp-required', 'sign-in-refused']);
    expect(right.status).toBe(200);
  });

  it('lets in nobody who is disabled', async () => {
    const { id } = await server.addPerson();
    const token = await linkFor(id);
    await server.services.identity.people.setState(id, 'disabled', BY_TEST);

    expect(await codeOf(await signInBy(token))).toBe('sign-in-refused');
  });

  it('stands in for a password that was never chosen where a second factor is enrolled, for fifteen minutes', async () => {
    const { id } = await server.services.identity.people.add(
      { email: 'demo@example.com', name: 'Demo', language: 'en', isConfirmed: true },
      BY_TEST,
    );
    const signedIn = (await (await signInBy(await linkFor(id))).json()) as { accessToken: string };
    const offer = (): Promise<Response> => server.ask('POST', '/me/second-factor', { token: signedIn.accessToken });

    server.pass({ s: 599 });
    const inTime = await offer();
    const { accessToken: token } = await server.signIn((await server.addPerson()).email);
    const withoutPassword = await server.ask('POST', '/me/second-factor', { token });

    expect(inTime.status).toBe(200);
    expect(await codeOf(withoutPassword)).toBe('sign-in-refused');
  });
});
