import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Capsule } from '#shared/capsule.ts';
import { Problem } from '#shared/failure.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { Replay } from '#shared/replay.ts';
import { forged } from '#tests/support/matchData.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

const ASKED = {
  criteria: {
    rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 },
    'clear-height': { level: 'must', minM: 4 },
  },
};

let server: TestServer;
let capsule: Capsule;

beforeAll(async () => {
  server = await openTestServer({ demo: false });
  await write('cheap,ps-innov,5,4000', 'fair,ps-innov,5,5000', 'dear,ps-innov,5,6000');
  capsule = await capsuleOf(ASKED);
}, 60_000);

afterAll(() => server.close());

async function write(...rows: readonly string[]): Promise<void> {
  const csv = `id,parkId,clearHeightM,rentFenPerM2Month\n${rows.join('\n')}\n`;
  await server.services.imports.importSpaces(inPieces(csv), 'test');
}

async function capsuleOf(requirement: unknown): Promise<Capsule> {
  const response = await server.send('/matches?include=capsule', requirement);
  return Capsule.parse(((await response.json()) as Answer).capsule);
}

async function replay(sent: unknown): Promise<Replay> {
  const response = await server.send('/replays', sent);
  expect(response.status).toBe(200);
  return Replay.parse(await response.json());
}

async function faultsOf(sent: unknown): Promise<{ status: number; paths: string[] }> {
  const response = await server.send('/replays', sent);
  const { errors = [] } = Problem.parse(await response.json());
  return { status: response.status, paths: errors.map(({ path }) => path) };
}

describe('a capsule that an answer gives', () => {
  it('names engine, data and moment of the answer, and ranks as it does', async () => {
    const response = await server.send('/matches?include=capsule', ASKED);
    const answer = (await response.json()) as Answer;

    expect(answer.capsule).toMatchObject({
      engineVersion: answer.engineVersion,
      dataVersion: answer.dataVersion,
      evaluatedAt: answer.evaluatedAt,
      limit: 20,
      requirement: { asOf: '2026-11-22', rankBy: 'expected', criteria: { rent: { weight: 1 } } },
      ranking: answer.results.map(({ space, verdict, score }) => ({ spaceId: space.id, verdict, score })),
    });
    expect(answer.capsule?.policies.length).toBeGreaterThan(10);
  });

  it('is not given where it was not asked for', async () => {
    expect(await (await server.send('/matches?include=findings', ASKED)).json()).not.toHaveProperty('capsule');
  });

  it('is identical when it is replayed over the same data', async () => {
    expect(await replay(capsule)).toEqual({
      isIdentical: true,
      isReproduced: true,
      then: {
        engineVersion: capsule.engineVersion,
        dataVersion: capsule.dataVersion,
        evaluatedAt: capsule.evaluatedAt,
        hash: capsule.hash,
      },
      now: {
        engineVersion: capsule.engineVersion,
        dataVersion: capsule.dataVersion,
        evaluatedAt: '2026-11-22T08:00:00.000Z',
      },
      moves: [],
      policies: [],
    });
  });

  it('says after a write what moved, why, and over which data', async () => {
    const fresh = await capsuleOf(ASKED);
    await write('cheap,ps-innov,3,4000', 'fair,ps-innov,5,4500');

    const { moves, now, then, ...rest } = await replay(fresh);

    expect(rest).toEqual({ isIdentical: false, isReproduced: true, policies: [] });
    expect(now.dataVersion).toBe(then.dataVersion + 1);
    expect(moves).toMatchObject([
      {
        spaceId: 'cheap',
        move: 'left',
        before: { rank: 1 },
        after: { verdict: 'excluded' },
        changedRecords: ['space'],
        reasons: [{ because: 'data', criterion: 'clear-height', from: { verdict: 'met' }, to: { verdict: 'unmet' } }],
      },
      {
        spaceId: 'fair',
        move: 'moved',
        before: { rank: 2, score: { expected: 50 } },
        // (6000 − 4500) ÷ (6000 − 4000).
        after: { rank: 1, score: { expected: 75 } },
        reasons: [{ because: 'data', criterion: 'rent' }],
      },
      { spaceId: 'dear', move: 'moved', before: { rank: 3 }, after: { rank: 2 }, reasons: [{ because: 'others' }] },
    ]);
  });

  it('of the same engine that does not give its own ranking again says so', async () => {
    const made = forged(capsule, { ranking: capsule.ranking.toReversed() });

    expect(await replay(made)).toMatchObject({ isIdentical: false, isReproduced: false });
  });
});

describe('a capsule', () => {
  it('that was changed after it was made is refused by its hash', async () => {
    const [first, ...others] = capsule.ranking;
    const score = { low: 99, expected: 99, high: 99 };

    expect(await faultsOf({ ...capsule, ranking: [{ ...first, score }, ...others] })).toEqual({
      status: 400,
      paths: ['hash'],
    });
  });

  it.each([
    { what: 'no hash', change: {}, paths: ['hash'], drop: 'hash' },
    { what: 'no data', change: {}, paths: ['data'], drop: 'data' },
    { what: 'another form', change: { capsuleVersion: 2 }, paths: ['capsuleVersion'], drop: '' },
    { what: 'a hash that is none', change: { hash: 'abc' }, paths: ['hash'], drop: '' },
    { what: 'a field of its own', change: { colour: 1 }, paths: ['colour'], drop: '' },
    {
      what: 'a criterion that never was',
      change: { requirement: { asOf: '2026-11-22', criteria: { 'floor-lode': { level: 'must' } } } },
      paths: ['requirement.criteria.floor-lode'],
      drop: '',
    },
    {
      what: 'a score that is no number',
      change: {
        ranking: [
          { spaceId: 'a', verdict: 'met', score: { low: 1, expected: null, high: 1 }, completeness: 1, checks: [] },
        ],
      },
      paths: ['ranking.0.score.expected'],
      drop: '',
    },
  ])('with $what in it is refused by the path $paths', async ({ change, paths, drop }) => {
    const sent = Object.fromEntries(Object.entries({ ...capsule, ...change }).filter(([key]) => key !== drop));

    expect(await faultsOf(sent)).toEqual({ status: 400, paths });
  });

  it.each([[[]], [null], [1], ['capsule']])('that is %j is refused as a whole', async (sent) => {
    expect(await faultsOf(sent)).toEqual({ status: 400, paths: ['body'] });
  });
});
