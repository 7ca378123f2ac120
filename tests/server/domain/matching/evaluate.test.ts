import { describe, expect, it } from 'vitest';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Evaluation } from '#server/domain/matching/evaluation.ts';
import { type AnswerPart } from '#shared/answer.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

const candidate = (id: string, facts: SpaceFacts, rest: Partial<Candidate> = {}): Candidate => ({
  space: aSpace(facts, { id }),
  park: aPark(),
  placeIds: ['sz'],
  ...rest,
});

const answer = (asked: Circumstances, stock: readonly Candidate[], include: readonly AnswerPart[]): Evaluation =>
  evaluate(stock, CATALOGUE)(asked, { limit: 20, include });

const LOAD_7_5 = { 'floor-load': { level: 'must', minKnPerM2: 7.5 } } as const;
const LOAD_AND_HEIGHT = { ...LOAD_7_5, 'clear-height': { level: 'must', minM: 5 } } as const;

describe('an answer', () => {
  it('has ranked results with space, park, score and completeness, and nothing that nobody asked for', () => {
    const location = { crs: 'WGS-84', position: [114.35, 22.69], radiusM: 800 } as const;
    const there = candidate('a', { floorLoadKnPerM2: 10 }, { location: { ...location, position: [114.35, 22.69] } });

    const { results, ...rest } = answer(circumstancesOf(LOAD_7_5), [there], []);

    expect(rest).toEqual({});
    expect(results).toEqual([
      {
        rank: 1,
        verdict: 'met',
        space: { ...there.space, location },
        park: {
          id: 'park-1',
          name: { zh: '一号园区', en: 'Park One' },
          places: ['sz-pingshan'],
          stages: ['existing'],
        },
        score: { low: 100, expected: 100, high: 100 },
        completeness: 1,
      },
    ]);
  });

  it('leaves excluded spaces out of the results and keeps to the limit', () => {
    const stock = [
      candidate('a', { floorLoadKnPerM2: 5 }),
      candidate('b', {}),
      candidate('c', { floorLoadKnPerM2: 10 }),
      candidate('d', { floorLoadKnPerM2: 10 }),
    ];

    const { results } = evaluate(stock, CATALOGUE)(circumstancesOf(LOAD_7_5), { limit: 3, include: [] });
    const two = evaluate(stock, CATALOGUE)(circumstancesOf(LOAD_7_5), { limit: 2, include: [] }).results;

    expect(results.map(({ rank, space, verdict }) => [rank, space.id, verdict])).toEqual([
      [1, 'c', 'met'],
      [2, 'd', 'met'],
      [3, 'b', 'unconfirmed'],
    ]);
    expect(two).toEqual(results.slice(0, 2));
  });

  it('tells the measures that hold where the space is, when policies are asked for', () => {
    const judged: JudgedMeasure = {
      id: 'policy/clause',
      verdict: 'unknown',
      inForce: 'in-force',
      trace: { verdict: 'unknown', all: [] },
    };
    const asked: Circumstances = {
      ...circumstancesOf({}),
      measuresIn: (placeIds, site) => (placeIds.includes('sz') && site?.leasedAreaM2 === 800 ? [judged] : []),
    };
    const stock = [candidate('a', { areaM2: 800 }), candidate('b', { areaM2: 800 }, { placeIds: ['gz'] })];

    expect(answer(asked, stock, ['policies']).results.map(({ measures }) => measures)).toEqual([[judged], []]);
    expect(answer(asked, stock, []).results[0]).not.toHaveProperty('measures');
  });
});

