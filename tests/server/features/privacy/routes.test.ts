import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MyData } from '#shared/privacyEndpoints.ts';
import { createChainRepository } from '#server/features/audit/chains/repository.ts';
import { verifyChains } from '#server/features/audit/verification.ts';
import { hashText } from '#server/parts/records.ts';
import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { type AccountServer, PASSWORD, codeOf, openAccountServer } from '#tests/support/accounts.ts';

let server: AccountServer;
beforeAll(async () => {
  server = await openAccountServer();
}, 60_000);
afterAll(() => server.close());

/** Every document of every collection as one text. */
async function stored(): Promise<string> {
  const { db } = server.store.connection;
  const collections = (await db?.collections()) ?? [];
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  // The support names organisations after their first person; names of organisations are not personal.
  return JSON.stringify(documents).replaceAll(/company of [^"\\]+/gu, '');
}

async function organisationOf(personId: string): Promise<string> {
  const [membership] = await createMembershipRepository(server.store.connection).ofPerson(personId);
  return membership?.organisationId ?? '';
}

/** A manager of a company who has saved a requirement and made itself felt in the log. */
async function managerOf(email: string, name = 'Li Lei 李雷') {
  const { id } = await server.addPerson({ email, name, kind: 'company' });
  const { accessToken: token, cookie } = await server.signIn(email);
  const organisationId = await organisationOf(id);
  const body = { name: 'IVD', requirement: { sector: 'ivd', developmentStage: 'production', criteria: {} } };
  const saved = await server.ask('POST', `/organisations/${organisationId}/requirements`, { token, body });
  expect(saved.status).toBe(201);
  return { id, token, cookie, organisationId, email };
}

const personalIn = (text: string): boolean[] =>
  ['han.meimei@example.com', 'Han Meimei'].map((word) => text.includes(word));

describe('what is stored about a person', () => {
  it('is given to the person, and that it was given is written down', async () => {
    const { id, token, organisationId } = await managerOf('li.lei@example.com');

    const first = await server.ask('POST', '/me/data-export', { token });
    const second = await server.ask('POST', '/me/data-export', { token });
    const { personId, records } = MyData.parse(await second.json());

    expect(first.status).toBe(200);
    expect(personId).toBe(id);
    expect(records).toMatchObject({
      person: { name: 'Li Lei 李雷', email: 'li.lei@example.com' },
      sessions: [{ startedAt: expect.any(String) as unknown }],
      memberships: [{ organisationId, role: 'manager' }],
    });
    const entries = z.array(z.object({ action: z.string() })).parse(records['auditEntries']);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person-added', 'requirement-created', 'person-data-exported']),
    );
    expect(JSON.stringify(records)).not.toMatch(/argon2|secretHash|passwordHash/u);
  });

  it('is given to nobody without account', async () => {
    expect((await server.ask('POST', '/me/data-export')).status).toBe(401);
  });
});

describe('the erasure of an account', () => {
  it('leaves nothing of the person anywhere in the store, nor a way in, and the log sound', async () => {
    const { id, token, cookie } = await managerOf('han.meimei@example.com', 'Han Meimei');
    const { accessToken: other } = await server.signIn('han.meimei@example.com');
    await server.runJob('seal');
    // One link to another address has left, one waits.
    const move = { password: PASSWORD, email: 'han.elsewhere@example.com' };
    await server.ask('POST', '/me/email', { token, body: move });
    await server.runJob('mail');
    await server.ask('POST', '/me/email', { token, body: move });
    expect(personalIn(await stored())).toEqual([true, true]);

    const erased = await server.ask('POST', '/me/erasure', { token, cookie, body: { password: PASSWORD } });

    expect([erased.status, await erased.json()]).toEqual([200, {}]);
    expect(erased.headers.get('set-cookie')).toContain('Max-Age=0');
    const text = await stored();
    expect(text).not.toContain('han.elsewhere');
    expect([...personalIn(text), text.includes(id)]).toEqual([false, false, true]);
    for (const gone of [token, other]) expect((await server.ask('GET', '/me', { token: gone })).status).toBe(401);
    const again = await server.ask('POST', '/sign-ins', {
      body: { email: 'han.meimei@example.com', password: PASSWORD },
    });
    expect(again.status).toBe(401);

    await server.runJob('seal');
    const verdicts = await verifyChains({ chains: createChainRepository(server.store.connection), hashText });
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it.each([
    ['a wrong password', { password: 'not this one at all' }],
    ['no password', {}],
  ])('asks for the password once more: %s', async (_name, body) => {
    const { accessToken: token } = await server.signIn((await server.addPerson()).email);

    const refused = await server.ask('POST', '/me/erasure', { token, body });

    expect(await codeOf(refused)).toBe('sign-in-refused');
    expect((await server.ask('GET', '/me', { token })).status).toBe(200);
  });

  it('is refused to the last manager of others, all of it', async () => {
    const { token, organisationId } = await managerOf('wei.hua@example.com');
    const member = await server.addPerson({ name: 'Member' });
    const memberships = createMembershipRepository(server.store.connection);
    await memberships.add({ organisationId, personId: member.id, role: 'member', revision: 1 });

    const refused = await server.ask('POST', '/me/erasure', { token, body: { password: PASSWORD } });

    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: 'state-forbids',
      detail: expect.stringContaining('last manager') as unknown,
    });
    expect((await server.ask('GET', '/me', { token })).status).toBe(200);
  });

  it('disables an organisation to which nobody belongs any more', async () => {
    const { token, organisationId } = await managerOf('alone@example.com');

    await server.ask('POST', '/me/erasure', { token, body: { password: PASSWORD } });

    const [row] = await server.store.connection
      .collection<{ _id: string }>('organisations')
      .find({ _id: organisationId })
      .toArray();
    expect(row).toMatchObject({ state: 'disabled' });
  });
});
