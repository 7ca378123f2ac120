import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { type Capsule } from '#shared/capsule.ts';
import { type Move, type Replay } from '#shared/replay.ts';
import { type SpaceFacts, type Space } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Criterion, defineCriterion } from '#server/domain/matching/criterion.ts';
import { exactly, rising } from '#server/domain/matching/satisfaction.ts';
import { atLeast } from '#server/domain/matching/verdict.ts';
import { judgeable } from '#server/features/matches/judgeableCapsule.ts';
import { type MatchData } from '#server/features/matches/matchIndex.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { type Asked, capsuleFrom, forged, replayOver, someMatchData } from '#tests/support/matchData.ts';
import { aPolicy, aResource, at } from '#tests/support/surroundings.ts';

const RENT = { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 } as const;
const LOAD = { level: 'must', minKnPerM2: 5 } as const;
const ASKED: Asked = { asOf: '2026-11-22', criteria: { rent: RENT, 'floor-load': LOAD } };

/** Three spaces: at the ideal rent, halfway to the limit, and at the limit. */
const FACTS: Readonly<Record<string, SpaceFacts>> = {
  cheap: { floorLoadKnPerM2: 10, rentFenPerM2Month: 4000 },
  fair: { floorLoadKnPerM2: 10, rentFenPerM2Month: 5000 },
  dear: { floorLoadKnPerM2: 10, rentFenPerM2Month: 6000 },
};

const PROMISED: Asked = {
  asOf: '2026-11-22',
  criteria: { incentives: { level: 'prefer', idealFen: 200_000_000 } },
};

const spacesOf = (facts: Readonly<Record<string, SpaceFacts>>): Space[] =>
  Object.entries(facts).map(([id, known]) => aSpace(known, { id }));
const DATA = someMatchData({ spaces: spacesOf(FACTS) });
const CAPSULE = capsuleFrom(DATA, ASKED);

function dataWith(facts: Readonly<Record<string, SpaceFacts>>, rest: Partial<MatchData> = {}): MatchData {
  return { ...DATA, spaces: spacesOf({ ...FACTS, ...facts }), ...rest };
}

/** What moved, in a line for each. */
function told({ moves }: Pick<Replay, 'moves'>): string[] {
  return moves.map(({ spaceId, move, before, after, reasons }) => {
    const why = reasons.map((reason) =>
      'criterion' in reason ? `${reason.because} ${reason.criterion}` : reason.because,
    );
    return `${spaceId} ${move} ${before?.rank ?? '-'}→${after?.rank ?? '-'}: ${why.join(', ')}`;
  });
}

const same = (from: number, to = from): { low: number; high: number } => ({ low: from, high: to });

