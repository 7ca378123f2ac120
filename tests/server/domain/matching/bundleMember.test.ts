import { describe, expect, it } from 'vitest';
import { sketchedFacts } from '#server/domain/matching/bundleMember.ts';
import { area } from '#server/domain/matching/criteria/area.ts';
import { power } from '#server/domain/matching/criteria/power.ts';
import { rent } from '#server/domain/matching/criteria/rent.ts';
import { asking } from '#tests/support/asking.ts';

describe('the facts by which bundles are sketched', () => {
  it('are the area, the floor and those of the asked sums, each once', () => {
    const asked = [asking(rent, { idealFenPerM2Month: 1, limitFenPerM2Month: 2 }), asking(power, { minKva: 1 })];

    expect(sketchedFacts([])).toEqual(['areaM2', 'floorNumber']);
    expect(sketchedFacts(asked)).toEqual(['areaM2', 'floorNumber', 'powerKva']);
    expect(sketchedFacts([asking(area, { minM2: 1 })])).toEqual(['areaM2', 'floorNumber', 'divisibleFromM2']);
  });
});
