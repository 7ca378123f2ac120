import { describe, expect, it } from 'vitest';
import { contentFaults, moveFaults } from '#shared/listingFaults.ts';

const VACANT = { state: 'vacant', today: '2026-11-22' } as const;
const pathsOf = (faults: readonly { readonly path: string }[]): string[] => faults.map(({ path }) => path);

describe('what is written of a space', () => {
  it.each([
    { divisibleFromM2: 999, faults: [] },
    { divisibleFromM2: 1000, faults: [] },
    { divisibleFromM2: 1001, faults: ['facts.divisibleFromM2'] },
  ])('of 1,000 m² may be let from $divisibleFromM2 m²: $faults', ({ divisibleFromM2, faults }) => {
    expect(pathsOf(contentFaults({ facts: { areaM2: 1000, divisibleFromM2 } }, VACANT))).toEqual(faults);
  });

  it.each([
    { state: 'planned', day: '2026-11-21', faults: ['facts.availableFrom'] },
    { state: 'planned', day: '2026-11-22', faults: [] },
    { state: 'vacant', day: '2020-01-01', faults: [] },
  ] as const)('$state may be available from $day: $faults', ({ state, day, faults }) => {
    expect(pathsOf(contentFaults({ facts: { availableFrom: day } }, { ...VACANT, state }))).toEqual(faults);
  });

  it('gives no amount of what is not there, and a rent for what is for lease', () => {
    const facts = { steam: 'none', steamTPerH: 2, tenures: ['lease' as const], rentFenPerM2Month: 'none' } as const;

    expect(pathsOf(contentFaults({ facts: { ...facts, tenures: [...facts.tenures] } }, VACANT))).toEqual([
      'facts.rentFenPerM2Month',
      'facts.steamTPerH',
    ]);
  });

  it('that is not known is no fault', () => {
    expect(contentFaults({ facts: {} }, VACANT)).toEqual([]);
  });
});

describe('the last day of a hold', () => {
  // 366 days after 22 November 2026 is 23 November 2027: 2027 is no leap year, so 365 days are a year.
  it.each([
    { until: '2026-11-21', faults: ['until'] },
    { until: '2026-11-22', faults: [] },
    { until: '2027-11-23', faults: [] },
    { until: '2027-11-24', faults: ['until'] },
  ])('may be $until: $faults', ({ until, faults }) => {
    expect(pathsOf(moveFaults({ until }, VACANT.today))).toEqual(faults);
  });
});
