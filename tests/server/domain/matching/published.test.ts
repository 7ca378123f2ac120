import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Criterion, defineCriterion } from '#server/domain/matching/criterion.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { exactly, falling, rising } from '#server/domain/matching/satisfaction.ts';
import { verdictOf } from '#server/domain/matching/verdict.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/*
 * Worked examples of others, reckoned by this engine: what is preferred has a value between two fixed bounds, and the
 * values are added up by weight. SPOTIS reckons the distance from the ideal, which is what is missing to a full score:
 * its distance d is the score 100 · (1 − d). The figures are those that the sources print, to the digits that they print.
 */

/** A column of a worked example: its weight, and the bounds between which it counts. */
interface Column {
  readonly weight: number;
  readonly worst: number;
  readonly best: number;
}

/** Facts that are plain numbers, of which a column of an example takes one each. */
const FACTS = ['areaM2', 'floorLoadKnPerM2', 'clearHeightM', 'powerKva', 'steamTPerH', 'wfiM3PerH'] as const;
type Fact = (typeof FACTS)[number];

const IDS = ['column-a', 'column-b', 'column-c', 'column-d', 'column-e', 'column-f'] as const;

/** A criterion that reads one fact and satisfies straight from the worst to the best, whichever of them is the larger. */
function columnCriterion(id: string, fact: Fact): Criterion {
  return defineCriterion({
    id,
    group: 'building',
    asks: z.strictObject({ worst: z.number(), best: z.number() }),
    reads: [fact],
    offer: ({ space }) => ({ offered: space.facts[fact] }),
    facts: ({ worst, best }, { offered = worst }) => ({ limit: worst, ideal: best, offered }),
    verdict: ({ limit, offered }) => verdictOf(offered !== limit),
    satisfaction: ({ offered, ...bounds }) =>
      exactly(bounds.ideal > bounds.limit ? rising(offered, bounds) : falling(offered, bounds)),
    negotiable: true,
    scale: { unit: '1', span: 1 },
  });
}

const CATALOGUE = FACTS.map((fact, index) => columnCriterion(IDS[index] ?? '', fact));

/** Expected scores by alternative, best first, as the index gives them; the plain evaluation must give the same. */
function scores(
  alternatives: Readonly<Record<string, readonly number[]>>,
  columns: readonly Column[],
): [string, number][] {
  const stock = Object.entries(alternatives).map(([id, values]) =>
    aCandidate({}, { space: aSpace(factsOf(values), { id }) }),
  );
  const asked: Circumstances = circumstancesOf(
    Object.fromEntries(columns.map((column, index) => [IDS[index] ?? '', { level: 'prefer' as const, ...column }])),
  );
  const options = { limit: 100, include: [] };
  const answer = createMatchIndex(stock, CATALOGUE).evaluate(asked, options);
  expect(answer).toStrictEqual(evaluate(stock, CATALOGUE)(asked, options));
  return answer.results.map(({ space, score }) => [space.id, score.expected]);
}

function factsOf(values: readonly number[]): SpaceFacts {
  const facts: SpaceFacts = {};
  for (const [index, fact] of FACTS.entries()) {
    const value = values[index];
    if (value !== undefined) facts[fact] = value;
  }
  return facts;
}

/** Distances from the ideal, to four digits as the paper prints them. */
function distances(...example: Parameters<typeof scores>): [string, string][] {
  return scores(...example).map(([id, score]) => [id, (1 - score / 100).toFixed(4)]);
}

/**
 * J. Dezert, A. Tchamova, D. Han, J.-M. Tacnet: The SPOTIS rank reversal free method for multi-criteria decision-making
 * support. 23rd International Conference on Information Fusion (FUSION), IEEE, 2020; its two examples.
 */