describe('counts', () => {
  it('say where the whole stock stands, and which must excludes how many, and how many alone', () => {
    const stock = [
      candidate('both-met', { floorLoadKnPerM2: 7.5, clearHeightM: 5 }),
      candidate('height-unknown', { floorLoadKnPerM2: 7.5 }),
      candidate('load-unmet', { floorLoadKnPerM2: 7.4, clearHeightM: 5 }),
      candidate('load-unmet-height-unknown', { floorLoadKnPerM2: 7.4 }),
      candidate('both-unmet', { floorLoadKnPerM2: 7.4, clearHeightM: 4.9 }),
    ];

    expect(answer(circumstancesOf(LOAD_AND_HEIGHT), stock, ['counts']).counts).toEqual({
      considered: 5,
      met: 1,
      unconfirmed: 1,
      excluded: 3,
      excludedBy: [
        { criterion: 'floor-load', spaces: 3, alone: 2 },
        { criterion: 'clear-height', spaces: 1, alone: 0 },
      ],
      supplyByQuarter: [],
    });
  });

  it('tell by quarter what is not excluded, the past as this quarter, unknown days nowhere', () => {
    const asked = circumstancesOf(LOAD_7_5, { requirement: { asOf: '2026-11-22' } });
    const of = (id: string, facts: SpaceFacts): Candidate => candidate(id, { floorLoadKnPerM2: 10, ...facts });
    const stock = [
      of('long-there', { availableFrom: '2025-02-01', areaM2: 500 }),
      of('this-quarter', { availableFrom: '2026-12-31', areaM2: 700 }),
      of('next-quarter', { availableFrom: '2027-01-01' }),
      of('later', { availableFrom: '2028-06-30', areaM2: 900 }),
      of('no-day', { areaM2: 1000 }),
      candidate('excluded', { floorLoadKnPerM2: 5, availableFrom: '2027-01-01', areaM2: 800 }),
    ];

    // 500 + 700 = 1,200 m² in this quarter; an area that is not known adds nothing.
    expect(answer(asked, stock, ['counts']).counts?.supplyByQuarter).toEqual([
      { quarter: '2026Q4', spaces: 2, areaM2: 1200 },
      { quarter: '2027Q1', spaces: 1, areaM2: 0 },
      { quarter: '2028Q2', spaces: 1, areaM2: 900 },
    ]);
  });
});

describe('relaxations', () => {
  it('say what dropping each negotiable must would bring, and the nearest value that brings something', () => {
    const stock = [
      candidate('would-be-met', { floorLoadKnPerM2: 6.5, clearHeightM: 5 }),
      candidate('would-be-unconfirmed', { floorLoadKnPerM2: 5.5 }),
      candidate('fails-both', { floorLoadKnPerM2: 7, clearHeightM: 4 }),
    ];

    // |7.5 − 6.5| ÷ 20 = 0.05 brings the first; there are not ten to bring.
    expect(answer(circumstancesOf(LOAD_AND_HEIGHT), stock, ['relaxations']).relaxations).toEqual([
      {
        criterion: 'floor-load',
        gain: 1,
        gainUnconfirmed: 1,
        steps: [{ from: 7.5, to: 6.5, change: 0.05, gain: 1 }],
      },
      { criterion: 'clear-height', gain: 0, gainUnconfirmed: 0, steps: [] },
    ]);
  });

  it('give the nearest values that add one, ten and a hundred', () => {
    // Loads of 7.45, 7.4 and so on, 0.05 kN/m² apart: the n-th nearest is 7.5 − n ÷ 20.
    const stock = Array.from({ length: 120 }, (_, index) =>
      candidate(`s-${index}`, { floorLoadKnPerM2: (150 - (index + 1)) / 20 }),
    );

    const steps = answer(circumstancesOf(LOAD_7_5), stock, ['relaxations']).relaxations?.[0]?.steps;

    expect(steps?.map(({ to, gain }) => ({ to, gain }))).toEqual([
      { to: 7.45, gain: 1 },
      { to: 7, gain: 10 },
      { to: 2.5, gain: 100 },
    ]);
  });

  it('never propose to relax what law or safety asks', () => {
    const asked = circumstancesOf({ 'fire-hazard-class': { level: 'must', hazardClass: 'C' } });

    const { relaxations, nearMisses } = answer(
      asked,
      [candidate('a', { fireHazardClass: 'D' })],
      ['relaxations', 'nearMisses'],
    );

    expect(relaxations).toEqual([]);
    expect(nearMisses).toEqual([]);
  });
});

