import { describe, expect, it } from 'vitest';
import { claimantOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { incentiveLines } from '#server/cli/incentiveLines.ts';
import { aMeasure, aPolicy, anUndatedPolicy } from '#tests/support/surroundings.ts';

function linesFor(policies: Parameters<typeof incentivesAt>[0]['policies']): string[] {
  const claimant = claimantOf({ criteria: {}, asOf: '2026-11-22' }, ['cn', 'sz', 'sz-pingshan']);
  const incentives = incentivesAt({ policies, placesFrom: (place) => [place] }, claimant);
  return incentiveLines({ site: { placeId: 'sz-pingshan' }, incentives });
}

describe('incentiveLines', () => {
  it('tell both stacks, what rests on days not found, every open measure, and what to find out', () => {
    const policy = anUndatedPolicy({
      measures: [
        aMeasure({ id: 'best' }),
        aMeasure({ id: 'less', benefit: { kind: 'fixed', amountFen: 40_000_000 } }),
        aMeasure({ id: 'open', when: { ask: 'licensed' }, benefit: { kind: 'unstated' } }),
      ],
      exclusions: [{ id: 'one', kind: 'best-of', of: ['best', 'less'], says: { zh: '择优', en: 'Best' } }],
    });

    const lines = linesFor([policy]);

    expect(lines.slice(0, 3)).toEqual([
      'Place sz-pingshan, as of 2026-11-22: 1,000,000 CNY confirmed, 1,000,000 CNY possible or more.',
      '  Confirmed: 1,000,000 CNY; rests with 1,000,000 CNY on days in force not found',
      '    + policy-1/best 1,000,000 (2026 1,000,000)',
    ]);
    expect(lines).toContain('    - policy-1/less: one-of by policy-1/one for policy-1/best, would cost 600,000');
    expect(lines).toContain('  Without a known end: policy-1/open');
    expect(lines.find((line) => line.includes('policy-1/open  '))).toMatch(/unknown .*no known end$/u);
  });

  it('say where nothing is open, and what an answer would move', () => {
    const shut = aPolicy({ measures: [aMeasure({ when: { any: [] } })] });
    const asking = aPolicy({ measures: [aMeasure({ when: { ask: 'licensed' } })] });

    expect(linesFor([shut])).toContain('  No measure is open to the company.');
    expect(linesFor([asking])).toContain('    policy-1/licensed: up to 1,000,000 CNY, for policy-1/grant');
  });
});
