import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type z } from 'zod';
import { HistoryEntry } from '#shared/history.ts';
import { Listing } from '#shared/listing.ts';
import { listHoldings, listListings } from '#shared/listingEndpoints.ts';
import { ORGANISATIONS, PARKS, type Persona, type World, openWorld } from '#tests/support/world.ts';

let world: World;
/** 16:00 on 22 November 2026 in Shanghai, unless a test lets days pass. */
const START_MS = Date.parse('2026-11-22T08:00:00Z');
let nowMs = START_MS;

beforeAll(async () => {
  world = await openWorld({ now: () => new Date(nowMs) });
}, 60_000);

afterAll(() => world.close());

const OWN = `/organisations/${ORGANISATIONS.operator}/listings`;
const [PARK] = PARKS.own;

function written(id: string, facts: object = {}): object {
  return { id, parkId: PARK, state: 'vacant', name: { zh: '三层东', en: '3rd floor east' }, facts };
}

async function added(id: string, facts: object = {}): Promise<Listing> {
  const response = await world.as('operatorMember').send('POST', OWN, { body: written(id, facts) });
  expect(response.status).toBe(201);
  return Listing.parse(await response.json());
}

async function move(listing: Listing, body: object, persona: Persona = 'operatorMember'): Promise<Response> {
  return world.as(persona).send('POST', `/listings/${listing.id}/moves`, { body, seen: listing.revision });
}

async function moved(listing: Listing, body: object): Promise<Listing> {
  const response = await move(listing, body);
  expect(response.status).toBe(200);
  return Listing.parse(await response.json());
}

async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'code' in body ? body.code : body];
}

/** Ids of the real spaces that are exactly so large, as anybody finds them. */
async function matched(areaM2: number): Promise<string[]> {
  const criteria = { area: { level: 'must', minM2: areaM2, maxM2: areaM2 } };
  const response = await world.send('/matches?limit=100', { criteria });
  const { results } = (await response.json()) as { results: { space: { id: string } }[] };
  return results.map(({ space }) => space.id).filter((id) => !id.startsWith('demo-'));
}

describe('a space that its operator adds', () => {
  it('is there for its operator, with its revision as ETag, and nothing private for others', async () => {
    const response = await world.as('operatorMember').send('POST', OWN, {
      body: { ...written('added-1', { areaM2: 1234.5, floorNumber: 3 }), note: 'Ask Mr Wu for the key' },
    });

    const listing = Listing.parse(await response.json());
    const seenByAll = await world.as('nobody').get('/spaces/added-1');

    expect(response.headers.get('etag')).toBe('"1"');
    expect(listing).toMatchObject({ id: 'added-1', state: 'vacant', note: 'Ask Mr Wu for the key', revision: 1 });
    expect(await seenByAll.json()).toEqual({
      id: 'added-1',
      parkId: PARK,
      name: { zh: '三层东', en: '3rd floor east' },
      status: 'vacant',
      demo: false,
      facts: { areaM2: 1234.5, floorNumber: 3, stage: 'existing' },
      provenance: { from: '园区运营方 · park operator', on: '2026-11-22' },
    });
  });

  it('is matched at once, and the index is not built anew', async () => {
    await matched(1);
    const builds = world.services.indexBuilds();
    const listing = await added('matched-1', { areaM2: 99777.25, divisibleFromM2: 'none' });
    const found = await matched(99777.25);
    const content = { name: listing.space.name, facts: { areaM2: 99778.25, divisibleFromM2: 'none' } };
    const changed = await world
      .as('operatorMember')
      .send('PUT', '/listings/matched-1', { body: content, seen: listing.revision });
    const [before, after] = [await matched(99777.25), await matched(99778.25)];
    await moved(Listing.parse(await changed.json()), { to: 'withdrawn' });

    expect([found, before, after]).toEqual([['matched-1'], [], ['matched-1']]);
    expect(await matched(99778.25)).toEqual([]);
    expect(world.services.indexBuilds()).toBe(builds);
  });

  it.each([
    { what: 'a park of others', body: { parkId: PARKS.others[0] }, path: 'parkId' },
    {
      what: 'a part larger than the whole',
      body: { facts: { areaM2: 10, divisibleFromM2: 11 } },
      path: 'facts.divisibleFromM2',
    },
  ])('is refused for $what', async ({ body, path }) => {
    const response = await world.as('operatorMember').send('POST', OWN, { body: { ...written('refused-1'), ...body } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path }] });
    expect((await world.as('nobody').get('/spaces/refused-1')).status).toBe(404);
  });

  it('is refused under an id that is taken', async () => {
    await added('twice-1');

    expect(await codeOf(await world.as('operatorMember').send('POST', OWN, { body: written('twice-1') }))).toEqual([
      409,
      'already-exists',
    ]);
  });
});

describe('who may', () => {
  it.each([
    { persona: 'otherOperatorManager', answer: [404, 'not-found'] },
    { persona: 'companyManager', answer: [403, 'forbidden'] },
    { persona: 'officer', answer: [403, 'forbidden'] },
    { persona: 'administrator', answer: [403, 'forbidden'] },
    { persona: 'nobody', answer: [401, 'not-signed-in'] },
  ] as const)('$persona neither sees nor writes the space of an operator', async ({ persona, answer }) => {
    const id = `guarded-${persona}`;
    const listing = await added(id);
    const other = world.as(persona);

    const answers = [
      await other.get(`/listings/${id}`),
      await other.get(`/listings/${id}/history`),
      await other.get(OWN),
      await other.send('POST', OWN, { body: written('foreign-1') }),
      await other.send('PUT', `/listings/${id}`, { body: { name: listing.space.name, facts: {} }, seen: 1 }),
      await move(listing, { to: 'withdrawn' }, persona),
    ];

    expect(await Promise.all(answers.map(codeOf))).toEqual(answers.map(() => answer));
    expect((await world.as('nobody').get('/spaces/foreign-1')).status).toBe(404);
  });
});

