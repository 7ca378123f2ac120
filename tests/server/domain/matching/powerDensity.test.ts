import { describe, expect, it } from 'vitest';
import { densityVaPerM2 } from '#server/domain/matching/powerDensity.ts';

describe('power density', () => {
  it('is the power spread over the area', () => {
    // 300 kVA × 1000 ÷ 1200 m²
    expect(densityVaPerM2(300, 1200)).toBe(250);
  });

  it('comes out even where it is, whatever the last bit of the division', () => {
    // 16.005 kVA × 1000 ÷ 106.7 m² = 150, and 149.99999999999997 in binary.
    expect(densityVaPerM2(16.005, 106.7)).toBe(150);
  });

  it.each([
    { powerKva: undefined, areaM2: 1000 },
    { powerKva: 100, areaM2: undefined },
  ])('is not known of $powerKva kVA over $areaM2 m²', ({ powerKva, areaM2 }) => {
    expect(densityVaPerM2(powerKva, areaM2)).toBeUndefined();
  });
});
