import { type SpaceFacts } from '#shared/space.ts';
import { type CleanroomGrade, type ColdBand, type FitOut, type SectorId } from '#shared/vocabulary.ts';
import { type Building } from './building.ts';
import { type Random } from '#server/domain/random.ts';

/** Clear height and power from which a cleaner grade can be built. Engineering defaults. */
const ACHIEVABLE_FROM: readonly { grade: CleanroomGrade; clearHeightM: number; vaPerM2: number }[] = [
  { grade: 'B', clearHeightM: 4.9, vaPerM2: 160 },
  { grade: 'C', clearHeightM: 4.5, vaPerM2: 120 },
  { grade: 'D', clearHeightM: 4.2, vaPerM2: 90 },
];

/** Cold storage that goes with a sub-sector. */
const COLD_BANDS_BY_SECTOR: Partial<Record<SectorId, readonly ColdBand[]>> = {
  ivd: ['2-8c', 'minus-20c'],
  cgt: ['2-8c', 'minus-80c', 'ln2'],
  mab: ['2-8c', 'minus-40c'],
  vaccine: ['2-8c', 'minus-20c'],
  coldchain: ['2-8c', 'minus-20c', 'minus-80c'],
};

/** Draws how a space is fitted out, and what air, water and cold storage go with that. */
export function fitOutFacts(building: Building, clearHeightM: number, random: Random): SpaceFacts {
  const fitOut = fitOutOf(building, random);
  const cleanroomGrade = existingGrade(fitOut, random);
  return {
    fitOut,
    cleanroomGrade,
    cleanroomAchievable: cleanest(cleanroomGrade, achievableGrade(building, clearHeightM)),
    freshAirIntake: building.kind.biosafetyLevel.length > 1 || random.chance(0.2) ? 'available' : 'none',
    coldStoreBands: coldStoreBands(building, fitOut, random),
    spfAnimals: admits(building, ['cro']) && random.chance(0.4) ? 'available' : 'none',
    wfi: hasWaterForInjection(building, fitOut, random) ? 'available' : 'none',
  };
}

/** Whether the building admits one of the sub-sectors. */
function admits({ facts }: Building, sectors: readonly SectorId[]): boolean {
  return sectors.some((sector) => facts.admittedSectors?.includes(sector));
}

function fitOutOf({ stage, kind }: Building, random: Random): FitOut {
  if (stage !== 'existing') return random.pick(['shell', 'shell', 'basic']);
  // Storage and hazardous workshops are not qualified to a cleanroom grade here.
  if (kind.biosafetyLevel.includes(2)) return random.pick(['shell', 'basic', 'basic', 'fitted', 'gmp-fitted']);
  return random.pick(['shell', 'basic', 'fitted']);
}

function existingGrade(fitOut: FitOut, random: Random): CleanroomGrade | 'none' {
  if (fitOut === 'gmp-fitted') return random.pick(['D', 'D', 'C', 'C', 'B']);
  return fitOut === 'fitted' ? random.pick(['none', 'none', 'D']) : 'none';
}

function achievableGrade({ kind, powerVaPerM2 }: Building, clearHeightM: number): CleanroomGrade | 'none' {
  if (!kind.biosafetyLevel.includes(2)) return 'none';
  const reached = ACHIEVABLE_FROM.find((from) => clearHeightM >= from.clearHeightM && powerVaPerM2 >= from.vaPerM2);
  return reached?.grade ?? 'none';
}

function cleanest(one: CleanroomGrade | 'none', other: CleanroomGrade | 'none'): CleanroomGrade | 'none' {
  const scale = ['none', 'D', 'C', 'B', 'A'];
  return scale.indexOf(one) >= scale.indexOf(other) ? one : other;
}

/** Made of purified water, so never without that. */
function hasWaterForInjection(building: Building, fitOut: FitOut, random: Random): boolean {
  const isPiped = admits(building, ['mab', 'inj', 'vaccine']) && random.chance(0.4);
  return building.profile.purifiedWater === 'available' && (fitOut === 'gmp-fitted' || isPiped);
}

/** Nobody has built cold stores into a bare shell or a building that does not stand yet. */
function coldStoreBands(building: Building, fitOut: FitOut, random: Random): NonNullable<SpaceFacts['coldStoreBands']> {
  const { admittedSectors = [] } = building.facts;
  const bands = new Set(
    admittedSectors.flatMap((sector) => (random.chance(0.4) ? (COLD_BANDS_BY_SECTOR[sector] ?? []) : [])),
  );
  const isBuiltIn = building.stage === 'existing' && fitOut !== 'shell';
  return isBuiltIn && bands.size > 0 ? [...bands].sort() : 'none';
}
