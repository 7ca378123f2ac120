import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { tortureByDamage } from './torture.ts';

describe('a file with wrong bits, without its end, or emptied', () => {
  it('gives forty times right answers or errors, no wrong one, and kills nobody', { timeout: 120_000 }, async () => {
    const { faults, refused, right } = await tortureByDamage(temporaryFolder(), { files: 40, seed: 100 });

    expect(faults).toEqual([]);
    expect(refused).toBeGreaterThan(5);
    expect(right).toBeGreaterThan(5);
  });
});
