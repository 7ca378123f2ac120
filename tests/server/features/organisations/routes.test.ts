import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ORGANISATIONS, PARKS, type World, openWorld } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const Revised = z.looseObject({ id: z.string(), revision: z.number(), name: z.string() });

async function present(id: string): Promise<z.output<typeof Revised>> {
  return Revised.parse(await (await world.as('administrator').get(`/organisations/${id}`)).json());
}

async function idsOf(answer: Response): Promise<string[]> {
  const { items } = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) }).parse(await answer.json());
  return items.map(({ id }) => id);
}

describe('the list of organisations', () => {
  it('shows people their own and administrators all, of a kind where one is asked for', async () => {
    expect(await idsOf(await world.as('operatorMember').get('/organisations'))).toEqual([ORGANISATIONS.operator]);
    expect(await idsOf(await world.as('administrator').get('/organisations?kind=bureau'))).toEqual([
      ORGANISATIONS.bureau,
      ORGANISATIONS.otherBureau,
    ]);
    expect((await world.as('nobody').get('/organisations')).status).toBe(401);
  });
});

describe('an organisation', () => {
  it('is renamed by its manager over the revision that it has seen, and gets an earlier name back', async () => {
    const manager = world.as('companyManager');
    const path = `/organisations/${ORGANISATIONS.company}`;

    const renamed = await manager.send('PATCH', path, { body: { name: 'Renamed Biotech' }, seen: 1 });
    const overtaken = await manager.send('PATCH', path, { body: { name: 'Too late' }, seen: 1 });
    const again = await manager.send('PATCH', path, { body: { name: 'Renamed twice' }, seen: 2 });
    const restored = await manager.send('POST', `${path}/restore`, { body: { revision: 2 }, seen: 3 });

    expect([renamed.status, overtaken.status, again.status, restored.status]).toEqual([200, 412, 200, 200]);
    expect(overtaken.headers.get('etag')).toBe('"2"');
    expect(await present(ORGANISATIONS.company)).toMatchObject({ name: 'Renamed Biotech', revision: 4 });
  });

  it('tells its people what was done to it, and nobody else', async () => {
    const path = `/organisations/${ORGANISATIONS.company}/history`;

    const { items } = z
      .looseObject({ items: z.array(z.looseObject({ action: z.string() })) })
      .parse(await (await world.as('companyMember').get(path)).json());

    expect(new Set(items.map(({ action }) => action))).toEqual(
      new Set(['organisation-renamed', 'organisation-restored']),
    );
    expect((await world.as('otherCompanyManager').get(path)).status).toBe(404);
    expect((await world.as('officer').get(path)).status).toBe(404);
  });

  it('is renamed by no member, and by no manager of another one', async () => {
    const path = `/organisations/${ORGANISATIONS.company}`;
    const body = { name: 'Taken over' };

    expect((await world.as('companyMember').send('PATCH', path, { body, seen: 1 })).status).toBe(403);
    expect((await world.as('otherCompanyManager').send('PATCH', path, { body, seen: 1 })).status).toBe(404);
  });

  it('is made by an administrator, with parks that nobody else manages', async () => {
    const administrator = world.as('administrator');
    const made = (body: object): Promise<Response> => administrator.send('POST', '/organisations', { body });

    const free = await made({ kind: 'operator', name: 'New Operator', parkIds: [...PARKS.unmanaged] });
    const taken = await made({ kind: 'operator', name: 'Late Operator', parkIds: [PARKS.own[0]] });
    const unknown = await made({ kind: 'operator', name: 'Lost Operator', parkIds: ['no-such-park'] });
    const unfit = await made({ kind: 'company', name: 'Odd Company', placeIds: ['sz-pingshan'] });

    expect([free.status, taken.status, unknown.status, unfit.status]).toEqual([201, 409, 400, 409]);
    expect((await world.as('bureauManager').send('POST', '/organisations', { body: {} })).status).toBe(403);
  });

  it('gets places from an administrator, but only a bureau', async () => {
    const administrator = world.as('administrator');
    const body = { placeIds: ['sz-pingshan', 'sz-pingshan', 'sz-nanshan'] };

    const set = await administrator.send('PUT', `/organisations/${ORGANISATIONS.otherBureau}/places`, {
      body,
      seen: 1,
    });
    const refused = await administrator.send('PUT', `/organisations/${ORGANISATIONS.operator}/places`, {
      body,
      seen: 1,
    });

    expect(await set.json()).toMatchObject({ placeIds: ['sz-pingshan', 'sz-nanshan'], revision: 2 });
    expect(refused.status).toBe(409);
  });

  it('lets its people do nothing while it is disabled', async () => {
    const administrator = world.as('administrator');
    const path = `/organisations/${ORGANISATIONS.otherOperator}`;

    await administrator.send('PUT', `${path}/state`, { body: { state: 'disabled' }, seen: 1 });
    const while_ = await world.as('otherOperatorManager').get(path);
    await administrator.send('PUT', `${path}/state`, { body: { state: 'active' }, seen: 2 });
    const after = await world.as('otherOperatorManager').get(path);

    expect([while_.status, after.status]).toEqual([403, 200]);
  });

  it('stays active where it runs the platform', async () => {
    const path = `/organisations/${ORGANISATIONS.platform}/state`;

    const answer = await world.as('administrator').send('PUT', path, { body: { state: 'disabled' }, seen: 1 });

    expect(answer.status).toBe(409);
  });
});