describe('the state of a space', () => {
  it('held is seen by all, for whom only by its operator', async () => {
    const held = await moved(await added('held-1'), {
      to: 'held',
      until: '2026-12-01',
      taker: { name: 'One Biotech' },
    });

    expect(held).toMatchObject({
      state: 'held',
      taking: { until: '2026-12-01', taker: { name: 'One Biotech' }, fallback: 'vacant' },
      revision: 2,
    });
    expect(JSON.stringify(await (await world.as('nobody').get('/spaces/held-1')).json())).not.toContain('One Biotech');
  });

  it('goes to nobody else while somebody has it, and to whoever has it by the table', async () => {
    const held = await moved(await added('held-2'), {
      to: 'held',
      until: '2026-12-01',
      taker: { name: 'One Biotech' },
    });

    expect(await codeOf(await move(held, { to: 'let', taker: { name: 'Other Biotech' } }))).toEqual([
      409,
      'state-forbids',
    ]);
    expect(await moved(held, { to: 'let' })).toMatchObject({
      state: 'let',
      taking: { taker: { name: 'One Biotech' } },
    });
  });

  it('of 100 reservations at the same time is given to exactly one', async () => {
    const listing = await added('popular-1');

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        move(listing, { to: 'held', until: '2026-12-01', taker: { name: `Company ${index}` } }),
      ),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(99);
    expect(Listing.parse(await (await world.as('operatorMember').get('/listings/popular-1')).json())).toMatchObject({
      state: 'held',
      revision: 2,
    });
  }, 60_000);

  it('comes back by itself when a hold has run out, and not on its last day', async () => {
    await moved(await added('short-1'), { to: 'held', until: '2026-11-22', taker: { name: 'One Biotech' } });

    const onTheLastDay = await world.runJob('holds');
    nowMs += 86_400_000;
    const onTheNext = await world.runJob('holds');
    nowMs = START_MS;

    expect([onTheLastDay, onTheNext]).toEqual([{ ended: 0 }, { ended: 1 }]);
    expect(await (await world.as('nobody').get('/spaces/short-1')).json()).toMatchObject({ status: 'vacant' });
  });
});

describe('the history of a space', () => {
  it('tells what was done, without notes or who had it, and an earlier content can be written again', async () => {
    const listing = await added('history-1', { areaM2: 500 });
    const content = { name: listing.space.name, facts: { areaM2: 600 }, note: 'secret' };
    await world.as('operatorMember').send('PUT', '/listings/history-1', { body: content, seen: 1 });
    const response = await world.as('operatorMember').get('/listings/history-1/history');
    const { items } = (await response.json()) as { items: unknown[] };

    const restored = await world
      .as('operatorMember')
      .send('POST', '/listings/history-1/restore', { body: { revision: 1 }, seen: 2 });

    expect(items.map((entry) => HistoryEntry.parse(entry).action).sort()).toEqual(['space-added', 'space-changed']);
    expect(JSON.stringify(items)).not.toContain('secret');
    expect(Listing.parse(await restored.json())).toMatchObject({
      space: { facts: { areaM2: 500 } },
      note: 'secret',
      revision: 3,
    });
  });
});

describe('the list of an operator', () => {
  type Query = z.input<(typeof listListings)['input']['query']>;
  const list = async (query: Query): Promise<z.output<(typeof listListings)['output']>> => {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    const response = await world.as('operatorMember').get(`${OWN}?${search.toString()}`);
    return listListings.output.parse(await response.json());
  };

  it('is filtered, sorted with what is not known last, and read page by page', async () => {
    for (const [id, facts] of [
      ['list-a', { areaM2: 300 }],
      ['list-b', {}],
      ['list-c', { areaM2: 100 }],
    ] as const) {
      await world.as('operatorMember').send('POST', OWN, { body: { ...written(id, facts), building: 'L9' } });
    }

    const first = await list({ building: 'L9', sort: '-areaM2', limit: 2 });
    const second = await list({ building: 'L9', sort: '-areaM2', limit: 2, cursor: first.nextCursor });

    expect(first.items.map(({ id }) => id)).toEqual(['list-a', 'list-c']);
    expect(second.items.map(({ id }) => id)).toEqual(['list-b']);
    expect(second.nextCursor).toBeUndefined();
    expect((await list({ text: 'LIST-B' })).items.map(({ id }) => id)).toEqual(['list-b']);
  });

  it('holds only spaces of the operator’s own parks', async () => {
    const { items } = await list({ limit: 500 });

    expect(new Set(items.map(({ space }) => space.parkId))).toEqual(new Set(PARKS.own));
  });

  it('counts buildings by state', async () => {
    const response = await world.as('operatorMember').get(`/organisations/${ORGANISATIONS.operator}/holdings`);
    const { items } = listHoldings.output.parse(await response.json());

    expect(items.map(({ id }) => id)).toEqual([...PARKS.own].sort());
    expect(items.flatMap(({ buildings }) => buildings).find(({ building }) => building === 'L9')).toEqual({
      building: 'L9',
      spaces: 3,
      knownAreaM2: 400,
      byState: { vacant: 3 },
    });
  });
});
