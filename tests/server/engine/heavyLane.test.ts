import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer } from '#shared/matchEndpoints.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

const RENT = { criteria: { rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 } } } as const;
const HEAVY = '/matches?include=counts,relaxations,nearMisses';

describe('a heavy question over a large stock', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer({ heavy: { fromSpaces: 1 } });
    await server.services.matches.warmUp();
  }, 60_000);
  afterAll(() => server.close());

  async function told(path: string, body: unknown = RENT): Promise<Answer> {
    const response = await server.send(path, body);
    expect(response.status).toBe(200);
    return (await response.json()) as Answer;
  }

  it('is answered by another thread as it would be here, at the same moment', async () => {
    const here = await openTestServer();
    const expected = (await (await here.send(HEAVY, RENT)).json()) as Answer;

    const answer = await told(HEAVY);

    expect({ ...answer, dataVersion: 0 }).toEqual({ ...expected, dataVersion: 0 });
    await here.close();
  });

  it('has what was written before it was asked', async () => {
    const park = (await createParkRepository(server.store.connection).all()).find(({ isUmbrella }) => !isUmbrella);
    const before = await told(HEAVY);

    await server.services.imports.importSpaces(
      inPieces(`id,parkId,rentFenPerM2Month\na-heavy-1,${park?.id ?? ''},4000\n`),
      'test',
    );
    const after = await told(HEAVY);

    expect(after.dataVersion).toBe(before.dataVersion + 1);
    expect(after.results.map(({ space }) => space.id)).toContain('a-heavy-1');
  });

  it('is refused as it would be here', async () => {
    const response = await server.send(HEAVY, { criteria: { region: { level: 'must', places: ['atlantis'] } } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'criteria.region.places.0' }] });
  });
});

describe('a lane that is busy', () => {
  /** Keeps every question and answers none. */
  const SILENT = new URL(
    "data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});",
  );
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer({ heavy: { fromSpaces: 1, waitingMax: 1, program: SILENT } });
    await server.services.matches.warmUp();
  }, 60_000);
  afterAll(() => server.close());

  function heavy(signal: AbortSignal): Promise<Response> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(RENT),
      signal,
    };
    return server.api(HEAVY, init);
  }

  /** Asks until what is asked is refused. */
  async function refused(signal: AbortSignal): Promise<Response> {
    const all = [heavy(signal), heavy(signal), heavy(signal)];
    return Promise.race(all);
  }

  it('answers a light question, and refuses a heavy one with the seconds after which to ask again', async () => {
    const gone = new AbortController();
    const response = await refused(gone.signal);

    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'too-busy', status: 429 });
    expect((await server.send('/matches', RENT)).status).toBe(200);
    gone.abort();
  });

  it('has room again when one that waited has gone away', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    expect((await refused(first.signal)).status).toBe(429);
    first.abort();

    // One is still at work, for nobody; of three, one waits in the place of the one that left, and two are refused.
    const statuses = [heavy(second.signal), heavy(second.signal), heavy(second.signal)].map((asked) =>
      asked.then(
        ({ status }) => status,
        () => 'gone',
      ),
    );
    const refusals = await Promise.race([
      Promise.all(statuses.slice(0, 2)),
      Promise.all(statuses.slice(1)),
      Promise.all([statuses[0], statuses[2]]),
    ]);
    second.abort();

    expect(refusals).toEqual([429, 429]);
    expect(await Promise.all(statuses)).toContain('gone');
  });
});
