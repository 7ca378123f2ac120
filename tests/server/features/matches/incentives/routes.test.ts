import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findIncentives } from '#shared/incentiveEndpoints.ts';
import { Problem } from '#shared/failure.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { previewPolicies } from '#shared/policyPreviewEndpoints.ts';
import { type DraftingOfficer, signInOfficer } from '#tests/support/drafting.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let officer: DraftingOfficer;

beforeAll(async () => {
  server = await openTestServer();
  officer = await signInOfficer(server);
}, 60_000);

afterAll(() => server.close());

/** A class 1 drug in phase 2 that is developed and made where it is sited: 40 million CNY without labour. */
const PHASE_2 = {
  criteria: {},
  sector: 'mab',
  company: {
    drugClass: '1',
    drugKind: 'biological',
    productStage: 'ph2',
    registersAtSite: true,
    producesAtSite: true,
    rdCostWithoutLabourFen: 4_000_000_000,
  },
};

async function faultsOf(path: string, body: unknown): Promise<{ status: number; paths: string[] }> {
  const response = await officer.send('POST', path, { body });
  const { errors = [] } = Problem.parse(await response.json());
  return { status: response.status, paths: errors.map((fault) => fault.path) };
}

async function incentivesAt(sites: readonly unknown[], requirement: unknown = PHASE_2) {
  const response = await server.send('/incentives', { requirement, sites });
  expect(response.status).toBe(200);
  return findIncentives.output.parse(await response.json());
}

describe('POST /incentives', () => {
  it('answers for spaces, parks and places, in the order asked', async () => {
    const spaces = (await (await server.api('/spaces?park=ps-accel&limit=1')).json()) as { items: { id: string }[] };
    const spaceId = spaces.items[0]?.id ?? '';
    const sites = [{ placeId: 'sz' }, { spaceId }, { parkId: 'ps-accel' }, { placeId: 'gz' }];

    const { items } = await incentivesAt(sites);

    expect(items.map(({ site }) => site)).toEqual(sites);
    // 40 % of 40 million CNY is 16 million; Pingshan adds 30 % of that, 4.8 million.
    const confirmed = items.map(({ incentives }) => incentives.confirmed.totalFen);
    expect(confirmed).toEqual([1_600_000_000, 2_080_000_000, 2_080_000_000, 0]);
    expect(items[1]?.incentives.asOf).toBe('2026-11-22');
  });

  it('refuses what is not there, each by its path', async () => {
    const sites = [{ spaceId: 'no-such' }, { parkId: 'no-such' }, { placeId: 'no-such' }, { placeId: 'sz' }];
    const requirement = { ...PHASE_2, company: { awards: [{ policy: 'no-such' }] } };

    expect(await faultsOf('/incentives', { requirement, sites })).toEqual({
      status: 400,
      paths: ['requirement.company.awards.0.policy', 'sites.0.spaceId', 'sites.1.parkId', 'sites.2.placeId'],
    });
  });

  it.each([
    { what: 'no site', sites: [], path: 'sites' },
    { what: 'more than ten', sites: Array.from({ length: 11 }, () => ({ placeId: 'sz' })), path: 'sites' },
    { what: 'a site of two kinds', sites: [{ placeId: 'sz', parkId: 'ps-accel' }], path: 'sites.0' },
  ])('refuses $what', async ({ sites, path }) => {
    const { status, paths } = await faultsOf('/incentives', { requirement: PHASE_2, sites });

    expect(status).toBe(400);
    expect(paths.every((fault) => fault.startsWith(path))).toBe(true);
    expect(paths).not.toEqual([]);
  });
});

