import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findMatches } from '#shared/matchEndpoints.ts';
import { getPark, listParks, listSpaces } from '#shared/stockEndpoints.ts';
import { call } from '#client/app/api.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
}, 60_000);

afterAll(() => server.close());

// A page has an address against which relative ones are read; Node has none.
const { fetch: fetchAbsolute } = globalThis;
beforeEach(() => {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => fetchAbsolute(`${server.address}${path}`, init));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the client’s call', () => {
  it('reads lists and single entries as they are declared', async () => {
    const { items } = await call(listParks, { query: { umbrella: 'false', limit: 3 } });
    const first = await call(getPark, { params: { id: items[0]?.id ?? '' } });

    expect(items).toHaveLength(3);
    expect(first).toEqual(items[0]);
  });

  it('goes on from a cursor', async () => {
    const first = await call(listSpaces, { query: { limit: 2 } });
    const second = await call(listSpaces, { query: { limit: 2, cursor: first.nextCursor } });

    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('gets an answer with all its parts', async () => {
    const answer = await call(findMatches, {
      query: { limit: 5, include: 'findings,counts,relaxations,nearMisses,bundles,policies' },
      body: { criteria: { area: { level: 'must', minM2: 800, maxM2: 1500 } } },
    });

    expect(answer.results).toHaveLength(5);
    expect(answer.results[0]?.findings).toMatchObject([{ criterion: 'area', verdict: 'met' }]);
    expect(answer.counts?.considered).toBeGreaterThan(5);
  });

  it('is told a failure with its code and the fields at fault', async () => {
    const asked = call(findMatches, { query: {}, body: { criteria: { 'floor-lode': { level: 'must' } } } });

    await expect(asked).rejects.toMatchObject({
      code: 'invalid-request',
      status: 400,
      errors: [{ path: 'criteria.floor-lode' }],
    });
  });
});
