import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

/** The lists of what ships with the product, over the seed as it is. */
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
}, 60_000);

afterAll(() => server.close());

interface Entry {
  readonly id: string;
  readonly places?: string[];
  readonly stages?: string[];
  readonly isUmbrella?: boolean;
  readonly level?: string;
  readonly parent?: string;
  readonly kind?: string;
  readonly demo?: boolean;
}

async function entries(path: string, from: TestServer = server): Promise<Entry[]> {
  const response = await from.api(path);
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Entry[] }).items;
}

describe('lists', () => {
  it.each(['/sectors', '/places', '/parks', '/spaces', '/policies', '/criteria', '/resources', '/sources'])(
    'give every entry of %s once, page by page',
    async (path) => {
      const seen: string[] = [];
      for (let query = '?limit=7', pages = 0; pages < 200; pages += 1) {
        const { items, nextCursor } = (await (await server.api(`${path}${query}`)).json()) as {
          items: Entry[];
          nextCursor?: string;
        };
        seen.push(...items.map(({ id }) => id));
        if (nextCursor === undefined) break;
        query = `?limit=7&cursor=${nextCursor}`;
      }

      const all = await entries(`${path}?limit=500`);
      expect(seen.slice(0, 500)).toEqual(all.map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(0);
    },
  );

  it.each(['/sectors', '/places', '/parks', '/spaces', '/policies', '/criteria', '/resources', '/sources'])(
    'refuse a cursor that %s did not give',
    async (path) => {
      const response = await server.api(`${path}?cursor=%7B%7D`);

      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ path: 'query.cursor' }] });
    },
  );
});

describe('sectors', () => {
  it('are the thirteen templates', async () => {
    expect(await entries('/sectors')).toHaveLength(13);
  });
});

describe('criteria', () => {
  it('are listed in the order of the catalogue', async () => {
    expect((await entries('/criteria')).map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  });
});

describe('places', () => {
  it('are narrowed by level and by the place above', async () => {
    const cities = await entries('/places?level=city');
    const districts = await entries('/places?parent=sz');

    expect(new Set(cities.map(({ level }) => level))).toEqual(new Set(['city']));
    expect(new Set(districts.map(({ parent }) => parent))).toEqual(new Set(['sz']));
  });
});

describe('parks', () => {
  it('of a place are those of it and of all places below', async () => {
    const all = await entries('/parks?place=cn');
    const shenzhen = await entries('/parks?place=sz');
    const pingshan = await entries('/parks?place=sz-pingshan');

    expect(all).toHaveLength((await entries('/parks')).length);
    expect(shenzhen.length).toBeLessThan(all.length);
    expect(pingshan.length).toBeLessThan(shenzhen.length);
    expect(pingshan.every(({ places }) => places?.includes('sz-pingshan'))).toBe(true);
  });

  it('are narrowed by stage and by whether they are umbrellas', async () => {
    const planned = await entries('/parks?stage=planned');
    const umbrellas = await entries('/parks?umbrella=true');
    const others = await entries('/parks?umbrella=false');

    expect(planned.every(({ stages }) => stages?.includes('planned'))).toBe(true);
    expect(umbrellas.every(({ isUmbrella }) => isUmbrella)).toBe(true);
    expect(umbrellas.length + others.length).toBe((await entries('/parks')).length);
  });
});

describe('policies', () => {
  it('of a place are those that hold there: its own and those of the places above', async () => {
    const inPingshan = await entries('/policies?place=sz-pingshan');
    const inShenzhen = await entries('/policies?place=sz');

    const above = new Set(['cn', 'gd', 'sz', 'sz-pingshan']);
    expect(inPingshan.every(({ places }) => places?.some((place) => above.has(place)))).toBe(true);
    expect(inPingshan.length).toBeGreaterThan(inShenzhen.length);
    expect(inPingshan.map(({ id }) => id)).toEqual(expect.arrayContaining(inShenzhen.map(({ id }) => id)));
  });

  it('are narrowed by level', async () => {
    const city = await entries('/policies?level=city');

    expect(new Set(city.map(({ level }) => level))).toEqual(new Set(['city']));
  });
});

describe('resources', () => {
  it('are narrowed by kind and place', async () => {
    const hospitals = await entries('/resources?kind=hospital&limit=500');
    const inShenzhen = await entries('/resources?place=sz&limit=500');

    expect(new Set(hospitals.map(({ kind }) => kind))).toEqual(new Set(['hospital']));
    expect(inShenzhen.every(({ places }) => places?.some((place) => place === 'sz' || place.startsWith('sz-')))).toBe(
      true,
    );
    expect(inShenzhen.length).toBeGreaterThan(0);
  });

  it('leave out what is invented where demo is off', async () => {
    const real = await openTestServer({ demo: false });

    const shown = await entries('/resources?limit=500', real);

    expect(shown.length).toBeGreaterThan(0);
    expect(shown.some(({ demo }) => demo)).toBe(false);
    await real.close();
  });
});
