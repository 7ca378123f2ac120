import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PLATFORM_ID } from '#shared/organisation.ts';
import { createOrganisationRepository } from '#server/features/organisations/repository.ts';
import { createSettingsRepository } from '#server/features/setup/repository.ts';
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

  it('removes those people by one command, and can make others in their place', async () => {
    const { demoPeople, users } = server.services.organisations;
    const personal = server.services.parts.flatMap((part) => part.personal ?? []);
    const doing = { by: { kind: 'command', name: 'user' } } as const;

    const removed = await demoPeople.remove(personal, doing);
    const left = (await users.list()).filter(({ person }) => person.demo === true);
    const again = await linesOf(true);

    expect(removed).toBe(7);
    expect(left).toEqual([]);
    expect(again).toHaveLength(8);
    expect((await users.list()).filter(({ person }) => person.demo === true)).toHaveLength(7);
  });

  it('makes an administrator again after the last one and with it the platform have gone', async () => {
    const { administrators, users } = server.services.organisations;
    const doing = { by: { kind: 'command', name: 'user' } } as const;
    const platform = createOrganisationRepository(server.store.connection);
    const before = await platform.find(PLATFORM_ID);
    if (before === undefined) throw new Error('There is no platform');
    await platform.replace({ ...before, state: 'disabled', revision: before.revision + 1 });
    const { id } = await users.add(
      { email: 'next@example.test', name: 'Next', language: 'en', isConfirmed: true },
      undefined,
    );

    await administrators.appoint(id, doing);

    const next = (await users.list()).find(({ person }) => person.id === id);
    expect(next?.memberships).toMatchObject([{ organisation: { kind: 'platform' }, role: 'manager' }]);
  });
});
