import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer } from '#shared/matchEndpoints.ts';
import { Problem } from '#shared/failure.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { ENGINE_VERSION } from '#server/domain/matching/version.ts';
import { inPieces } from '#tests/support/textInPieces.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
}, 60_000);

afterAll(() => server.close());

async function answerTo(requirement: unknown, query = '', from = server): Promise<Answer> {
  const response = await from.send(`/matches${query}`, requirement);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

/** The fields at fault, by their paths. */
async function faultsOf(requirement: unknown, query = ''): Promise<{ status: number; paths: string[] }> {
  const response = await server.send(`/matches${query}`, requirement);
  const { errors = [] } = Problem.parse(await response.json());
  return { status: response.status, paths: errors.map(({ path }) => path) };
}

/** Sends a body that need not be JSON. */
function sendText(body: string): Promise<Response> {
  return server.api('/matches', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

const square = [
  [114, 22],
  [115, 22],
  [115, 23],
  [114, 23],
  [114, 22],
];

/** A ring of the given number of points about one centre, closed. */
function ring(points: number): number[][] {
  const corners = Array.from({ length: points - 1 }, (_, n) => {
    const turn = (2 * Math.PI * n) / (points - 1);
    return [114 + Math.cos(turn), 22 + Math.sin(turn)];
  });
  return [...corners, corners[0] ?? []];
}

function within(coordinates: unknown): unknown {
  return { criteria: { region: { level: 'must', within: { type: 'Polygon', coordinates } } } };
}

describe('a certificate', () => {
  it('lets what others ask have its turn many times while it is worked out', async () => {
    let turns = 0;
    const anothersTurn = (): void => {
      turns += 1;
      again = setImmediate(anothersTurn);
    };
    const preferences = { rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 } };
    const { answer } = server.services.matches;
    await answer(OpenRequirement.parse({ criteria: preferences }), { limit: 20 });
    let again = setImmediate(anothersTurn);

    const { certificate } = await answer(OpenRequirement.parse({ criteria: preferences }), {
      limit: 20,
      include: ['certificate'],
    });
    clearImmediate(again);

    // Ten thousand draws, 250 a step.
    expect(certificate?.acceptability.draws).toBe(10_000);
    expect(turns).toBeGreaterThanOrEqual(40);
  });
});

describe('an answer', () => {
  it('names engine, data and time, and gives the requirement as judged, on the day in Shanghai', async () => {
    const answer = await answerTo({ criteria: {} });

    expect(answer).toMatchObject({
      engineVersion: ENGINE_VERSION,
      dataVersion: 1,
      evaluatedAt: '2026-11-22T08:00:00.000Z',
      requirement: { criteria: {}, asOf: '2026-11-22' },
    });
  });

  it('of a requirement without criteria has every space as a full match', async () => {
    const { results } = await answerTo({ criteria: {} });

    expect(results).toHaveLength(20);
    expect(new Set(results.map(({ verdict, score }) => `${verdict} ${score.expected}`))).toEqual(new Set(['met 100']));
    expect(results.map(({ rank }) => rank)).toEqual(results.map((_, index) => index + 1));
  });

  it('has the parts that were asked for and no others', async () => {
    const requirement = { criteria: { area: { level: 'must', minM2: 800 } } };

    const bare = await answerTo(requirement);
    const full = await answerTo(
      requirement,
      '?include=findings,counts,relaxations,nearMisses,bundles,growthPaths,policies,certificate',
    );

    const always = ['dataVersion', 'engineVersion', 'evaluatedAt', 'requirement', 'results'];
    expect(Object.keys(bare).sort()).toEqual(always);
    expect(Object.keys(full)).toEqual(
      expect.arrayContaining([...always, 'counts', 'relaxations', 'nearMisses', 'certificate']),
    );
    expect(bare.results[0]).not.toHaveProperty('findings');
    expect(full.results[0]?.findings).toMatchObject([{ criterion: 'area', level: 'must', verdict: 'met' }]);
    expect(full.results[0]).toHaveProperty('measures');
  });

  it.each([
    { query: '', results: 20 },
    { query: '?limit=1', results: 1 },
    { query: '?limit=100', results: 100 },
  ])('has $results results for the query "$query"', async ({ query, results }) => {
    expect((await answerTo({ criteria: {} }, query)).results).toHaveLength(results);
  });
});

describe('a requirement', () => {
  it.each([
    { what: 'a list', body: [], paths: ['body'] },
    { what: 'a number', body: 1, paths: ['body'] },
    { what: 'null', body: null, paths: ['body'] },
    { what: 'without criteria', body: {}, paths: ['criteria'] },
    { what: 'with an unknown field', body: { criteria: {}, colour: 1 }, paths: ['colour'] },
    {
      what: 'with an unknown criterion',
      body: { criteria: { 'floor-lode': { level: 'must', minKnPerM2: 5 } } },
      paths: ['criteria.floor-lode'],
    },
    {
      what: 'with a wrong type',
      body: { criteria: { 'floor-load': { level: 'must', minKnPerM2: '5' } } },
      paths: ['criteria.floor-load.minKnPerM2'],
    },
    {
      what: 'with a parameter that the criterion does not have',
      body: { criteria: { 'floor-load': { level: 'must', minKnPerM2: 5, maxKnPerM2: 6 } } },
      paths: ['criteria.floor-load.maxKnPerM2'],
    },
    {
      what: 'with a weight beyond ten',
      body: { criteria: { 'floor-load': { level: 'prefer', minKnPerM2: 5, weight: 10.01 } } },
      paths: ['criteria.floor-load.weight'],
    },
    {
      what: 'with several faults at once',
      body: { sector: 'wine', asOf: '2026-02-30', criteria: { area: { level: 'maybe', minM2: 1 } } },
      paths: ['sector', 'asOf', 'criteria.area.level'],
    },
    {
      what: 'with growth that begins nowhere',
      body: { criteria: {}, growth: [] },
      paths: ['growth'],
    },
    {
      what: 'with growth on a day that there is not, and to no area',
      body: { criteria: {}, growth: [{ by: '2027-02-29', minM2: 0 }] },
      paths: ['growth.0.by', 'growth.0.minM2'],
    },
    {
      what: 'with growth that goes back in time, and then does not grow',
      body: {
        criteria: {},
        growth: [
          { by: '2028-01-01', minM2: 1000 },
          { by: '2028-01-01', minM2: 2000 },
          { by: '2029-01-01', minM2: 2000 },
        ],
      },
      paths: ['growth.1.by', 'growth.2.minM2'],
    },
    {
      what: 'with a place that is not there',
      body: { criteria: { region: { level: 'must', places: ['sz', 'atlantis'] } } },
      paths: ['criteria.region.places.1'],
    },
    {
      what: 'with a policy that is not there',
      body: { criteria: {}, company: { awards: [{ policy: 'no-such-policy', measure: 'ph2' }] } },
      paths: ['company.awards.0.policy'],
    },
    {
      what: 'a measure that is not there',
      body: { criteria: {}, company: { awards: [{ policy: 'sz-2022-10-bio', measure: 'no-such' }] } },
      paths: ['company.awards.0.measure'],
    },
    {
      what: 'a company registered nowhere',
      body: { criteria: {}, company: { registeredPlace: 'atlantis' } },
      paths: ['company.registeredPlace'],
    },
    {
      what: 'an answer to a question that nobody asks',
      body: { criteria: {}, company: { answers: { 'sz-2022-10-bio/no-such': true } } },
      paths: ['company.answers.sz-2022-10-bio/no-such'],
    },
    { what: 'with a region that is not closed', body: within([square.slice(0, 4)]), paths: ['criteria.region.within'] },
    {
      what: 'with a region that crosses itself',
      body: within([[square[0], square[2], square[1], square[3], square[0]]]),
      paths: ['criteria.region.within'],
    },
    { what: 'with a region of 2,001 points', body: within([ring(2001)]), paths: ['criteria.region.within'] },
    {
      what: 'with a region across the antimeridian',
      body: within([square.map(([lng = 0, lat = 0]) => [lng === 114 ? 179 : -179, lat])]),
      paths: ['criteria.region.within.coordinates.0'],
    },
    {
      what: 'with a region beyond the antimeridian',
      body: within([square.map(([lng = 0, lat = 0]) => [lng + 66, lat])]),
      paths: ['criteria.region.within.coordinates.0.1.0', 'criteria.region.within.coordinates.0.2.0'],
    },
    {
      what: 'whose weights are all zero',
      body: {
        criteria: {
          'floor-load': { level: 'prefer', minKnPerM2: 5, weight: 0 },
          steam: { level: 'prefer', weight: 0 },
        },
      },
      paths: ['criteria.floor-load.weight', 'criteria.steam.weight'],
    },
    {
      what: 'with musts that contradict themselves',
      body: {
        criteria: {
          floor: { level: 'must', lowest: 3, highest: 1 },
          rent: { level: 'must', idealFenPerM2Month: 5000, limitFenPerM2Month: 4000 },
          'available-from': { level: 'must', idealDay: '2027-06-01', latestDay: '2027-05-31' },
          distance: { level: 'must', to: [114, 22], idealM: 2000, limitM: 1000 },
          incentives: { level: 'must', idealFen: 100, limitFen: 200 },
        },
      },
      paths: [
        'criteria.rent.limitFenPerM2Month',
        'criteria.available-from.latestDay',
        'criteria.floor.highest',
        'criteria.distance.limitM',
        'criteria.incentives.limitFen',
      ],
    },
  ])('$what is refused, each fault by its path', async ({ body, paths }) => {
    const faults = await faultsOf(body);

    expect(faults.status).toBe(400);
    expect(faults.paths).toHaveLength(paths.length);
    expect(faults.paths.map((path, index) => path.startsWith(paths[index] ?? '?'))).toEqual(paths.map(() => true));
  });

  it('with least above most is refused by the path of one of the two', async () => {
    const { status, paths } = await faultsOf({ criteria: { area: { level: 'must', minM2: 900, maxM2: 800 } } });

    expect(status).toBe(400);
    expect(paths).toEqual([expect.stringMatching(/^criteria\.area\.(?:min|max)M2$/u)]);
  });

  it('with a region of 2,000 points is answered', async () => {
    expect((await server.send('/matches', within([ring(2000)]))).status).toBe(200);
  });

  it.each([
    { query: '?limit=0', path: 'query.limit' },
    { query: '?limit=101', path: 'query.limit' },
    { query: '?limit=1000000', path: 'query.limit' },
    { query: '?limit=-1', path: 'query.limit' },
    { query: '?limit=1.5', path: 'query.limit' },
    { query: '?limit=', path: 'query.limit' },
    { query: '?limit=NaN', path: 'query.limit' },
    { query: '?limit=Infinity', path: 'query.limit' },
    { query: '?limit=1e999', path: 'query.limit' },
    { query: '?limit=many', path: 'query.limit' },
    { query: '?limit=1&limit=2', path: 'query.limit' },
    { query: '?include=findings,everything', path: 'query.include.1' },
    { query: '?page=2', path: 'query.page' },
  ])('asked with $query is refused by the path $path', async ({ query, path }) => {
    expect(await faultsOf({ criteria: {} }, query)).toEqual({ status: 400, paths: [path] });
  });

  it('with __proto__ in it is refused by its path', async () => {
    const response = await server.api('/matches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"criteria":{"__proto__":{"level":"must"}}}',
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ path: 'criteria.__proto__', message: 'Is a key that may not be used' }],
    });
  });
});

