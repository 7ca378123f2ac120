import fc from 'fast-check';
import { SpaceFacts } from '#shared/space.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { factValues, ICH_CODES } from '#tests/support/arbitraries.ts';

type Fact = keyof SpaceFacts;

/**
 * The given facts, all of them or some, each at times one of the few values of `spaceFacts`, at times anything within a
 * wide range: so that between any two offers there are others.
 */
export function wideFacts(names: readonly Fact[], known: 'all' | 'some' = 'all'): fc.Arbitrary<SpaceFacts> {
  const few: Readonly<Record<Fact, fc.Arbitrary<unknown>>> = factValues();
  const values = names.map((name) => [name, fc.oneof(few[name], WIDE[name] ?? few[name])] as const);
  return fc
    .record(Object.fromEntries(values), { requiredKeys: known === 'all' ? [...names] : [] })
    .map((found) => SpaceFacts.parse(found));
}

/** Numbers with one decimal, both ends included. */
function tenths(least: number, most: number): fc.Arbitrary<number> {
  return fc.integer({ min: 10 * least, max: 10 * most }).map((number) => number / 10);
}

const days = fc
  .tuple(fc.integer({ min: 2026, max: 2028 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

const WIDE: Readonly<Partial<Record<Fact, fc.Arbitrary<unknown>>>> = {
  areaM2: tenths(100, 7000),
  divisibleFromM2: tenths(50, 7000),
  floorNumber: fc.constantFrom(-2, -1, 1, 2, 3, 5, 9),
  rentFenPerM2Month: fc.integer({ min: 0, max: 9000 }),
  managementFeeFenPerM2Month: fc.integer({ min: 0, max: 1200 }),
  rentFreeMonths: tenths(1, 20),
  depositMonths: tenths(1, 6),
  availableFrom: days,
  ichGuidelines: fc.shuffledSubarray([...ICH_CODES, 'Q1A', 'Q8', 'Q9', 'Q10']),
  admittedSectors: fc.shuffledSubarray(SectorId.options),
  biosafetyLevel: fc.integer({ min: 1, max: 4 }),
  floorLoadKnPerM2: tenths(1, 30),
  clearHeightM: tenths(2, 9),
  columnSpanM: tenths(6, 12),
  freightLiftT: tenths(1, 8),
  loadingDocks: fc.integer({ min: 1, max: 6 }),
  effluentM3PerDay: tenths(1, 150),
  powerKva: tenths(10, 2000),
  steamTPerH: tenths(1, 8),
  purifiedWaterM3PerH: tenths(1, 8),
  wfiM3PerH: tenths(1, 8),
};
