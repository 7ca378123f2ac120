import { describe, expect, it } from 'vitest';
import { reverseLines } from '#server/cli/reverseLines.ts';
import { type ReverseAnswer } from '#server/features/matches/service.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

const score = { low: 71.2, expected: 78, high: 84.8 };

const ANSWER: ReverseAnswer = {
  engineVersion: '1.1.0',
  dataVersion: 42,
  evaluatedAt: '2026-11-22T08:00:00.000Z',
  asOf: '2026-11-22',
  space: aSpace({}, { demo: true }),
  park: aPark(),
  standing: 3,
  met: 1,
  unconfirmed: 0,
  fits: [{ id: 'a', verdict: 'met', score, completeness: 0.5, place: 2, findings: [] }],
  nearFits: [{ id: 'b', score, changes: [{ criterion: 'clear-height', from: 5, to: 4.5, change: 0.1 }], change: 0.1 }],
  entries: [{ id: 'a', place: 2, verdict: 'met', score }],
};

describe('the lines of a reverse answer', () => {
  it('tell the first tens, what fits with its place, and the changes that would make it fit', () => {
    expect(reverseLines(ANSWER)).toEqual([
      'Judged as of 2026-11-22, engine 1.1.0, data 42.',
      'space-1 (demo), Park One: 3 standing requirements, 1 met, 0 unconfirmed.',
      '',
      'Among the first ten of',
      '  a: #2, met, 78.0 (71.2–84.8)',
      '',
      'Fits',
      '  a: met, 78.0 (71.2–84.8), 50 % known, #2',
      '',
      'Nearly fits',
      '  b, 78.0 (71.2–84.8): clear-height 5 → 4.5 (change 0.1)',
    ]);
  });

  it('leave out what there is none of', () => {
    expect(reverseLines({ ...ANSWER, fits: [], nearFits: [], entries: [] })).toHaveLength(2);
  });
});