describe('the capsule of an answer', () => {
  it('says what was asked with all that was left to us, how it came out, and of what data', () => {
    expect(CAPSULE).toEqual({
      capsuleVersion: 1,
      engineVersion: '1.3.0',
      dataVersion: 7,
      evaluatedAt: '2026-11-22T08:00:00.000Z',
      requirement: {
        asOf: '2026-11-22',
        rankBy: 'expected',
        criteria: { rent: { ...RENT, weight: 1 }, 'floor-load': LOAD },
      },
      limit: 20,
      policies: [],
      ranking: [
        { id: 'cheap', points: 100, verdict: 'met' as const },
        { id: 'fair', points: 50, verdict: 'met' as const },
        { id: 'dear', points: 0, verdict: 'met' as const },
      ].map(({ id, points, verdict }) => ({
        spaceId: id,
        verdict: 'met',
        score: { low: points, expected: points, high: points },
        completeness: 1,
        checks: [
          { criterion: 'rent', verdict, satisfaction: same(points / 100) },
          { criterion: 'floor-load', verdict: 'met', satisfaction: same(1) },
        ],
      })),
      data: { spaces: spacesOf(FACTS), parks: DATA.parks, places: DATA.places.slice(0, 3) },
      hash: CAPSULE.hash,
    });
  });

  it('has no spaces but the ranked ones, nor places and parks but theirs', () => {
    const elsewhere = aPark({ id: 'park-2', places: ['gz'] });
    const data = dataWith({ weak: { floorLoadKnPerM2: 2, rentFenPerM2Month: 1000 } }, { parks: [aPark(), elsewhere] });

    const { ranking, data: kept } = capsuleFrom(data, ASKED, { limit: 2 });

    expect(ranking.map(({ spaceId }) => spaceId)).toEqual(['cheap', 'fair']);
    expect(kept.spaces.map(({ id }) => id)).toEqual(['cheap', 'fair']);
    expect(kept.parks.map(({ id }) => id)).toEqual(['park-1']);
    expect(kept.places.map(({ id }) => id)).toEqual(['cn', 'sz', 'sz-pingshan']);
  });

  it('has the resources only where something that is asked reads them', () => {
    const data = dataWith({}, { resources: [aResource()] });
    const near: Asked = {
      ...ASKED,
      criteria: { 'nearest-resource': { level: 'prefer', kind: 'hospital', idealM: 1000, limitM: 5000 } },
    };

    expect(capsuleFrom(data, ASKED).data.resources).toBeUndefined();
    expect(capsuleFrom(data, near).data.resources).toEqual([aResource()]);
    expect(capsuleFrom(data, near).data.policies).toBeUndefined();
  });

  it('has the versions of all policies, and the text of those that hold at its parks where something reads them', () => {
    const [here, there] = [aPolicy({ id: 'policy-2' }), aPolicy({ id: 'policy-1', places: ['gz'] })];
    const data = dataWith({}, { policies: [here, there] });

    const { policies, data: kept } = capsuleFrom(data, PROMISED);

    expect(policies.map(({ id }) => id)).toEqual(['policy-1', 'policy-2']);
    expect(kept.policies).toEqual([here]);
    expect(capsuleFrom(data, ASKED).policies).toEqual(policies);
    expect(capsuleFrom(data, ASKED).data.policies).toBeUndefined();
  });

  it('has another hash for another content and the same for the same', () => {
    expect(capsuleFrom(DATA, ASKED).hash).toBe(CAPSULE.hash);
    expect(capsuleFrom(dataWith({ fair: { ...FACTS['fair'], areaM2: 800 } }), ASKED).hash).not.toBe(CAPSULE.hash);
  });
});