describe('a requirement as text', () => {
  // JSON has neither infinity nor NaN, but a number that is too large for it is read as infinite.
  it.each([
    { text: '{"criteria":{"area":{"level":"must","minM2":1e999}}}', path: 'criteria.area.minM2' },
    { text: '{"criteria":{"area":{"level":"must","minM2":-1e999}}}', path: 'criteria.area.minM2' },
    { text: '{"criteria":{"steam":{"level":"prefer","weight":1e999}}}', path: 'criteria.steam.weight' },
    {
      text: '{"criteria":{"distance":{"level":"must","to":[1e999,22],"idealM":1,"limitM":2}}}',
      path: 'criteria.distance.to.0',
    },
    { text: '{"criteria":{},"horizonYears":1e999}', path: 'horizonYears' },
  ])('with an infinite number, $text, is refused by the path $path', async ({ text, path }) => {
    const response = await sendText(text);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
  });

  it.each(['NaN', 'Infinity', '-Infinity', '0x10', '1_000'])('with %s in it is not JSON', async (number) => {
    const response = await sendText(`{"criteria":{"area":{"level":"must","minM2":${number}}}}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'body-not-json' });
  });
});

describe('musts that contradict one another', () => {
  it('are answered: nothing meets them, and the counts say which excluded what', async () => {
    // Pingshan lies some 130 km from the place in Guangzhou: far beyond the 1 km that is asked.
    const { results, counts, relaxations } = await answerTo(
      {
        criteria: {
          region: { level: 'must', places: ['sz-pingshan'] },
          distance: { level: 'must', to: [113.26, 23.13], idealM: 500, limitM: 1000 },
        },
      },
      '?include=counts,relaxations',
    );

    expect(results.filter(({ verdict }) => verdict === 'met')).toEqual([]);
    expect(counts).toMatchObject({ met: 0, excludedBy: [{ criterion: 'region' }, { criterion: 'distance' }] });
    expect(counts?.excludedBy.filter(({ spaces }) => spaces === 0)).toEqual([]);
    expect(relaxations?.map(({ criterion }) => criterion)).toEqual(['region', 'distance']);
  });
});

describe('answers over data that change', () => {
  it('follow the next write, with its data version', async () => {
    const fresh = await openTestServer();
    const asked = { criteria: { 'clear-height': { level: 'must', minM: 77 } } };
    const before = await answerTo(asked, '', fresh);
    const parkId = before.results[0]?.park.id ?? '';

    await fresh.services.imports.importSpaces(inPieces(`id,parkId,clearHeightM\ntall,${parkId},80\n`), 'test');
    const after = await answerTo(asked, '', fresh);

    expect(before.results[0]).toMatchObject({ verdict: 'unconfirmed' });
    expect(after.results[0]).toMatchObject({ space: { id: 'tall', demo: false }, verdict: 'met' });
    expect(after.dataVersion).toBe(before.dataVersion + 1);
    await fresh.close();
  });

  it('leave out what is invented where demo is off', async () => {
    const real = await openTestServer({ demo: false });

    expect((await answerTo({ criteria: {} }, '', real)).results).toEqual([]);
    await real.close();
  });
});
