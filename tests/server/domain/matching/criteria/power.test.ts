import { describe, expect, it } from 'vitest';
import { power } from '#server/domain/matching/criteria/power.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('power', () => {
  it.each([
    { ask: { minKva: 500 }, facts: { powerKva: 499 }, verdict: 'unmet', because: 'the whole is just short' },
    { ask: { minKva: 500 }, facts: { powerKva: 500 }, verdict: 'met', because: 'the whole is just enough' },
    { ask: { minKva: 500 }, facts: {}, verdict: 'unknown', because: 'the power is not given' },
    // 149.9 kVA over 1000 m² are 149.9 VA/m².
    {
      ask: { minVaPerM2: 150 },
      facts: { powerKva: 149.9, areaM2: 1000 },
      verdict: 'unmet',
      because: 'the density is just short',
    },
    {
      ask: { minVaPerM2: 150 },
      facts: { powerKva: 150, areaM2: 1000 },
      verdict: 'met',
      because: 'the density is just enough',
    },
    { ask: { minVaPerM2: 150 }, facts: { powerKva: 150 }, verdict: 'unknown', because: 'the area is not given' },
    { ask: { minVaPerM2: 150 }, facts: { areaM2: 1000 }, verdict: 'unknown', because: 'only the area is given' },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 400 },
      verdict: 'unmet',
      because: 'the whole is short, whatever the area',
    },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 500 },
      verdict: 'unknown',
      because: 'the density is still open',
    },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 500, areaM2: 4000 },
      verdict: 'unmet',
      because: 'the density is short',
    },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 600, areaM2: 4000 },
      verdict: 'met',
      because: 'both are enough',
    },
  ] as const)('is $verdict because $because', ({ ask, facts, verdict }) => {
    expect(asking(power, ask).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('tells the density it compared', () => {
    // 400 kVA × 1000 ÷ 3200 m² = 125 VA/m²
    expect(asking(power, { minVaPerM2: 150 }).check(aCandidate({ powerKva: 400, areaM2: 3200 })).facts).toEqual({
      requiredVaPerM2: 150,
      offeredKva: 400,
      offeredVaPerM2: 125,
    });
  });

  it('does not miss a density by the last bit of a division', () => {
    // 32.3 kVA over 646 m² are 50 VA/m², where a division of binary fractions gives 49.99999999999999.
    const check = asking(power, { minVaPerM2: 50 }).check(aCandidate({ powerKva: 32.3, areaM2: 646 }));

    expect(check).toMatchObject({ verdict: 'met', facts: { offeredVaPerM2: 50 } });
  });

  it.each([
    // |500 − 300| ÷ 2000 = 0.1
    { ask: { minKva: 500 }, change: { from: 500, to: 300, change: 0.1 } },
    // 300 kVA over 2500 m² are 120 VA/m²; |150 − 120| ÷ 300 = 0.1
    { ask: { minVaPerM2: 150 }, change: { from: 150, to: 120, change: 0.1 } },
    { ask: { minKva: 500, minVaPerM2: 150 }, change: { from: [500, 150], to: [300, 120], change: 0.2 } },
    { ask: { minKva: 500, minVaPerM2: 100 }, change: { from: 500, to: 300, change: 0.1 } },
  ] as const)('would have to come down from $change.from to $change.to', ({ ask, change }) => {
    expect(asking(power, ask).change(aCandidate({ powerKva: 300, areaM2: 2500 }))).toEqual(change);
  });

  it.each([
    { ask: {}, paths: ['minKva'], because: 'neither amount is asked' },
    { ask: { minKva: 0 }, paths: ['minKva'], because: 'no power is nothing to ask' },
    { ask: { minKva: 1_000_001 }, paths: ['minKva'], because: 'no space has so much' },
    { ask: { minKva: 100, minVaPerM2: 100_001 }, paths: ['minVaPerM2'], because: 'no space is so dense' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(power, ask)).toEqual(paths);
  });

  it.each([
    // Of 400 kVA at 200 VA/m² the asked 150 need three quarters, so that 100 kVA are left.
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 400, areaM2: 2000 },
      needs: [
        [500, 400],
        [0, 100],
      ],
    },
    { ask: { minKva: 500 }, facts: { powerKva: 400, areaM2: 2000 }, needs: [[500, 400]] },
    { ask: { minVaPerM2: 250 }, facts: { powerKva: 40, areaM2: 200 }, needs: [[0, -10]] },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { areaM2: 2000 },
      needs: [
        [500, Infinity],
        [0, Infinity],
      ],
    },
    {
      ask: { minKva: 500, minVaPerM2: 150 },
      facts: { powerKva: 400 },
      needs: [
        [500, 400],
        [0, Infinity],
      ],
    },
  ])('adds $needs of $facts to several spaces taken as one', ({ ask, facts, needs }) => {
    const { total } = asking(power, ask);

    expect(total?.needs(aCandidate(facts)).map(({ least, amount }) => [least, withoutRoundingError(amount)])).toEqual(
      needs,
    );
    expect(total?.clouds(aCandidate(facts))).toBe(!('powerKva' in facts));
    expect(total?.isGradual).toBe(false);
  });

  it('does not miss a density by the last bit where several spaces are taken as one', () => {
    // 32.3 kVA over 646 m² are just 50 VA/m².
    const [need] = asking(power, { minVaPerM2: 50 }).total?.needs(aCandidate({ powerKva: 32.3, areaM2: 646 })) ?? [];

    expect(need?.amount).toBeGreaterThan(0);
    expect(need?.amount).toBeLessThan(1e-8);
  });

  it('has the power and the area of several spaces together', () => {
    const both = power.together?.([
      aCandidate({ powerKva: 100, areaM2: 1000 }),
      aCandidate({ powerKva: 300, areaM2: 1000 }),
    ]);

    expect(both && power.offer(both)).toEqual({ offeredKva: 400, offeredVaPerM2: 200 });
  });
});