describe('a capsule beside the data of now', () => {
  it('is identical over the same data', () => {
    expect(replayOver(CAPSULE, DATA)).toEqual({
      isIdentical: true,
      isReproduced: true,
      then: {
        engineVersion: '1.3.0',
        dataVersion: 7,
        evaluatedAt: '2026-11-22T08:00:00.000Z',
        hash: CAPSULE.hash,
      },
      moves: [],
      policies: [],
    });
  });

  it('says by which fact a space moved, and that the other one stands as it did', () => {
    const replay = replayOver(CAPSULE, dataWith({ fair: { floorLoadKnPerM2: 10, rentFenPerM2Month: 6500 } }));

    expect(told(replay)).toEqual(['fair moved 2→3: data rent', 'dear moved 3→2: others']);
    expect(replay.moves[0]).toEqual<Move>({
      spaceId: 'fair',
      move: 'moved',
      before: { rank: 2, verdict: 'met', score: { low: 50, expected: 50, high: 50 }, completeness: 1 },
      after: { rank: 3, verdict: 'met', score: { low: 0, expected: 0, high: 0 }, completeness: 1 },
      reasons: [
        {
          because: 'data',
          criterion: 'rent',
          from: {
            verdict: 'met',
            satisfaction: same(0.5),
            facts: { idealFenPerM2Month: 4000, limitFenPerM2Month: 6000, offeredFenPerM2Month: 5000 },
          },
          to: {
            verdict: 'unmet',
            satisfaction: same(0),
            facts: { idealFenPerM2Month: 4000, limitFenPerM2Month: 6000, offeredFenPerM2Month: 6500 },
          },
        },
      ],
      changedRecords: ['space'],
    });
    expect(replay).toMatchObject({ isIdentical: false, isReproduced: true });
  });

  it('says that a space kept its rank with another score', () => {
    const replay = replayOver(CAPSULE, dataWith({ fair: { floorLoadKnPerM2: 10, rentFenPerM2Month: 5500 } }));

    expect(told(replay)).toEqual(['fair rescored 2→2: data rent']);
    // (6000 − 5500) ÷ (6000 − 4000).
    expect(replay.moves[0]?.after?.score.expected).toBe(25);
  });

  it('says that a space left since it fails a must now, and what it failed', () => {
    const replay = replayOver(CAPSULE, dataWith({ cheap: { floorLoadKnPerM2: 3, rentFenPerM2Month: 4000 } }));

    expect(told(replay)).toEqual([
      'cheap left 1→-: data floor-load',
      'fair moved 2→1: others',
      'dear moved 3→2: others',
    ]);
    expect(replay.moves[0]?.after).toMatchObject({ verdict: 'excluded' });
  });

  it.each([
    { fate: 'let', spaces: DATA.spaces.map((one) => (one.id === 'cheap' ? { ...one, status: 'let' as const } : one)) },
    { fate: 'taken out', spaces: DATA.spaces.filter(({ id }) => id !== 'cheap') },
  ])('says that a space is gone that is $fate', ({ spaces }) => {
    const { moves } = replayOver(CAPSULE, { ...DATA, spaces });

    expect(moves[0]).toMatchObject({ spaceId: 'cheap', move: 'left', reasons: [{ because: 'gone' }] });
    expect(moves[0]).not.toHaveProperty('after');
  });

  it('says that a space entered that the capsule does not have, and that one was pushed out', () => {
    const capsule = capsuleFrom(DATA, ASKED, { limit: 3 });

    const replay = replayOver(capsule, dataWith({ fresh: { floorLoadKnPerM2: 10, rentFenPerM2Month: 4500 } }));

    expect(told(replay)).toEqual([
      'fair moved 2→3: others',
      'dear left 3→-: others',
      'fresh entered -→2: not-in-capsule',
    ]);
    // Still a match, but the fourth of three.
    expect(replay.moves[1]?.after).toEqual({
      verdict: 'met',
      score: { low: 0, expected: 0, high: 0 },
      completeness: 1,
    });
  });

  it('says that a space came up as it was where those before it went', () => {
    const capsule = capsuleFrom(DATA, ASKED, { limit: 2 });

    const replay = replayOver(capsule, { ...DATA, spaces: DATA.spaces.filter(({ id }) => id !== 'cheap') });

    expect(told(replay)).toEqual(['cheap left 1→-: gone', 'fair moved 2→1: others', 'dear entered -→2: others']);
  });

  // 0.01° of latitude are 1.1 km; the hospital stands 1.1 km from the park.
  const park = aPark({ location: at([114, 22]) });
  const around = {
    ...DATA,
    parks: [park],
    resources: [aResource({ location: at([114, 22.01]) })],
    policies: [aPolicy(), aPolicy({ id: 'policy-2', places: ['gz'] })],
  };
  const NEAR: Asked = {
    asOf: '2026-11-22',
    criteria: { 'nearest-resource': { level: 'prefer', kind: 'hospital', idealM: 1000, limitM: 5000 } },
  };
  const IN_SHENZHEN: Asked = {
    asOf: '2026-11-22',
    criteria: { region: { level: 'prefer', places: ['sz'] } },
  };

  it.each([
    {
      record: 'park',
      asked: NEAR,
      rest: { parks: [{ ...park, location: at([114, 22.02]) }] },
      criterion: 'nearest-resource',
    },
    {
      record: 'places',
      asked: IN_SHENZHEN,
      rest: { places: DATA.places.map((place) => (place.id === 'sz-pingshan' ? { ...place, parent: 'gz' } : place)) },
      criterion: 'region',
    },
    {
      record: 'resources',
      asked: NEAR,
      rest: { resources: [aResource({ location: at([114, 22.03]) })] },
      criterion: 'nearest-resource',
    },
    { record: 'policies', asked: PROMISED, rest: { policies: [] }, criterion: 'incentives' },
  ])(
    'says that the $record of every space changed, and that $criterion is why',
    ({ record, asked, rest, criterion }) => {
      const { moves } = replayOver(capsuleFrom(around, asked), { ...around, ...rest });

      expect(moves.map(({ move, changedRecords, reasons }) => ({ move, changedRecords, reasons }))).toMatchObject(
        DATA.spaces.map(() => ({
          move: 'rescored',
          changedRecords: [record],
          reasons: [{ because: 'data', criterion }],
        })),
      );
    },
  );

  it('names every policy that is stored otherwise, also where nothing moves by it', () => {
    const [here, there] = around.policies;
    const policies = [
      ...(here === undefined ? [] : [{ ...here, titleEn: 'Another' }]),
      aPolicy({ id: 'policy-3', places: ['gz'] }),
    ];

    const replay = replayOver(capsuleFrom(around, ASKED), { ...around, policies });

    expect(there?.id).toBe('policy-2');
    expect(replay).toMatchObject({
      isIdentical: true,
      policies: [
        { id: 'policy-1', change: 'changed' },
        { id: 'policy-2', change: 'gone' },
        { id: 'policy-3', change: 'new' },
      ],
    });
  });
});

