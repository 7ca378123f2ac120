import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Demand } from '#shared/demand.ts';
import { HistoryEntry } from '#shared/history.ts';
import { OPEN_REQUIREMENTS_MAX, RequirementSummary, SavedRequirement } from '#shared/savedRequirement.ts';
import { ORGANISATIONS, PARKS, type Persona, type World, openWorld } from '#tests/support/world.ts';

let world: World;
let spaceIds: string[];

beforeAll(async () => {
  world = await openWorld();
  const spaces = await world.api('/spaces?park=ps-accel&limit=3');
  spaceIds = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await spaces.json())
    .items.map(({ id }) => id);
}, 60_000);

afterAll(() => world.close());

const ASK = {
  sector: 'ivd',
  developmentStage: 'production',
  criteria: { area: { level: 'must', minM2: 800 }, region: { level: 'must', places: ['sz-pingshan'] } },
};

const OWN = `/organisations/${ORGANISATIONS.company}/requirements`;

async function made(body: object = {}, persona: Persona = 'companyMember', path = OWN): Promise<SavedRequirement> {
  const response = await world
    .as(persona)
    .send('POST', path, { body: { name: 'IVD plant', requirement: ASK, ...body } });
  expect(response.status).toBe(201);
  return SavedRequirement.parse(await response.json());
}

async function listed(query: string): Promise<string[]> {
  const response = await world.as('companyMember').get(`${OWN}?${query}`);
  const { items } = z.object({ items: z.array(RequirementSummary) }).parse(await response.json());
  return items.map(({ name }) => name);
}

