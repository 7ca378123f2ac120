import { describe, expect, it } from 'vitest';
import { areaTogether, effluentTogether, powerTogether } from '#server/domain/matching/together.ts';

describe('several spaces as one', () => {
  it('have the sum of their areas and of their least parts, the whole of one that is let only whole', () => {
    const spaces = [
      { areaM2: 1000, divisibleFromM2: 200 },
      { areaM2: 500, divisibleFromM2: 'none' },
    ] as const;

    expect(areaTogether(spaces)).toEqual({ areaM2: 1500, divisibleFromM2: 700 });
  });

  it('have the sum that comes out on paper, so that an area that is just enough is enough', () => {
    // In binary 0.1 + 0.7 is 0.7999999999999999.
    expect(areaTogether([{ areaM2: 0.1 }, { areaM2: 0.7 }])).toEqual({ areaM2: 0.8 });
    expect(powerTogether([{ powerKva: 0.1 }, { powerKva: 0.7 }])).toEqual({ powerKva: 0.8 });
  });

  it('are of unknown area or division where one of them is', () => {
    expect(areaTogether([{ areaM2: 1000, divisibleFromM2: 200 }, { areaM2: 500 }])).toEqual({ areaM2: 1500 });
    expect(areaTogether([{ areaM2: 1000, divisibleFromM2: 200 }, { divisibleFromM2: 100 }])).toEqual({
      divisibleFromM2: 300,
    });
  });

  it('have the sum of their power, unless that of one is not known', () => {
    expect(powerTogether([{ powerKva: 100 }, { powerKva: 250 }])).toEqual({ powerKva: 350 });
    expect(powerTogether([{ powerKva: 100 }, {}])).toEqual({});
  });

  it.each([
    {
      spaces: [
        { effluentM3PerDay: 10, effluentTreatment: 'high-strength' },
        { effluentM3PerDay: 5, effluentTreatment: 'light' },
      ],
      expected: { effluentM3PerDay: 15, effluentTreatment: 'light' },
      because: 'the weakest treatment of those that discharge',
    },
    {
      spaces: [
        { effluentM3PerDay: 10, effluentTreatment: 'biological' },
        { effluentM3PerDay: 'none', effluentTreatment: 'none' },
      ],
      expected: { effluentM3PerDay: 10, effluentTreatment: 'biological' },
      because: 'what one discharges, where another discharges none',
    },
    {
      spaces: [{ effluentM3PerDay: 10, effluentTreatment: 'biological' }, { effluentTreatment: 'biological' }],
      expected: { effluentTreatment: 'biological' },
      because: 'no known amount, where one amount is not known',
    },
    {
      spaces: [{ effluentM3PerDay: 10, effluentTreatment: 'biological' }, { effluentM3PerDay: 5 }],
      expected: { effluentM3PerDay: 15 },
      because: 'no known treatment, where one treatment is not known',
    },
    {
      spaces: [{ effluentM3PerDay: 'none' }, { effluentM3PerDay: 'none' }],
      expected: { effluentM3PerDay: 'none' },
      because: 'none, where none discharges any',
    },
  ] as const)('have of effluent $because', ({ spaces, expected }) => {
    expect(effluentTogether(spaces)).toEqual(expected);
  });
});
