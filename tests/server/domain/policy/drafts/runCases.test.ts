import { describe, expect, it } from 'vitest';
import { type DraftCase } from '#shared/policy/draft.ts';
import { runCases } from '#server/domain/policy/drafts/runCases.ts';
import { measuresAt } from '#server/domain/policy/measuresAt.ts';
import { aMeasure, aPolicy } from '#tests/support/surroundings.ts';

/** A million CNY to whoever is listed; the sector is not asked. */
const POLICY = aPolicy({
  questions: [{ id: 'good', text: { zh: '好吗', en: 'Good?' } }],
  measures: [
    aMeasure({ id: 'listed', when: { fact: 'isListed', is: true } }),
    aMeasure({ id: 'asked', when: { ask: 'good' } }),
  ],
});

const placesFrom = (place: string): string[] => ['cn', 'sz', place];

function run(one: Partial<DraftCase>): ReturnType<typeof runCases> {
  const whole = { name: 'case', asOf: '2026-11-22', placeId: 'sz-pingshan', facts: {}, expected: [], ...one };
  return runCases([whole], {
    policy: POLICY,
    placesFrom,
    judge: (claimant) => measuresAt([POLICY], claimant, placesFrom).map(({ judged }) => judged),
  });
}

describe('a test case', () => {
  it.each([
    { facts: { isListed: true }, verdict: 'eligible' },
    { facts: { isListed: false }, verdict: 'not-eligible' },
    { facts: {}, verdict: 'unknown' },
  ] as const)('is as expected where $facts makes the measure $verdict', ({ facts, verdict }) => {
    expect(run({ facts, expected: [{ measure: 'listed', verdict }] })).toMatchObject([{ isAsExpected: true }]);
  });

  it('compares a sum only where one is expected', () => {
    const facts = { isListed: true };
    const expected = { measure: 'listed', verdict: 'eligible' } as const;

    // The award is 1,000,000 CNY, which is 100,000,000 fen.
    const right = run({ facts, expected: [{ ...expected, lowFen: 100_000_000, highFen: 100_000_000 }] });
    const wrong = run({ facts, expected: [{ ...expected, lowFen: 100_000_001 }] });

    expect([right[0]?.isAsExpected, wrong[0]?.isAsExpected]).toEqual([true, false]);
    expect(wrong[0]?.outcomes[0]?.got).toEqual({
      verdict: 'eligible',
      inForce: 'in-force',
      lowFen: 100_000_000,
      highFen: 100_000_000,
    });
  });

  it('answers the questions of its own policy', () => {
    expect(run({ answers: { good: true }, expected: [{ measure: 'asked', verdict: 'eligible' }] })).toMatchObject([
      { isAsExpected: true },
    ]);
  });

  it('is not as expected where the policy does not hold at the place, or has no such measure', () => {
    const elsewhere = run({ placeId: 'gz', expected: [{ measure: 'listed', verdict: 'unknown' }] });
    const none = run({ expected: [{ measure: 'none', verdict: 'unknown' }] });

    expect([elsewhere[0], none[0]]).toMatchObject([
      { isAsExpected: false },
      { isAsExpected: false, outcomes: [{ measure: 'none', isAsExpected: false }] },
    ]);
    expect(none[0]?.outcomes[0]?.got).toBeUndefined();
  });

  it('fails as a whole where one of its expectations does', () => {
    const runs = run({
      facts: { isListed: true },
      expected: [
        { measure: 'listed', verdict: 'eligible' },
        { measure: 'asked', verdict: 'eligible' },
      ],
    });

    expect(runs[0]).toMatchObject({ isAsExpected: false, outcomes: [{ isAsExpected: true }, { isAsExpected: false }] });
  });
});
