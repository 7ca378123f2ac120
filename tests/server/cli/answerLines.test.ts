import { describe, expect, it } from 'vitest';
import { type Answer } from '#shared/matchEndpoints.ts';
import { answerLines } from '#server/cli/answerLines.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

const { id, name, places, stages } = aPark({ name: { zh: '一号园区', en: 'Park One' } });
const PARK = { id, name, places, stages };

const BARE: Answer = {
  engineVersion: '1.0.0',
  dataVersion: 42,
  evaluatedAt: '2026-11-22T08:00:00Z',
  requirement: { criteria: {}, asOf: '2026-11-22' },
  results: [],
};

const FULL: Answer = {
  ...BARE,
  results: [
    {
      rank: 1,
      verdict: 'met',
      score: { low: 71.2, expected: 78, high: 84.8 },
      completeness: 0.855,
      space: aSpace({}, { id: 'demo-1', demo: true }),
      park: PARK,
      findings: [
        {
          criterion: 'floor-load',
          level: 'prefer',
          verdict: 'unmet',
          satisfaction: 0,
          satisfactionRange: { low: 0, high: 0 },
          weight: 1,
          contribution: 0,
          facts: { requiredKnPerM2: 7.5, offeredKnPerM2: 5 },
          derived: false,
        },
        {
          criterion: 'wfi',
          level: 'prefer',
          verdict: 'unknown',
          satisfaction: null,
          satisfactionRange: { low: 0, high: 1 },
          weight: 1,
          contribution: 25,
          facts: { requiredSupply: 'available' },
          derived: false,
        },
      ],
    },
  ],
  counts: {
    considered: 612,
    met: 1,
    unconfirmed: 0,
    excluded: 611,
    excludedBy: [
      { criterion: 'area', spaces: 611, alone: 12 },
      { criterion: 'region', spaces: 0, alone: 0 },
    ],
    supplyByQuarter: [{ quarter: '2027Q1', spaces: 1, areaM2: 4100 }],
  },
  relaxations: [
    { criterion: 'area', gain: 30, gainUnconfirmed: 4, steps: [{ from: 800, to: 700, change: 0.1, gain: 12 }] },
  ],
  nearMisses: [
    {
      space: aSpace({}, { id: 'near-1' }),
      park: PARK,
      score: { low: 50, expected: 50, high: 50 },
      completeness: 1,
      changes: [{ criterion: 'area', from: 800, to: 790, change: 0.01 }],
      change: 0.01,
    },
  ],
  bundles: [
    {
      spaces: [aSpace({}, { id: 'b-1' }), aSpace({}, { id: 'b-2' })],
      park: PARK,
      areaM2: 3200,
      adjacency: 'same-floor',
      verdict: 'unconfirmed',
      score: { low: 40, expected: 50, high: 60 },
    },
  ],
  growthPaths: [
    {
      spaces: [aSpace({}, { id: 'g-1' }), aSpace({}, { id: 'g-2' })],
      park: PARK,
      areaM2: 3000,
      adjacency: 'next-floor',
      verdict: 'unconfirmed',
      score: { low: 40, expected: 50, high: 60 },
      phases: [
        { from: '2026-11-22', spaceIds: ['g-1'], areaM2: 1200 },
        { spaceIds: ['g-2'], areaM2: 1800 },
      ],
    },
  ],
};

