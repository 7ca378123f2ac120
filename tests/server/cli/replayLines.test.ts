import { describe, expect, it } from 'vitest';
import { type Move, type Replay } from '#shared/replay.ts';
import { replayLines } from '#server/cli/replayLines.ts';

const MOMENT = { engineVersion: '1.0.0', dataVersion: 41, evaluatedAt: '2026-11-22T08:00:00Z' };
const SAME: Replay = {
  isIdentical: true,
  isReproduced: true,
  then: { ...MOMENT, hash: 'A'.repeat(43) },
  now: { ...MOMENT, dataVersion: 42, evaluatedAt: '2026-12-01T08:00:00Z' },
  policies: [],
  moves: [],
};

const score = (expected: number): { low: number; expected: number; high: number } => ({
  low: expected - 5,
  expected,
  high: expected + 5,
});

const MOVES: readonly Move[] = [
  {
    spaceId: 'fair',
    move: 'moved',
    before: { rank: 1, verdict: 'met', score: score(50), completeness: 1 },
    after: { rank: 2, verdict: 'unconfirmed', score: score(25), completeness: 0.5 },
    reasons: [
      {
        because: 'engine',
        criterion: 'wfi',
        from: { verdict: 'met', satisfaction: { low: 1, high: 1 } },
        to: { verdict: 'unknown', satisfaction: { low: 0, high: 1 }, facts: { requiredSupply: 'available' } },
      },
      {
        because: 'data',
        criterion: 'rent',
        from: { verdict: 'met', satisfaction: { low: 0.5, high: 0.5 }, facts: { limit: 6000, offered: 5000 } },
        to: { verdict: 'unmet', satisfaction: { low: 0, high: 0 }, facts: { limit: 6000 } },
      },
    ],
    changedRecords: ['space', 'park'],
  },
  {
    spaceId: 'cheap',
    move: 'left',
    before: { rank: 2, verdict: 'met', score: score(40), completeness: 1 },
    reasons: [{ because: 'gone' }],
    changedRecords: [],
  },
  {
    spaceId: 'dear',
    move: 'left',
    before: { rank: 3, verdict: 'met', score: score(30), completeness: 1 },
    after: { verdict: 'met', score: score(30), completeness: 1 },
    reasons: [{ because: 'others' }],
    changedRecords: [],
  },
  {
    spaceId: 'odd',
    move: 'rescored',
    before: { rank: 4, verdict: 'met', score: score(20), completeness: 1 },
    after: { rank: 4, verdict: 'met', score: score(21), completeness: 1 },
    reasons: [{ because: 'engine-order' }],
    changedRecords: [],
  },
  {
    spaceId: 'fresh',
    move: 'entered',
    after: { rank: 1, verdict: 'met', score: score(60), completeness: 1 },
    reasons: [{ because: 'not-in-capsule' }],
    changedRecords: [],
  },
];

describe('a replay as lines', () => {
  it('says in which two moments, and that nothing moved', () => {
    expect(replayLines(SAME)).toEqual([
      'Then: engine 1.0.0, data 41, 2026-11-22T08:00:00Z.',
      'Now:  engine 1.0.0, data 42, 2026-12-01T08:00:00Z.',
      'Identical: the same spaces in the same order, with the same scores.',
    ]);
  });

  it('says of each space from where to where it moved, and why', () => {
    expect(replayLines({ ...SAME, isIdentical: false, moves: [...MOVES] }).slice(2)).toEqual([
      '5 spaces do not stand as they did:',
      '',
      'fair moved: #1, met, 50.0 (45.0–55.0) → #2, unconfirmed, 25.0 (20.0–30.0)',
      '  wfi, by the engine over the same data: met 1 → unknown 0–1',
      '  rent, by the data: offered 5,000 → nothing; met 0.5 → unmet 0',
      '  stored otherwise: space, park',
      '',
      'cheap left: #2, met, 40.0 (35.0–45.0) → not there',
      '  no longer considered: let, withdrawn, removed, or an invented space that a real one replaced',
      '',
      'dear left: #3, met, 30.0 (25.0–35.0) → not among the best, met, 30.0 (25.0–35.0)',
      '  stands as it did; others have moved',
      '',
      'odd rescored: #4, met, 20.0 (15.0–25.0) → #4, met, 21.0 (16.0–26.0)',
      '  the engine reckons scores or order otherwise',
      '',
      'fresh entered: not there → #1, met, 60.0 (55.0–65.0)',
      '  new, changed, or judged otherwise: the capsule does not hold what was known of it',
    ]);
  });

  it.each([
    {
      engineVersion: '1.0.0',
      said: 'The capsule’s own data do not give its ranking by engine 1.0.0: that engine did not make it.',
    },
    {
      engineVersion: '0.9.0',
      said: 'Engine 1.0.0 makes another ranking of the capsule’s own data than engine 0.9.0 did.',
    },
  ])('says what it means that engine $engineVersion is not reproduced', ({ engineVersion, said }) => {
    const lines = replayLines({
      ...SAME,
      isIdentical: false,
      isReproduced: false,
      then: { ...SAME.then, engineVersion },
      moves: MOVES.slice(3, 4),
    });

    expect(lines.slice(2, 4)).toEqual(['1 space does not stand as it did:', said]);
  });

  it('names policies that are stored otherwise', () => {
    const policies = (['changed', 'gone', 'new'] as const).map((change) => ({ id: `a-${change}`, change }));

    expect(replayLines({ ...SAME, policies }).slice(3)).toEqual([
      'Policy a-changed: stored otherwise.',
      'Policy a-gone: no longer stored.',
      'Policy a-new: not stored then.',
    ]);
  });
});
