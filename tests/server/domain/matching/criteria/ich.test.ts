import { describe, expect, it } from 'vitest';
import { ich } from '#server/domain/matching/criteria/ich.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { allOf: ['Q5A', 'Q7', 'Q11', 'Q13'] };

describe('ich', () => {
  // Share of the four guidelines asked for: 4/4, 3/4, 0/4.
  it.each([
    { offered: ['Q13', 'Q11', 'Q7', 'Q5A', 'M7'], verdict: 'met', satisfaction: 1, because: 'all and more' },
    { offered: ['Q5A', 'Q7', 'Q11'], verdict: 'unmet', satisfaction: 0.75, because: 'all but one' },
    { offered: ['Q5D'], verdict: 'unmet', satisfaction: 0, because: 'only a sister of one' },
    { offered: [], verdict: 'unmet', satisfaction: 0, because: 'none at all' },
  ])(
    'is $verdict and satisfies $satisfaction when the park supports $because',
    ({ offered, verdict, satisfaction }) => {
      const check = asking(ich, { ...ASK, level: 'prefer' }).check(aCandidate({ ichGuidelines: offered }));

      expect(check).toEqual({
        verdict,
        satisfaction: { low: satisfaction, high: satisfaction },
        facts: { requiredGuidelines: ['Q5A', 'Q7', 'Q11', 'Q13'], offeredGuidelines: offered },
        derived: false,
      });
    },
  );

  it('is unknown when the park documents nothing', () => {
    const check = asking(ich, { ...ASK, level: 'prefer' }).check(aCandidate());

    expect(check).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0, high: 1 } });
  });

  it('says which guidelines could be kept, one step for each given up', () => {
    // Two of four are missing: 2 × 0.1 = 0.2.
    expect(asking(ich, ASK).change(aCandidate({ ichGuidelines: ['Q11', 'Q5A'] }))).toEqual({
      from: ['Q5A', 'Q7', 'Q11', 'Q13'],
      to: ['Q5A', 'Q11'],
      change: 0.2,
    });
  });

  it('proposes no change where nothing of the ask would be left', () => {
    expect(asking(ich, ASK).change(aCandidate({ ichGuidelines: ['M7'] }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['allOf'], because: 'no guideline is named' },
    { ask: { allOf: [] }, paths: ['allOf'], because: 'the list is empty' },
    { ask: { allOf: ['Q7', 'Q7'] }, paths: ['allOf'], because: 'a guideline is named twice' },
    { ask: { allOf: ['Q15'] }, paths: ['allOf.0'], because: 'there is no Q15' },
    { ask: { allOf: ['Q5A(R2)'] }, paths: ['allOf.0'], because: 'the revision is named' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(ich, ask)).toEqual(paths);
  });
});
