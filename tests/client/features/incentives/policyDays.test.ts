import { describe, expect, it } from 'vitest';
import { policyDays } from '#client/features/incentives/policyDays.ts';
import { aMeasure, aPolicy } from '#tests/client/support/policies.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

describe('policyDays', () => {
  it('are those that were found, and no others', async () => {
    const en = await speakingIn('en');
    const policy = aPolicy({ window: { closes: '2026-12-31' }, validTo: '2027-06-30' });

    const days = policyDays({ policy, measure: aMeasure() }, en);

    expect(days).toEqual([
      {
        id: 'policy-1-clause-1-closes',
        day: '2026-12-31',
        title: 'Applications close: clause one',
        note: 'Measures',
      },
      {
        id: 'policy-1-clause-1-validTo',
        day: '2027-06-30',
        title: 'Last day in force: clause one',
        note: 'Measures',
      },
    ]);
    expect(policyDays({ policy: aPolicy(), measure: aMeasure() }, en)).toEqual([]);
  });
});
