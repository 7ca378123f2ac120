import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { defineCriterion } from '#server/domain/matching/criterion.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { match } from '#server/domain/matching/match.ts';
import { exactly, falling, UNKNOWN } from '#server/domain/matching/satisfaction.ts';
import { atLeast } from '#server/domain/matching/verdict.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** Rent, with a satisfaction of degrees; the catalogue's own may change without these figures changing. */
const rent = defineCriterion({
  id: 'rent',
  group: 'money-and-time',
  asks: z.strictObject({ ideal: z.number(), limit: z.number() }),
  reads: ['rentFenPerM2Month'],
  offer: ({ space }) => ({
    offered: typeof space.facts.rentFenPerM2Month === 'number' ? space.facts.rentFenPerM2Month : undefined,
  }),
  facts: (asked, offered) => ({ ...asked, ...offered }),
  verdict: ({ offered, limit }) => (offered === undefined ? 'unknown' : offered <= limit ? 'met' : 'unmet'),
  satisfaction: ({ offered, ideal, limit }) =>
    offered === undefined ? UNKNOWN : exactly(falling(offered, { ideal, limit })),
  negotiable: true,
  scale: { unit: 'fen/m²·month', span: 5000 },
});

const clearHeight = defineCriterion({
  id: 'clear-height',
  group: 'building',
  asks: z.strictObject({ minM: z.number() }),
  reads: ['clearHeightM'],
  offer: ({ space }) => ({ offered: space.facts.clearHeightM }),
  facts: ({ minM }, { offered }) => ({ required: minM, offered }),
  verdict: ({ required, offered }) => atLeast(offered, required),
  negotiable: true,
  scale: { unit: 'm', span: 10 },
});

const CATALOGUE = [rent, floorLoad, clearHeight];

const candidate = (id: string, facts: SpaceFacts): Candidate => ({
  space: aSpace(facts, { id }),
  park: aPark(),
  placeIds: [],
});

const idsOf = (judged: readonly { readonly candidate: Candidate }[]): string[] =>
  judged.map(({ candidate: { space } }) => space.id);

