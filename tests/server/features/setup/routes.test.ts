import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSettingsRepository } from '#server/features/setup/settings.ts';
import { welcomeLines } from '#server/welcome.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});

afterAll(() => server.close());

const ADMINISTRATOR = {
  name: 'First Admin',
  email: 'first@example.test',
  password: 'seventeen quiet herons',
  language: 'en',
} as const;

const isDone = async (): Promise<unknown> => (await server.api('/set-up')).json();
const demoSpaces = async (): Promise<number> => {
  const { items } = z.looseObject({ items: z.array(z.unknown()) }).parse(await (await server.api('/spaces')).json());
  return items.length;
};
const linesOf = (makesDemoPeople: boolean): Promise<string[]> =>
  welcomeLines(server.services.organisations, { address: 'http://here', makesDemoPeople });

describe('the first run', () => {
  it('lets whoever has the printed link make the first administrator, and removes what is invented', async () => {
    const [line = ''] = await linesOf(false);
    const token = /#token=(\S+)$/u.exec(line)?.[1] ?? '';
    const before = await isDone();

    const wrong = await server.send('/set-up', { token: 'x'.repeat(43), administrator: ADMINISTRATOR, demo: false });
    const weak = await server.send('/set-up', {
      token,
      administrator: { ...ADMINISTRATOR, password: 'password1' },
      demo: false,
    });
    const spacesBefore = await demoSpaces();
    const done = await server.send('/set-up', { token, administrator: ADMINISTRATOR, demo: false });
    const replayed = await server.send('/set-up', { token, administrator: ADMINISTRATOR, demo: false });

    expect([before, wrong.status, weak.status, done.status, replayed.status]).toEqual([
      { isDone: false },
      400,
      400,
      200,
      409,
    ]);
    expect(spacesBefore).toBeGreaterThan(0);
    expect(await demoSpaces()).toBe(0);
    expect(await createSettingsRepository(server.store.connection).read()).toEqual({ demo: false });
    expect(await isDone()).toEqual({ isDone: true });
    expect(await linesOf(false)).toEqual([]);

    const { signInToken } = z.looseObject({ signInToken: z.string() }).parse(await done.json());
    const signedIn = await server.send('/sign-ins/by-link', { token: signInToken });
    expect(await signedIn.json()).toMatchObject({
      me: { mustEnrol: true, memberships: [{ organisation: { kind: 'platform' }, role: 'manager' }] },
    });
  });

  it('takes no backup once it is done, whatever the link, and nothing that is no file', async () => {
    const sent = (headers: Record<string, string>): Promise<Response> =>
      server.api('/set-up/restore', { method: 'POST', headers, body: 'bytes' });
    const token = server.services.organisations.setUp.token;

    const asJson = await sent({ 'content-type': 'application/json', 'set-up-token': token });
    const withoutToken = await sent({ 'content-type': 'application/octet-stream' });
    const late = await sent({ 'content-type': 'application/octet-stream', 'set-up-token': token });

    expect([asJson.status, withoutToken.status, late.status]).toEqual([415, 400, 409]);
  });

  it('prints a link for one person of each role where it is asked to, and makes nobody twice', async () => {
    const first = await linesOf(true);
    const second = await linesOf(true);

    expect([first.length, second.length]).toEqual([8, 8]);
    const people = (await server.services.organisations.users.list()).filter(({ person }) => person.demo === true);
    expect(
      people
        .map(({ memberships }) => memberships.map(({ organisation, role }) => `${organisation.kind} ${role}`))
        .flat()
        .sort(),
    ).toEqual([
      'bureau manager',
      'bureau member',
      'company manager',
      'company member',
      'operator manager',
      'operator member',
      'platform manager',
    ]);
    const token = /#token=(\S+)$/u.exec(second[1] ?? '')?.[1];
    const once = await server.send('/sign-ins/by-link', { token });
    const twice = await server.send('/sign-ins/by-link', { token });
    expect([once.status, twice.status]).toEqual([200, 400]);
  });
});
