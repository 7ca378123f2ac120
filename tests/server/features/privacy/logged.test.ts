import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountServer, PASSWORD, openAccountServer } from '#tests/support/accounts.ts';

/** Told to the server in the course of a day, in every way in which a person tells it something. */
const PLANTED = {
  name: 'Zhuge Kongming 诸葛',
  email: 'planted.address@example.com',
  phone: '13912345678',
  wrongPassword: 'planted wrong password',
  linkToken: 'planted-token-0123456789012345',
  query: 'planted-query',
} as const;

let server: AccountServer;
beforeAll(async () => {
  server = await openAccountServer();
}, 60_000);
afterAll(() => server.close());

describe('what is logged', () => {
  it('holds nothing that a person has told, and no secret', async () => {
    const { email, name, phone, wrongPassword, linkToken, query } = PLANTED;
    await server.addPerson({ email, name, kind: 'company' });
    const { accessToken: token, cookie } = await server.signIn(email);
    const me = { token, cookie };
    await server.ask('POST', '/sign-ins', { body: { email, password: wrongPassword } });
    await server.ask('POST', '/sign-ins', { body: { email, password: { $gt: wrongPassword } } });
    await server.ask('POST', '/sign-ins/by-link', { body: { token: linkToken } });
    await server.ask('POST', '/password-resets', { body: { email } });
    await server.ask('GET', `/audit-entries?cursor=${query}&personId=${email}`, me);
    await server.ask('GET', `/${query}/${encodeURIComponent(email)}?phone=${phone}`, me);
    await server.ask('POST', '/me/data-export', me);
    await server.ask('POST', '/me/data-export', { ...me, headers: { 'user-agent': phone } });
    await server.ask('POST', '/me/data-export', { token: `${token}x` });
    await server.runJob('mail');
    await server.runJob('seal');
    await server.runJob('retention');
    await server.ask('POST', '/me/erasure', { ...me, body: { password: PASSWORD } });

    const logged = JSON.stringify([server.logged, server.requests, server.troubles.map(String)]);
    expect(server.requests.length).toBeGreaterThan(8);
    const secrets = { ...PLANTED, PASSWORD, token, signature: token.split('.')[2] ?? '', cookie };
    expect(Object.entries(secrets).filter(([, text]) => logged.includes(text))).toEqual([]);
  });
});