describe('an answer in text', () => {
  it('says what fits with what speaks against it, why the rest does not, and what would change that', () => {
    expect(answerLines(FULL)).toEqual([
      'Judged as of 2026-11-22, engine 1.0.0, data 42.',
      '612 spaces: 1 met, 0 unconfirmed, 611 excluded.',
      'Excluded by: area 611 (12 by it alone)',
      'To be had in: 2027Q1 1 (4,100 m²)',
      '',
      'Matches',
      '  #  verdict  score (low–high)  known  space          park',
      '  1  met      78.0 (71.2–84.8)   86 %  demo-1 (demo)  Park One',
      '        ✗ floor-load: requiredKnPerM2 7.5, offeredKnPerM2 5',
      '        ? not known: wfi',
      '',
      'If a must were relaxed',
      '  area: without it 30 more met, 4 more unconfirmed; 800 → 700 adds 12',
      '',
      'Near misses',
      '  near-1, Park One, 50.0 (50.0–50.0): area 800 → 790',
      '',
      'Several spaces as one',
      '  b-1 + b-2, Park One: 3,200 m², same-floor, unconfirmed, 50.0 (40.0–60.0)',
      '',
      'Growing by phases',
      '  g-1 + g-2, Park One: 3,000 m², next-floor, unconfirmed, 50.0 (40.0–60.0)',
      '      2026-11-22: g-1, 1,200 m²',
      '      day not known: g-2, 1,800 m²',
    ]);
  });

  it('says how firmly the ranking stands and what to find out, where that was asked for', () => {
    const one = { id: 'demo-1', name: { zh: '一', en: 'One' }, parkId: 'park-1', demo: true };
    const two = { id: 'b-1', name: { zh: '二', en: 'Two' }, parkId: 'park-1', demo: false };

    const lines = answerLines({
      ...BARE,
      results: FULL.results,
      certificate: {
        weightRanges: [
          {
            criterion: 'rent',
            weight: 3,
            from: { weight: 1.25, holds: true, then: two },
            to: { weight: 10, holds: true },
          },
          {
            criterion: 'wfi',
            weight: 1,
            from: { weight: 0, holds: false },
            to: { weight: 4, holds: false, then: two },
          },
        ],
        acceptability: { draws: 10_000, spaces: [{ space: one, first: 0.6234, topThree: 1 }] },
        leaveOneOut: [
          { criterion: 'rent', level: 'prefer', first: two, verdict: 'met', changes: true, changesVerdict: false },
          { criterion: 'wfi', level: 'prefer', first: one, verdict: 'met', changes: false, changesVerdict: false },
          { criterion: 'area', level: 'must', first: one, verdict: 'met', changes: false, changesVerdict: true },
        ],
        worsening: {
          checked: 4,
          raised: 1,
          first: [
            { criterion: 'rent', rank: 2 },
            { criterion: 'wfi', rank: 1 },
          ],
        },
        dominated: [{ space: two, by: [one] }],
        questions: [
          {
            criterion: 'floor-load',
            level: 'must',
            facts: ['floorLoadKnPerM2'],
            park: { id: 'park-1', name: PARK.name },
            places: 3,
            count: 4,
            spaces: [{ space: two, best: 1, alsoOpen: 0 }],
          },
          {
            criterion: 'distance',
            level: 'prefer',
            facts: [],
            park: { id: 'park-1', name: PARK.name },
            places: 1,
            count: 1,
            spaces: [{ space: one, place: 1, best: 1, worst: 2, alsoOpen: 0 }],
          },
        ],
      },
    });

    expect(lines.slice(lines.indexOf('How firmly the ranking stands'))).toEqual([
      'How firmly the ranking stands',
      '  rent: weight 3, first in [1.25, 10]; below it b-1',
      '  wfi: weight 1, first in (0, 4); above it b-1',
      '  demo-1 (demo): first in 62.3 % of 10000 random weightings, among the first three in 100.0 %',
      '  without rent: b-1 first (met)',
      '  without area: demo-1 (demo) first (met)',
      '  with nothing of rent the first place falls to 2',
      '  NOT TO BE TRUSTED: 1 of 4 worsenings raised a space',
      '  b-1: no weights put it before demo-1 (demo)',
      '',
      'What to find out next',
      '  Park One: floor-load (floorLoadKnPerM2) of b-1 and 3 more: up to 3 places',
      '  Park One: distance of demo-1 (demo): up to 1 place',
    ]);
  });

  it('says that nothing fits', () => {
    expect(answerLines(BARE)).toEqual(['Judged as of 2026-11-22, engine 1.0.0, data 42.', '', 'No space fits.']);
  });
});
