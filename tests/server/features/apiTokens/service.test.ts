import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrganisationKind } from '#shared/access.ts';
import { type ApiToken, SCOPES_OF } from '#shared/apiTokenEndpoints.ts';
import { BY_TEST, codeOf } from '#tests/support/accounts.ts';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { ORGANISATIONS, PARKS, type World, openWorld, personIdOf } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, 60_000);

afterAll(() => world.close());

const TOKENS = `/organisations/${ORGANISATIONS.operator}/api-tokens`;

async function made(body: object = {}): Promise<{ readonly token: string; readonly apiToken: ApiToken }> {
  const response = await world
    .as('operatorManager')
    .send('POST', TOKENS, { body: { name: 'Listings', scopes: ['organisation:read'], ...body } });
  return (await response.json()) as { readonly token: string; readonly apiToken: ApiToken };
}

function ask(token: string, path: string): Promise<Response> {
  return world.api(path, { headers: { authorization: `Bearer ${token}` } });
}

const OWN = `/organisations/${ORGANISATIONS.operator}`;

describe('a token for integration', () => {
  it('is shown once, kept as a hash, and tells the day on which it was last used', async () => {
    const { token, apiToken } = await made();

    const used = await ask(token, OWN);
    const { items } = (await (await world.as('operatorManager').get(TOKENS)).json()) as { items: ApiToken[] };
    const rows = JSON.stringify(await world.store.connection.collection('apiTokens').find({}).toArray());

    expect(token).toMatch(/^pfk_[\w-]{43}$/u);
    expect(used.status).toBe(200);
    expect(items.find(({ id }) => id === apiToken.id)).toEqual({ ...apiToken, lastUsedOn: '2026-11-22' });
    expect(rows).not.toContain(token);
    expect(JSON.stringify(items)).not.toContain(token);
  });

  it('may nothing beyond its scopes, nothing of another organisation, and nothing about its maker', async () => {
    const { token } = await made();

    const answers = await Promise.all(
      [`${OWN}/listings`, `/organisations/${ORGANISATIONS.otherOperator}`, '/me', TOKENS].map((path) =>
        ask(token, path),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 404, 403, 403]);
    expect(PARKS.own.length).toBeGreaterThan(0);
  });

  it('works until the end of its last day, and not once it is revoked', async () => {
    const [last, over, revoked] = [
      await made({ expiresOn: '2026-11-22' }),
      await made({ expiresOn: '2026-11-21' }),
      await made(),
    ];
    await world.as('operatorManager').send('POST', `/api-tokens/${revoked.apiToken.id}/revocation`);

    const answers = await Promise.all([last, over, revoked].map(({ token }) => ask(token, OWN)));

    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
  });

  it('tells its managers who made it for what, and who revoked it', async () => {
    const { apiToken } = await made();
    const { id } = apiToken;
    await world.as('operatorManager').send('POST', `/api-tokens/${id}/revocation`);
    await world.as('operatorManager').send('POST', `/api-tokens/${id}/revocation`);

    const history: unknown = await (await world.as('operatorManager').get(`/api-tokens/${id}/history`)).json();
    const byMember = await world.as('operatorMember').get(`/api-tokens/${id}/history`);
    const byOther = await world.as('otherOperatorManager').get(`/api-tokens/${id}/history`);

    expect(history).toMatchObject({
      items: [
        { action: 'api-token-revoked', by: 'The operatorManager', revision: 2, changes: [{ path: 'revokedAt' }] },
        { action: 'api-token-made', by: 'The operatorManager', revision: 1 },
      ],
    });
    expect(JSON.stringify(history)).not.toContain('tokenHash');
    expect([await codeOf(byMember), await codeOf(byOther)]).toEqual(['forbidden', 'not-found']);
  });

  it('is made once where it is asked for twice by one key', async () => {
    const once = {
      body: { name: 'Once', scopes: ['organisation:read'] },
      headers: { 'idempotency-key': 'one-token-once' },
    };
    const asked = async (): Promise<unknown> => (await world.as('operatorManager').send('POST', TOKENS, once)).json();

    const [first, second] = [await asked(), await asked()];

    expect(second).toEqual(first);
    expect(first).toMatchObject({ apiToken: { name: 'Once' } });
    const tokens = world.store.connection.collection('apiTokens');
    expect(await tokens.countDocuments({ name: 'Once' })).toBe(1);
  });

  it('is made by managers, and revoked by those of its own organisation', async () => {
    const { apiToken } = await made();

    const byMember = await world
      .as('operatorMember')
      .send('POST', TOKENS, { body: { name: 'x', scopes: ['organisation:read'] } });
    const byOther = await world.as('otherOperatorManager').send('POST', `/api-tokens/${apiToken.id}/revocation`);

    expect([await codeOf(byMember), await codeOf(byOther)]).toEqual(['forbidden', 'not-found']);
  });

  it('dies with the account of its maker', async () => {
    const response = await world
      .as('otherCompanyManager')
      .send('POST', `/organisations/${ORGANISATIONS.otherCompany}/api-tokens`, {
        body: { name: 'x', scopes: ['organisation:read'] },
      });
    const { token } = (await response.json()) as { token: string };

    await world.services.identity.people.setState(personIdOf('otherCompanyManager'), 'disabled', BY_TEST);

    expect((await ask(token, `/organisations/${ORGANISATIONS.otherCompany}`)).status).toBe(401);
  });
});

describe('the keys that sign access tokens', () => {
  it('are seen and changed by administrators, without signing anybody out', async () => {
    const administrator = world.as('administrator');
    const before = (await (await administrator.get('/admin/signing-keys')).json()) as { items: { kid: string }[] };

    const rotated = await administrator.send('POST', '/admin/signing-keys/rotation');
    const after = (await rotated.json()) as { items: { kid: string; retiredAt?: string }[] };

    expect(after.items).toHaveLength(before.items.length + 1);
    expect(after.items[1]).toMatchObject({ kid: before.items[0]?.kid, retiredAt: '2026-11-22T08:00:00.000Z' });
    expect((await administrator.get('/me')).status).toBe(200);
    expect((await world.as('bureauManager').get('/admin/signing-keys')).status).toBe(403);
  });
});

describe('the scopes that are offered', () => {
  it.each(OrganisationKind.options)('to a %s are those that open something to it', (kind) => {
    const standing = kind === 'platform' ? /^administrator$/u : new RegExp(`^${kind}-`, 'u');
    const opening = everyEndpoint(world.services).filter(({ access }) => access.to.some((to) => standing.test(to)));

    const scopes = new Set(opening.flatMap(({ access: { scope } }) => scope ?? []).concat('organisation:read'));

    expect([...SCOPES_OF[kind]].sort()).toEqual([...scopes].sort());
  });
});
