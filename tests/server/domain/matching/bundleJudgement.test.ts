import { describe, expect, it } from 'vitest';
import { type Verdict } from '#shared/criterion.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import {
  judgeTogether,
  keepingOutcomes,
  scoreTogether,
  type Together,
  verdictTogether,
} from '#server/domain/matching/bundleJudgement.ts';
import { area } from '#server/domain/matching/criteria/area.ts';
import { rent } from '#server/domain/matching/criteria/rent.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Check } from '#server/domain/matching/outcome.ts';
import { asking } from '#tests/support/asking.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';

type Known = readonly [id: string, verdict: Verdict, low: number, high: number, areaM2?: number];

/** Spaces whose checks are given, and a criterion that finds these. */
function among(level: 'must' | 'prefer', ...known: readonly [Known, ...Known[]]) {
  const checks = new Map<string, Check>(
    known.map(([id, verdict, low, high]) => [
      id,
      { verdict, satisfaction: { low, high }, facts: { id }, derived: false },
    ]),
  );
  const check = ({ space }: Candidate): Check =>
    checks.get(space.id) ?? { verdict: 'unknown', satisfaction: { low: 0, high: 1 }, facts: {}, derived: false };
  const one: AskedCriterion = {
    ...asking(rent, { level, idealFenPerM2Month: 1, limitFenPerM2Month: 2 }),
    check,
    outcome: check,
  };
  const candidateOf = ([id, , , , areaM2 = 100]: Known): Candidate =>
    aCandidate({}, { space: aSpace({ areaM2 }, { id }) });
  const [first, ...others] = known;
  const members: Together = [candidateOf(first), ...others.map(candidateOf)];
  return { one, members };
}

describe('several spaces judged as one', () => {
  it.each<{ because: string; known: readonly [Known, ...Known[]]; worst: string }>([
    {
      because: 'one is unmet',
      known: [
        ['a', 'met', 0, 0],
        ['b', 'unmet', 0.9, 0.9],
        ['c', 'unknown', 0, 1],
      ],
      worst: 'b',
    },
    {
      because: 'the first is unmet',
      known: [
        ['a', 'unmet', 1, 1],
        ['b', 'unknown', 0, 0],
      ],
      worst: 'a',
    },
    {
      because: 'one is unknown',
      known: [
        ['a', 'met', 0, 0],
        ['b', 'unknown', 1, 1],
        ['c', 'met', 0, 0],
      ],
      worst: 'b',
    },
    {
      because: 'one is less at the least',
      known: [
        ['a', 'met', 0.2, 0.3],
        ['b', 'met', 0.1, 0.9],
      ],
      worst: 'b',
    },
    {
      because: 'the first is less at the least',
      known: [
        ['a', 'met', 0.1, 0.9],
        ['b', 'met', 0.2, 0.3],
      ],
      worst: 'a',
    },
    {
      because: 'one is less at the most',
      known: [
        ['a', 'met', 0.2, 0.8],
        ['b', 'met', 0.2, 0.6],
      ],
      worst: 'b',
    },
    {
      because: 'the first is less at the most',
      known: [
        ['a', 'met', 0.2, 0.6],
        ['b', 'met', 0.2, 0.8],
      ],
      worst: 'a',
    },
    {
      because: 'all are alike',
      known: [
        ['a', 'met', 0.2, 0.6],
        ['b', 'met', 0.2, 0.6],
      ],
      worst: 'a',
    },
  ])('have the finding of the worst, where $because', ({ known, worst }) => {
    const { one, members } = among('must', ...known);
    const { findings } = judgeTogether([one], members);

    expect(findings.map(({ facts }) => facts)).toEqual([{ id: worst }]);
    expect(verdictTogether(one, members)).toBe(known.find(([id]) => id === worst)?.[1]);
  });

  it('satisfy a preference by their areas, and a must as the worst of them does', () => {
    // (100 × 0.2 + 300 × 0.6) ÷ 400 = 0.5, and at the most (100 × 0.4 + 300 × 0.8) ÷ 400 = 0.7.
    const known: [Known, Known] = [
      ['a', 'met', 0.2, 0.4, 100],
      ['b', 'met', 0.6, 0.8, 300],
    ];
    const [preferred, asked] = [among('prefer', ...known), among('must', ...known)];

    expect(judgeTogether([preferred.one], preferred.members).findings[0]?.satisfactionRange).toEqual({
      low: 0.5,
      high: 0.7,
    });
    expect(judgeTogether([asked.one], asked.members).findings[0]?.satisfactionRange).toEqual({ low: 0.2, high: 0.4 });
    expect(scoreTogether([preferred.one, asked.one], preferred.members)).toEqual(
      judgeTogether([preferred.one, asked.one], preferred.members).score,
    );
    expect(scoreTogether([preferred.one], preferred.members)).toEqual({ low: 50, expected: 60, high: 70 });
  });

  it('are judged on their sum where the criterion says how', () => {
    const one = asking(area, { level: 'prefer', minM2: 1000 });
    const members: Together = [aCandidate({ areaM2: 600 }), aCandidate({ areaM2: 400 })];

    expect(verdictTogether(one, members)).toBe('met');
    expect(judgeTogether([one], members).findings[0]?.verdict).toBe('met');
    expect(scoreTogether([one], members).expected).toBe(100);
  });
});

describe('a criterion that keeps outcomes', () => {
  it('reckons each candidate once', () => {
    const { one, members } = among('prefer', ['a', 'met', 0.2, 0.4], ['b', 'met', 0.6, 0.8]);
    const asked: Candidate[] = [];
    const keeping = keepingOutcomes({
      ...one,
      outcome(candidate) {
        asked.push(candidate);
        return one.outcome(candidate);
      },
    });

    const twice = [...members, ...members].map(keeping.outcome);

    expect(twice).toEqual([...members, ...members].map(one.outcome));
    expect(asked).toEqual(members);
  });

  it('is the same where it is judged on sums', () => {
    const one = asking(area, { minM2: 1000 });

    expect(keepingOutcomes(one)).toBe(one);
  });
});