describe('near misses', () => {
  it('stand in the order of the smallest change, with what would have to change', () => {
    const stock = [
      candidate('a-far', { floorLoadKnPerM2: 3.5, clearHeightM: 6 }),
      candidate('b-near', { floorLoadKnPerM2: 6.5, clearHeightM: 6 }),
      candidate('c-fits', { floorLoadKnPerM2: 10, clearHeightM: 6 }),
    ];

    const { nearMisses } = answer(circumstancesOf(LOAD_7_5), stock, ['nearMisses']);

    // |7.5 − 6.5| ÷ 20 = 0.05; |7.5 − 3.5| ÷ 20 = 0.2
    expect(nearMisses?.map(({ space, changes, change }) => ({ id: space.id, changes, change }))).toEqual([
      { id: 'b-near', changes: [{ criterion: 'floor-load', from: 7.5, to: 6.5, change: 0.05 }], change: 0.05 },
      { id: 'a-far', changes: [{ criterion: 'floor-load', from: 7.5, to: 3.5, change: 0.2 }], change: 0.2 },
    ]);
  });

  it('are ordered by score where the change is equal, then by id', () => {
    const asked = circumstancesOf({ ...LOAD_7_5, 'clear-height': { level: 'prefer', minM: 5 } });
    const stock = [
      candidate('a-low', { floorLoadKnPerM2: 6.5, clearHeightM: 4 }),
      candidate('c-high', { floorLoadKnPerM2: 6.5, clearHeightM: 6 }),
      candidate('b-high', { floorLoadKnPerM2: 6.5, clearHeightM: 6 }),
    ];

    const { nearMisses } = answer(asked, stock, ['nearMisses']);

    expect(nearMisses?.map(({ space }) => space.id)).toEqual(['b-high', 'c-high', 'a-low']);
  });

  it('are as near where the change is equal on paper, whatever binary makes of it', () => {
    const asked = circumstancesOf({
      area: { level: 'must', minM2: 2230 },
      'floor-load': { level: 'must', minKnPerM2: 8 },
      'clear-height': { level: 'prefer', minM: 5 },
    });
    // (2230 − 2180) ÷ 5000 = (8 − 7.8) ÷ 20 = 0.01; in binary the second is 0.010000000000000009.
    const stock = [
      candidate('area-short', { areaM2: 2180, floorLoadKnPerM2: 8, clearHeightM: 4 }),
      candidate('load-short', { areaM2: 2230, floorLoadKnPerM2: 7.8, clearHeightM: 6 }),
    ];

    const { nearMisses } = answer(asked, stock, ['nearMisses']);

    expect(nearMisses?.map(({ space, change }) => [space.id, change])).toEqual([
      ['load-short', 0.01],
      ['area-short', 0.01],
    ]);
  });

  it('leave out a space that also fails what is not negotiable', () => {
    const asked = circumstancesOf({ ...LOAD_7_5, 'fire-hazard-class': { level: 'must', hazardClass: 'C' } });
    const stock = [candidate('a', { floorLoadKnPerM2: 6.5, fireHazardClass: 'D' })];

    expect(answer(asked, stock, ['nearMisses']).nearMisses).toEqual([]);
  });

  it('are twenty at most', () => {
    const stock = Array.from({ length: 25 }, (_, index) => candidate(`s-${index}`, { floorLoadKnPerM2: 5 }));

    const { nearMisses } = evaluate(stock, CATALOGUE)(circumstancesOf(LOAD_7_5), {
      limit: 100,
      include: ['nearMisses'],
    });

    expect(nearMisses).toHaveLength(20);
  });

  it('carry their findings when these are asked for', () => {
    const { nearMisses } = answer(
      circumstancesOf(LOAD_7_5),
      [candidate('a', { floorLoadKnPerM2: 5 })],
      ['nearMisses', 'findings'],
    );

    expect(nearMisses?.[0]?.findings).toMatchObject([{ criterion: 'floor-load', verdict: 'unmet', satisfaction: 0 }]);
  });
});