describe('match', () => {
  it('weighs the preferences as in the example worked out by hand', () => {
    const asked = circumstancesOf({
      rent: { level: 'prefer', weight: 3, ideal: 5000, limit: 6000 },
      'floor-load': { level: 'prefer', weight: 2, minKnPerM2: 7.5 },
      'clear-height': { level: 'prefer', minM: 5 },
    });
    const space = candidate('a', { rentFenPerM2Month: 5250, floorLoadKnPerM2: 5 });

    const [judged] = match(asked, [space], CATALOGUE);

    // rent (6000 − 5250) ÷ (6000 − 5000) = 0.75, weight 3; load 5 < 7.5, so 0, weight 2; height not known, weight 1
    // low      100 · (3 · 0.75 + 2 · 0 + 1 · 0  ) ÷ 6 = 100 · 2.25 ÷ 6 = 37.5
    // expected 100 · (3 · 0.75 + 2 · 0 + 1 · 0.5) ÷ 6 = 100 · 2.75 ÷ 6 = 45.8333…
    // high     100 · (3 · 0.75 + 2 · 0 + 1 · 1  ) ÷ 6 = 100 · 3.25 ÷ 6 = 54.1666…
    expect(judged?.score.low).toBe(37.5);
    expect(judged?.score.expected).toBeCloseTo(45.8333333333, 9);
    expect(judged?.score.high).toBeCloseTo(54.1666666667, 9);
    // Two of three verdicts are known.
    expect(judged?.completeness).toBeCloseTo(2 / 3, 12);
    expect(judged?.verdict).toBe('met');
    // 100 · 2.25 ÷ 6 = 37.5, 0, and 100 · 0.5 ÷ 6 = 8.3333…: together the expected score
    expect(
      judged?.findings.map(({ criterion, satisfaction, weight }) => ({ criterion, satisfaction, weight })),
    ).toEqual([
      { criterion: 'rent', satisfaction: 0.75, weight: 3 },
      { criterion: 'floor-load', satisfaction: 0, weight: 2 },
      { criterion: 'clear-height', satisfaction: null, weight: 1 },
    ]);
    expect(judged?.findings.map(({ contribution }) => contribution)).toEqual([
      37.5,
      0,
      expect.closeTo(8.3333333333, 9),
    ]);
  });

  it('gives the findings of musts without weight, satisfaction 1, 0 or null', () => {
    const asked = circumstancesOf({ 'floor-load': { level: 'must', weight: 5, minKnPerM2: 7.5 } });
    const space = candidate('a', { floorLoadKnPerM2: 10 });

    expect(match(asked, [space], CATALOGUE)).toEqual([
      {
        candidate: space,
        verdict: 'met',
        score: { low: 100, expected: 100, high: 100 },
        completeness: 1,
        findings: [
          {
            criterion: 'floor-load',
            level: 'must',
            verdict: 'met',
            satisfaction: 1,
            satisfactionRange: { low: 1, high: 1 },
            weight: 0,
            contribution: 0,
            facts: { requiredKnPerM2: 7.5, offeredKnPerM2: 10 },
            derived: false,
          },
        ],
      },
    ]);
  });

  it('finds every space perfect when nothing is asked', () => {
    const judged = match(circumstancesOf({}), [candidate('a', {})], CATALOGUE);

    expect(judged).toMatchObject([
      { verdict: 'met', score: { low: 100, expected: 100, high: 100 }, completeness: 1, findings: [] },
    ]);
  });

  it('puts a dear space that meets every must before a cheap one that is unconfirmed, and excluded ones last', () => {
    const asked = circumstancesOf({
      rent: { level: 'prefer', ideal: 5000, limit: 6000 },
      'floor-load': { level: 'must', minKnPerM2: 7.5 },
    });
    const stock = [
      candidate('a-too-weak', { rentFenPerM2Month: 1000, floorLoadKnPerM2: 5 }),
      candidate('b-unconfirmed', { rentFenPerM2Month: 1000 }),
      candidate('c-dear', { rentFenPerM2Month: 9000, floorLoadKnPerM2: 10 }),
    ];

    const judged = match(asked, stock, CATALOGUE);

    expect(idsOf(judged)).toEqual(['c-dear', 'b-unconfirmed', 'a-too-weak']);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['met', 'unconfirmed', 'excluded']);
  });

  it('breaks ties of the expected score by what is confirmed, then by id', () => {
    const asked = circumstancesOf({ rent: { level: 'prefer', ideal: 5000, limit: 6000 } });
    const stock = [
      candidate('a-not-known', {}),
      candidate('c-halfway', { rentFenPerM2Month: 5500 }),
      candidate('b-halfway', { rentFenPerM2Month: 5500 }),
    ];

    expect(idsOf(match(asked, stock, CATALOGUE))).toEqual(['b-halfway', 'c-halfway', 'a-not-known']);
  });

  it('ranks by what is confirmed when asked to, and then an unknown is no better than nothing', () => {
    const asked = circumstancesOf(
      { rent: { level: 'prefer', ideal: 5000, limit: 6000 } },
      { requirement: { rankBy: 'low' } },
    );
    const stock = [
      candidate('c-not-known', {}),
      candidate('b-too-dear', { rentFenPerM2Month: 6000 }),
      candidate('a-nearly-too-dear', { rentFenPerM2Month: 5900 }),
    ];

    expect(idsOf(match(asked, stock, CATALOGUE))).toEqual(['a-nearly-too-dear', 'b-too-dear', 'c-not-known']);
  });

  it('never gives more than 100 points, however the weights round', () => {
    const asked = circumstancesOf({
      'floor-load': { level: 'prefer', weight: 0.1, minKnPerM2: 1 },
      'clear-height': { level: 'prefer', weight: 0.7, minM: 1 },
      rent: { level: 'prefer', weight: 0.2, ideal: 5000, limit: 6000 },
    });
    const space = candidate('a', { rentFenPerM2Month: 1, floorLoadKnPerM2: 2, clearHeightM: 2 });

    expect(match(asked, [space], CATALOGUE)[0]?.score).toEqual({ low: 100, expected: 100, high: 100 });
  });
});
