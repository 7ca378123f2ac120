import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApproximatePosition } from '#shared/position.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { createPlaceRepository } from '#server/features/places/repository.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;

const AT: ApproximatePosition = { crs: 'WGS-84', position: [114.35, 22.68], radiusM: 500 };

beforeAll(async () => {
  server = await openTestServer({ seeded: false });
  await fill(server);
}, 60_000);

afterAll(() => server.close());

/** Two places with a park each; one space stands in an older and a newer import. */
async function fill({ store }: TestServer): Promise<void> {
  const places = [
    { id: 'cn', zh: '全国', en: 'China', level: 'national' },
    { id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city', parent: 'cn' },
    { id: 'sz-pingshan', zh: '坪山', en: 'Pingshan', level: 'district', parent: 'sz' },
    { id: 'gz', zh: '广州', en: 'Guangzhou', level: 'city', parent: 'cn' },
  ] as const;
  await createPlaceRepository(store.connection).reload(places);
  await createParkRepository(store.connection).reload([
    aPark({ id: 'park-sz', places: ['sz-pingshan'], location: AT }),
    aPark({ id: 'park-gz', places: ['gz'] }),
  ]);
  const imports = createImportRepository(store.connection);
  await imports.stage({ id: 'older', origin: 'demo' }, [
    aSpace({ areaM2: 800, admittedSectors: ['ivd'] }, { id: 'a', parkId: 'park-sz', demo: true }),
    aSpace({ areaM2: 900 }, { id: 'b', parkId: 'park-gz', status: 'let' }),
  ]);
  await imports.stage({ id: 'newer', origin: 'import' }, [
    aSpace({ areaM2: 1000 }, { id: 'b', parkId: 'park-gz' }),
    aSpace({}, { id: 'c', parkId: 'park-sz', status: 'coming', location: { ...AT, radiusM: 0 } }),
  ]);
  await imports.stage({ id: 'hidden', origin: 'import' }, [aSpace({}, { id: 'd', parkId: 'park-sz' })]);
  await imports.show(() => [
    { id: 'older', origin: 'demo' },
    { id: 'newer', origin: 'import' },
  ]);
}

interface Listed {
  readonly items: { readonly id: string; readonly facts: { readonly areaM2?: number } }[];
  readonly nextCursor?: string;
}

async function list(query: string, from: TestServer = server): Promise<Listed> {
  return (await (await from.api(`/spaces${query}`)).json()) as Listed;
}

describe('the list of spaces', () => {
  it('has the visible ones, each as the newest import has it', async () => {
    const { items } = await list('');

    expect(items.map(({ id, facts }) => [id, facts.areaM2])).toEqual([
      ['a', 800],
      ['b', 1000],
      ['c', undefined],
    ]);
  });

  it.each([
    { query: '?place=cn', ids: ['a', 'b', 'c'] },
    { query: '?place=sz', ids: ['a', 'c'] },
    { query: '?place=sz-pingshan', ids: ['a', 'c'] },
    { query: '?place=atlantis', ids: [] },
    { query: '?park=park-gz', ids: ['b'] },
    { query: '?park=park-gz&place=sz', ids: [] },
    { query: '?status=coming', ids: ['c'] },
    // The older row of b is let, the newer one is not: only the newer one is believed.
    { query: '?status=let', ids: [] },
    { query: '?status=vacant', ids: ['a', 'b'] },
    { query: '?demo=true', ids: ['a'] },
    { query: '?demo=false', ids: ['b', 'c'] },
    { query: '?sector=ivd', ids: ['a'] },
    { query: '?minAreaM2=801', ids: ['b'] },
    { query: '?maxAreaM2=950', ids: ['a'] },
    { query: '?minAreaM2=800&maxAreaM2=1000', ids: ['a', 'b'] },
  ])('narrowed by $query has $ids', async ({ query, ids }) => {
    expect((await list(query)).items.map(({ id }) => id)).toEqual(ids);
  });

  it('goes page by page, also where a filter leaves rows out', async () => {
    const first = await list('?limit=1&status=vacant');
    const second = await list(`?limit=1&status=vacant&cursor=${first.nextCursor ?? ''}`);

    expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([['a'], ['b']]);
    expect(second.nextCursor).toBeUndefined();
  });

  it.each([
    { query: '?cursor=%21', path: 'query.cursor' },
    { query: '?limit=501', path: 'query.limit' },
    { query: '?minAreaM2=0', path: 'query.minAreaM2' },
    { query: '?status=free', path: 'query.status' },
    { query: '?demo=perhaps', path: 'query.demo' },
    { query: '?sector=wine', path: 'query.sector' },
  ])('refuses $query by its path', async ({ query, path }) => {
    const response = await server.api(`/spaces${query}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path }] });
  });
});

describe('one space', () => {
  it('is given as the newest import has it', async () => {
    expect(await (await server.api('/spaces/b')).json()).toMatchObject({ id: 'b', facts: { areaM2: 1000 } });
  });

  it('of an import that is not visible is not there', async () => {
    expect((await server.api('/spaces/d')).status).toBe(404);
  });
});

describe('spaces as GeoJSON', () => {
  it('are points where they or their park are known to be, and without a geometry elsewhere', async () => {
    const response = await server.api('/spaces.geojson');
    const { type, features } = (await response.json()) as { type: string; features: object[] };

    expect(response.headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    expect(type).toBe('FeatureCollection');
    expect(features).toMatchObject([
      { id: 'a', geometry: { type: 'Point', coordinates: [114.35, 22.68] }, properties: { radiusM: 500, demo: true } },
      { id: 'b', geometry: null, properties: { facts: { areaM2: 1000 } } },
      { id: 'c', geometry: { type: 'Point', coordinates: [114.35, 22.68] }, properties: { radiusM: 0 } },
    ]);
  });

  it('are narrowed as the list is', async () => {
    const { features } = (await (await server.api('/spaces.geojson?place=gz')).json()) as { features: object[] };

    expect(features).toMatchObject([{ id: 'b' }]);
  });
});

describe('where demo is off', () => {
  it('invented spaces are not there', async () => {
    const real = await openTestServer({ seeded: false, demo: false });
    await fill(real);

    expect((await list('', real)).items.map(({ id }) => id)).toEqual(['b', 'c']);
    expect((await list('?demo=true', real)).items).toEqual([]);
    expect((await real.api('/spaces/a')).status).toBe(404);
    await real.close();
  });
});