describe('POST /policy-previews', () => {
  async function policy(): Promise<Policy> {
    return (await (await server.api('/policies/sz-2022-10-bio')).json()) as Policy;
  }

  function withCap(stored: Policy, capFen: number): Policy {
    const measures = stored.measures.map((measure) =>
      measure.id === 'ph2-class1' ? { ...measure, caps: [{ capFen, per: 'award' as const }] } : measure,
    );
    return { ...stored, measures };
  }

  it('says whose incentives would change, and stores nothing', async () => {
    const stored = await policy();
    const requirements = [
      { id: 'phase-2', requirement: PHASE_2 },
      { id: 'elsewhere', requirement: { ...PHASE_2, company: { productStage: 'ph1' } } },
    ];

    const response = await officer.send('POST', '/policy-previews', {
      body: { policies: [withCap(stored, 1_000_000_000)], requirements },
    });
    const preview = previewPolicies.output.parse(await response.json());

    expect(preview.requirements).toBe(2);
    expect(preview.gains.map(({ id }) => id)).toEqual(['phase-2']);
    // The cap of 10 million CNY cuts the 16 million, and the 30 % of Pingshan with it.
    const pingshan = preview.gains[0]?.sites.find(({ site }) => 'placeId' in site && site.placeId === 'sz-pingshan');
    expect(pingshan).toMatchObject({
      before: { confirmedFen: 2_080_000_000 },
      after: { confirmedFen: 1_300_000_000 },
    });
    expect(await policy()).toEqual(stored);
  });

  it('looks at the examples that ship where no requirement is given', async () => {
    const response = await officer.send('POST', '/policy-previews', { body: { policies: [await policy()] } });

    expect(previewPolicies.output.parse(await response.json())).toMatchObject({ requirements: 7, gains: [] });
  });

  it('is for whoever has a session only', async () => {
    expect((await server.send('/policy-previews', { policies: [await policy()] })).status).toBe(401);
  });

  it('refuses shares of shares that double with each step, which no machine could reckon with', async () => {
    const stored = await policy();
    const [first] = stored.measures;
    const share = (at: number) => ({
      ...first,
      id: `share-${at}`,
      benefit: {
        kind: 'share-of-award',
        sharePct: 50,
        of: Array.from({ length: at }, (_, below) => (below === 0 ? 'base' : `share-${below}`)),
      },
    });
    // Share n has 2^(n − 1) parts: the tenth has 512.
    const measures = [{ ...first, id: 'base' }, ...Array.from({ length: 40 }, (_, at) => share(at + 1))];
    const doubling = { ...stored, id: 'doubling', measures, limits: [], exclusions: [] };

    const { status, paths } = await faultsOf('/policy-previews', { policies: [doubling] });

    expect(status).toBe(400);
    expect(paths[0]).toBe('policies.0.measures.10.benefit.of');
  });

  it('refuses a policy with faults', async () => {
    const stored = await policy();

    expect(await faultsOf('/policy-previews', { policies: [{ ...stored, places: ['atlantis'] }] })).toEqual({
      status: 400,
      paths: ['policies.0.places.0'],
    });
  });
});

describe('GET /policies', () => {
  async function idsOf(query: string): Promise<string[]> {
    const { items } = (await (await server.api(`/policies?limit=100&${query}`)).json()) as { items: { id: string }[] };
    return items.map(({ id }) => id);
  }

  it('lists what is open to a sector, in force on a day, as sure, or says a text', async () => {
    const all = await idsOf('');

    expect(all).toHaveLength(25);
    expect(await idsOf('sector=ai&place=hz-binjiang')).toContain('bj-2023');
    expect(await idsOf('on=2029-01-01')).not.toContain('hp-2025-9');
    expect(await idsOf('on=2026-01-01')).toContain('hp-2025-9');
    expect(await idsOf('confidence=A')).toEqual(['bj-2023', 'xm-2025-chain']);
    expect(await idsOf(`text=${encodeURIComponent('合成生物')}`)).toContain('gm-2023-1-synbio');
  });

  it('pages through what is left', async () => {
    const first = (await (await server.api('/policies?limit=1&confidence=A')).json()) as {
      items: { id: string }[];
      nextCursor: string;
    };
    const second = (await (await server.api(`/policies?limit=1&confidence=A&cursor=${first.nextCursor}`)).json()) as {
      items: { id: string }[];
      nextCursor?: string;
    };

    expect([first.items[0]?.id, second.items[0]?.id, second.nextCursor]).toEqual([
      'bj-2023',
      'xm-2025-chain',
      undefined,
    ]);
  });
});