/** The catalogue of another engine version, in which a floor that bears a little less is worth something. */
const LENIENT: readonly Criterion[] = CATALOGUE.map((criterion) =>
  criterion.id === 'floor-load'
    ? defineCriterion({
        id: 'floor-load',
        group: 'building',
        asks: z.strictObject({ minKnPerM2: z.number().positive() }),
        reads: ['floorLoadKnPerM2'],
        offer: ({ space }) => ({ offeredKnPerM2: space.facts.floorLoadKnPerM2 }),
        facts: ({ minKnPerM2 }, { offeredKnPerM2 }) => ({ requiredKnPerM2: minKnPerM2, offeredKnPerM2 }),
        verdict: ({ requiredKnPerM2, offeredKnPerM2 }) => atLeast(offeredKnPerM2, requiredKnPerM2),
        satisfaction: ({ requiredKnPerM2, offeredKnPerM2 = 0 }) =>
          exactly(rising(offeredKnPerM2, { ideal: requiredKnPerM2, limit: requiredKnPerM2 / 2 })),
        negotiable: true,
        scale: { unit: 'kN/m²', span: 20 },
      })
    : criterion,
);

describe('a capsule of another engine', () => {
  const asked: Asked = {
    asOf: '2026-11-22',
    criteria: { rent: RENT, 'floor-load': { level: 'prefer', minKnPerM2: 10 } },
  };
  const data = someMatchData({
    spaces: spacesOf({
      // By the product's own engine 100 · (0.25 + 0) ÷ 2 = 12.5 points for a and none for b. The lenient one takes a load
      // of 7.5 for (7.5 − 5) ÷ (10 − 5) = ½ of 10, and gives b 25.
      a: { floorLoadKnPerM2: 5, rentFenPerM2Month: 5500 },
      b: { floorLoadKnPerM2: 7.5, rentFenPerM2Month: 6000 },
    }),
  });
  const capsule = capsuleFrom(data, asked);

  it('says what the engine of now judges otherwise over the same data, and how', () => {
    const replay = replayOver(capsule, data, LENIENT);

    expect(replay).toMatchObject({ isIdentical: false, isReproduced: false });
    expect(told(replay)).toEqual(['a moved 1→2: others', 'b moved 2→1: engine floor-load']);
    expect(replay.moves[1]?.reasons).toEqual([
      {
        because: 'engine',
        criterion: 'floor-load',
        from: { verdict: 'unmet', satisfaction: same(0) },
        to: {
          verdict: 'unmet',
          satisfaction: same(0.5),
          facts: { requiredKnPerM2: 10, offeredKnPerM2: 7.5 },
        },
      },
    ]);
    expect(replay.moves.map(({ changedRecords }) => changedRecords)).toEqual([[], []]);
  });

  it('tells what the engine does from what the data do', () => {
    const later = someMatchData({
      spaces: spacesOf({
        a: { floorLoadKnPerM2: 5, rentFenPerM2Month: 5500 },
        b: { floorLoadKnPerM2: 7.5, rentFenPerM2Month: 4000 },
      }),
    });

    expect(told(replayOver(capsule, later, LENIENT))).toEqual([
      'a moved 1→2: others',
      'b moved 2→1: engine floor-load, data rent',
    ]);
  });

  it.each([
    { what: 'the score', other: { score: { low: 13, expected: 13, high: 13 } } },
    { what: 'its upper end', other: { score: { low: 12.5, expected: 12.5, high: 13 } } },
    { what: 'the completeness', other: { completeness: 0.5 } },
    { what: 'the verdict', other: { verdict: 'unconfirmed' as const } },
  ])('says that $what is reckoned otherwise where no check comes out otherwise', ({ other }) => {
    const ranking = capsule.ranking.map((kept, index) => (index === 0 ? { ...kept, ...other } : kept));

    const replay = replayOver(forged(capsule, { ranking }), data);

    expect(told(replay)).toEqual(['a rescored 1→1: engine-order']);
    expect(replay.isReproduced).toBe(false);
  });

  const checks = capsule.ranking[0]?.checks ?? [];
  const withRent = (rest: Partial<(typeof checks)[number]>) =>
    checks.map((check) => (check.criterion === 'rent' ? { ...check, ...rest } : check));

  it.each([
    { what: 'a check is missing', other: checks.slice(0, 1) },
    { what: 'the checks have another order', other: checks.toReversed() },
    { what: 'a verdict is another', other: withRent({ verdict: 'unknown' }) },
    { what: 'the most of a satisfaction is another', other: withRent({ satisfaction: same(0.25, 1) }) },
    { what: 'the least of a satisfaction is another', other: withRent({ satisfaction: same(0, 0.25) }) },
  ])('is not the same, though nothing moves, where $what', ({ other }) => {
    const ranking = capsule.ranking.map((one, index) => (index === 0 ? { ...one, checks: other } : one));

    expect(replayOver(capsule, data).isReproduced).toBe(true);
    expect(replayOver(forged(capsule, { ranking }), data)).toMatchObject({ isReproduced: false, moves: [] });
  });

  it('says that the order is another where every space is judged as it was', () => {
    const by = forged(capsule, { ranking: capsule.ranking.toReversed() });

    expect(told(replayOver(by, data))).toEqual(['b moved 1→2: engine-order', 'a moved 2→1: engine-order']);
  });
});