describe('SPOTIS, as its authors work it out,', () => {
  it('ranks four alternatives by three criteria: A1, A3, A2, A4', () => {
    const columns = [
      { weight: 0.2, worst: -5, best: 12 },
      { weight: 0.3, worst: 10, best: -6 },
      { weight: 0.5, worst: -8, best: 5 },
    ];
    const alternatives = { A1: [10.5, -3.1, 1.7], A2: [-4.7, 0, 3.4], A3: [8.1, 0.3, 1.3], A4: [3.2, 7.3, -5.3] };

    // A1: 0.2 · 1.5/17 + 0.3 · 2.9/16 + 0.5 · 3.3/13 = 0.01765 + 0.05438 + 0.12692 = 0.198945.
    // A2: 0.2 · 16.7/17 + 0.3 · 6/16 + 0.5 · 1.6/13 = 0.19647 + 0.1125 + 0.06154 = 0.37051. It is quoted as 0.3707 too,
    // which the example's own figures do not give.
    expect(distances(alternatives, columns)).toEqual([
      ['A1', '0.1989'],
      ['A3', '0.3063'],
      ['A2', '0.3705'],
      ['A4', '0.7491'],
    ]);
  });

  it('ranks four cars by price, consumption, emission, trunk and range: A1, A3, A2, A4', () => {
    const columns = [
      // Printed as 0.2941, 0.2353, 0.2353, 0.0588 and 0.1765: 17ths, which only in full give the printed distances.
      { weight: 5, worst: 16_000, best: 14_000 },
      { weight: 4, worst: 8, best: 3 },
      { weight: 4, worst: 140, best: 80 },
      { weight: 1, worst: 35, best: 60 },
      { weight: 3, worst: 650, best: 1300 },
    ];
    const alternatives = {
      A1: [15_000, 4.3, 99, 42, 737],
      A2: [15_290, 5, 116, 42, 892],
      A3: [15_350, 5, 114, 45, 952],
      A4: [15_490, 5.3, 123, 45, 1120],
    };

    // A1: (5 · 1/2 + 4 · 1.3/5 + 4 · 19/60 + 18/25 + 3 · 563/650) ÷ 17
    //   = (2.5 + 1.04 + 1.26667 + 0.72 + 2.59846) ÷ 17 = 8.12513 ÷ 17 = 0.477949.
    expect(distances(alternatives, columns)).toEqual([
      ['A1', '0.4779'],
      ['A3', '0.5558'],
      ['A2', '0.5781'],
      ['A4', '0.5801'],
    ]);
  });

  it('keeps the order of the others when one is taken out, or one is added that is the best or the worst', () => {
    const columns = [
      { weight: 0.2, worst: -5, best: 12 },
      { weight: 0.3, worst: 10, best: -6 },
      { weight: 0.5, worst: -8, best: 5 },
    ];
    const alternatives = { A1: [10.5, -3.1, 1.7], A2: [-4.7, 0, 3.4], A3: [8.1, 0.3, 1.3], A4: [3.2, 7.3, -5.3] };
    const { A1, A2, A4 } = alternatives;
    const order = (...example: Parameters<typeof scores>): string[] => scores(...example).map(([id]) => id);

    expect(order({ A1, A2, A4 }, columns)).toEqual(['A1', 'A2', 'A4']);
    expect(order({ ...alternatives, best: [12, -6, 5], worst: [-5, 10, -8] }, columns)).toEqual([
      'best',
      'A1',
      'A3',
      'A2',
      'A4',
      'worst',
    ]);
  });
});

/**
 * P. Goodwin, G. Wright: Decision Analysis for Management Judgment, 3rd edition, Wiley, 2004, chapter 3 (SMART): where to
 * put an office. Values run from 0, the worst of the seven, to 100, the best.
 */
describe('a weighted sum, as a textbook works it out,', () => {
  /** Closeness to customers, visibility, image, size, comfort, car parking. */
  const ADDISON_SQUARE = [100, 60, 100, 75, 0, 90];
  const ELTON_STREET = [40, 60, 90, 100, 60, 70];
  const columnsOf = (weights: readonly number[]): Column[] =>
    weights.map((weight) => ({ weight, worst: 0, best: 100 }));

  it('finds a benefit of 80.8 in Addison Square (page 44)', () => {
    // 32 + 26 + 23 + 10 + 6 + 3 = 100, here by tenths since a weight is at most 10.
    // 3200 + 1560 + 2300 + 750 + 0 + 270 = 8080.
    const [[, score] = ['', NaN]] = scores(
      { 'addison-square': ADDISON_SQUARE },
      columnsOf([3.2, 2.6, 2.3, 1, 0.6, 0.3]),
    );

    expect(score.toFixed(1)).toBe('80.8');
  });

  it.each([
    // (40 · 100 + 60 · 80 + 90 · 70) ÷ 250 = 15,100 ÷ 250.
    { of: 'turnover', values: ELTON_STREET.slice(0, 3), weights: [10, 8, 7], benefit: '60.4' },
    // (100 · 30 + 60 · 20 + 70 · 10) ÷ 60 = 4900 ÷ 60.
    { of: 'working conditions', values: ELTON_STREET.slice(3), weights: [3, 2, 1], benefit: '81.7' },
  ])('finds a benefit of $benefit in Elton Street where only $of counts (page 48)', ({ values, weights, benefit }) => {
    const [[, score] = ['', NaN]] = scores({ 'elton-street': values }, columnsOf(weights));

    expect(score.toFixed(1)).toBe(benefit);
  });
});

/**
 * E. Triantaphyllou: Multi-Criteria Decision Making Methods: A Comparative Study, Kluwer, 2000, chapter 2, the example of
 * the weighted sum model.
 */
describe('the weighted sum model', () => {
  it('gives 21.5 to the first of three alternatives and 22 to the two others, which are then in the order of their ids', () => {
    const columns = [0.2, 0.15, 0.4, 0.25].map((weight) => ({ weight, worst: 0, best: 100 }));
    const alternatives = { A1: [25, 20, 15, 30], A2: [10, 30, 20, 30], A3: [30, 10, 30, 10] };

    // A1: 5 + 3 + 6 + 7.5; A2: 2 + 4.5 + 8 + 7.5; A3: 6 + 1.5 + 12 + 2.5.
    const ranked = scores(alternatives, columns);

    expect(ranked.map(([id, score]) => [id, score.toFixed(2)])).toEqual([
      ['A2', '22.00'],
      ['A3', '22.00'],
      ['A1', '21.50'],
    ]);
  });
});