describe('requirements that a company keeps', () => {
  it('are made private, open, at revision 1, and found again by every member', async () => {
    const response = await world
      .as('companyMember')
      .send('POST', OWN, { body: { name: ' IVD plant ', requirement: ASK } });
    const saved = SavedRequirement.parse(await response.json());
    const found = await world.as('companyManager').get(`/requirements/${saved.id}`);

    expect(response.headers.get('etag')).toBe('"1"');
    expect(saved).toMatchObject({
      companyId: ORGANISATIONS.company,
      name: 'IVD plant',
      requirement: ASK,
      sharing: 'private',
      state: 'open',
      shortlist: [],
      revision: 1,
    });
    expect(await found.json()).toEqual(saved);
  });

  it.each<[Persona, number]>([
    ['otherCompanyManager', 404],
    ['operatorManager', 403],
    ['officer', 403],
    ['administrator', 403],
    ['nobody', 401],
  ])('are out of reach of %s: %d', async (persona, status) => {
    const { id } = await made();

    const answers = [
      await world.as(persona).get(`/requirements/${id}`),
      await world.as(persona).get(`/requirements/${id}/history`),
      await world.as(persona).get(OWN),
      await world.as(persona).send('POST', OWN, { body: { name: 'Theirs', requirement: ASK } }),
      await world.as(persona).send('PATCH', `/requirements/${id}`, { seen: 1, body: { name: 'Theirs' } }),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([status, status, status, status, status]);
  });

  it('refuse what the catalogue does not know, by its path', async () => {
    const requirement = {
      criteria: { area: { level: 'must', minM2: -1 }, region: { level: 'must', places: ['atlantis'] } },
    };
    const broken = await world.as('companyMember').send('POST', OWN, { body: { name: 'X', requirement } });
    const elsewhere = await world.as('companyMember').send('POST', OWN, {
      body: { name: 'X', requirement: { criteria: { region: requirement.criteria.region } } },
    });

    expect(await broken.json()).toMatchObject({ status: 400, errors: [{ path: 'requirement.criteria.area.minM2' }] });
    expect(await elsewhere.json()).toMatchObject({
      status: 400,
      errors: [{ path: 'requirement.criteria.region.places.0', message: 'There is no place atlantis' }],
    });
  });

  it('change only in what is given, and not under the eyes of somebody who has seen an older revision', async () => {
    const { id } = await made();
    const change = (seen: number, body: object): Promise<Response> =>
      world.as('companyMember').send('PATCH', `/requirements/${id}`, { seen, body });

    const renamed = await change(1, { name: 'Pilot plant' });
    const late = await change(1, { sharing: 'named' });
    const empty = await change(2, {});

    expect(await renamed.json()).toMatchObject({
      name: 'Pilot plant',
      requirement: ASK,
      sharing: 'private',
      revision: 2,
    });
    expect([late.status, late.headers.get('etag')]).toEqual([412, '"2"']);
    expect(empty.status).toBe(400);
  });

  it('let exactly one of many changes at once win', async () => {
    const { id } = await made();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.as('companyMember').send('PATCH', `/requirements/${id}`, { seen: 1, body: { name: `Change ${index}` } }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });

  it('keep a shortlist: each space once, with its note and the day it was added', async () => {
    const { id } = await made();
    const [first = '', second = ''] = spaceIds;
    const put = (seen: number, spaceId: string, body: object): Promise<Response> =>
      world.as('companyMember').send('PUT', `/requirements/${id}/shortlist/${spaceId}`, { seen, body });

    await put(1, first, { note: 'High bay' });
    await put(2, second, {});
    const noted = await put(3, first, { note: 'High bay, quiet floor' });
    const unknown = await put(4, 'no-such-space', {});
    const removed = await world
      .as('companyMember')
      .send('DELETE', `/requirements/${id}/shortlist/${second}`, { seen: 4 });

    expect(await noted.json()).toMatchObject({
      shortlist: [
        { spaceId: first, note: 'High bay, quiet floor', addedOn: '2026-11-22' },
        { spaceId: second, addedOn: '2026-11-22' },
      ],
    });
    expect(unknown.status).toBe(404);
    expect(await removed.json()).toMatchObject({ shortlist: [{ spaceId: first }], revision: 5 });
  });

  it('are listed by state, by a part of the name that is no pattern, and sorted with cursors', async () => {
    const { id } = await made({ name: 'zz 50% (a.c)' });
    await made({ name: 'zz 50% (abc)' });
    await world.as('companyMember').send('PATCH', `/requirements/${id}`, { seen: 1, body: { state: 'archived' } });
    const page = await world.as('companyMember').get(`${OWN}?text=zz&sort=name&limit=1`);
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(await page.json());

    expect(await listed('text=(A.C)')).toEqual(['zz 50% (a.c)']);
    expect(await listed('text=zz&state=open')).toEqual(['zz 50% (abc)']);
    expect(await listed(`text=zz&sort=name&cursor=${nextCursor}`)).toEqual(['zz 50% (abc)']);
  });

  it('have a history, and are restored to what they asked for, but not to whom they were shared with', async () => {
    const { id } = await made({ sharing: 'named' });
    const edit = (seen: number, body: object): Promise<Response> =>
      world.as('companyMember').send('PATCH', `/requirements/${id}`, { seen, body });
    await edit(1, { name: 'Another', requirement: { criteria: {} } });
    await edit(2, { sharing: 'private' });

    const restored = await world.as('companyMember').send('POST', `/requirements/${id}/restore`, {
      seen: 3,
      body: { revision: 1 },
    });
    const history = await world.as('companyMember').get(`/requirements/${id}/history`);
    const gone = await world.as('companyMember').send('POST', `/requirements/${id}/restore`, {
      seen: 4,
      body: { revision: 9 },
    });

    expect(await restored.json()).toMatchObject({
      name: 'IVD plant',
      requirement: ASK,
      sharing: 'private',
      revision: 4,
    });
    const { items } = z.object({ items: z.array(HistoryEntry) }).parse(await history.json());
    expect(new Map(items.map(({ revision, action }) => [revision, action]))).toEqual(
      new Map([
        [4, 'requirement-restored'],
        [3, 'requirement-edited'],
        [2, 'requirement-edited'],
        [1, 'requirement-created'],
      ]),
    );
    expect(gone.status).toBe(404);
  });

  it('are as many as a company may have open, and no more, however close together they are made', async () => {
    const path = `/organisations/${ORGANISATIONS.otherCompany}/requirements`;
    const { id: _id, ...one } = await made({}, 'otherCompanyManager', path);
    const rows = world.store.connection.collection<{ readonly _id: string }>('requirements');
    // One there is, and one more may be.
    await rows.insertMany(
      Array.from({ length: OPEN_REQUIREMENTS_MAX - 2 }, (_, index) => ({ ...one, _id: `${_id}-${index}` })),
    );

    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        world.as('otherCompanyManager').send('POST', path, { body: { name: 'One more', requirement: ASK } }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('demand that operators see', () => {
  const PATH = `/organisations/${ORGANISATIONS.operator}/demand?sector=vaccine`;

  async function demand(): Promise<Demand[]> {
    const response = await world.as('operatorMember').get(PATH);
    return z.object({ items: z.array(Demand) }).parse(await response.json()).items;
  }

  /** Spaces of the operator's parks with so much room that can be had: what the must of area keeps. */
  async function spacesFrom500M2(): Promise<number> {
    const offered = ['vacant', 'held', 'coming', 'leaving'];
    const lists = await Promise.all(
      PARKS.own.flatMap((park) =>
        offered.map((status) => world.api(`/spaces?park=${park}&status=${status}&minAreaM2=500&limit=500`)),
      ),
    );
    const pages = await Promise.all(lists.map((list) => list.json()));
    return pages.flatMap((page) => z.object({ items: z.array(z.unknown()) }).parse(page).items).length;
  }

  it('is what companies share that ask for the places of its parks, with as much of it as they allow', async () => {
    const ask = (places?: readonly string[]): object => ({
      sector: 'vaccine',
      criteria: { area: { level: 'must', minM2: 500 }, ...(places && { region: { level: 'must', places } }) },
    });
    await made({ name: 'Private', sharing: 'private', requirement: ask(['sz-pingshan']) });
    await made({ name: 'Elsewhere', sharing: 'named', requirement: ask(['sz-nanshan']) });
    const band = await made({ name: 'Band', sharing: 'anonymous', requirement: ask(['sz-pingshan']) });
    const above = await made({ name: 'City', sharing: 'anonymous', requirement: ask(['sz']) });
    const anywhere = await made({ name: 'Anywhere', sharing: 'anonymous', requirement: ask() });
    // Half past midnight in Shanghai.
    await world.store.connection
      .collection<{ readonly _id: string }>('requirements')
      .updateOne({ _id: band.id }, { $set: { updatedAt: '2026-11-22T16:30:00.000Z' } });

    const found = await demand();

    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([band.id, above.id, anywhere.id]));
    expect(found.find(({ id }) => id === band.id)).toEqual({
      id: band.id,
      sector: 'vaccine',
      areaBand: '500-2000',
      placeIds: ['sz-pingshan'],
      fitting: await spacesFrom500M2(),
      changedOn: '2026-11-23',
    });
    expect(JSON.stringify(found)).not.toMatch(/"Band"|City|Anywhere|00000000-0000-4000-8000-0000000000c1/u);
  });

  it.each<[Persona, number]>([
    ['otherOperatorManager', 404],
    ['companyManager', 403],
    ['officer', 403],
    ['nobody', 401],
  ])('is out of reach of %s: %d', async (persona, status) => {
    expect((await world.as(persona).get(PATH)).status).toBe(status);
  });
});