describe('a capsule that cannot be judged again', () => {
  const faults = (capsule: Capsule): unknown => {
    try {
      judgeable(capsule);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const paths = (capsule: Capsule): string[] => {
    const error = faults(capsule);
    return z
      .object({
        code: z.literal('invalid-request'),
        details: z.object({ errors: z.array(z.object({ path: z.string() })) }),
      })
      .parse(error)
      .details.errors.map(({ path }) => path);
  };
  const [first] = CAPSULE.ranking;

  it('was changed after it was made, anywhere', () => {
    const changed: readonly Capsule[] = [
      { ...CAPSULE, dataVersion: 8 },
      { ...CAPSULE, engineVersion: '1.0.1' },
      { ...CAPSULE, ranking: CAPSULE.ranking.toReversed() },
      { ...CAPSULE, requirement: { ...CAPSULE.requirement, rankBy: 'low' } },
      { ...CAPSULE, data: { ...CAPSULE.data, resources: [] } },
      { ...CAPSULE, hash: `${CAPSULE.hash.slice(0, -1)}-` },
    ];

    expect(changed.map(paths)).toEqual(changed.map(() => ['hash']));
  });

  it.each([
    {
      because: 'does not say its day',
      rest: { requirement: { criteria: {} } },
      expected: ['requirement.asOf'],
    },
    {
      because: 'ranks a space twice',
      rest: { ranking: first === undefined ? [] : [...CAPSULE.ranking.slice(0, 2), first] },
      expected: ['ranking.2.spaceId'],
    },
    {
      because: 'has a space that it does not rank',
      rest: { ranking: CAPSULE.ranking.slice(1) },
      expected: ['data.spaces'],
    },
    {
      because: 'ranks a space that it does not have',
      rest: { data: { ...CAPSULE.data, spaces: CAPSULE.data.spaces.slice(1) } },
      expected: ['ranking.0.spaceId'],
    },
    {
      because: 'has no park for its spaces',
      rest: { data: { ...CAPSULE.data, parks: [] } },
      expected: ['data.spaces.0.parkId', 'data.spaces.1.parkId', 'data.spaces.2.parkId'],
    },
    { because: 'ranks more than its limit', rest: { limit: 2 }, expected: ['ranking'] },
  ])('$because', ({ rest, expected }) => {
    expect(paths(forged(CAPSULE, rest))).toEqual(expected);
  });

  it('is none of these: it is as it was made', () => {
    expect(faults(CAPSULE)).toBeUndefined();
  });
});
