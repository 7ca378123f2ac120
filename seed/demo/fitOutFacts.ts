import { type SpaceFacts } from '#shared/space.ts';
import { type CleanroomGrade, type ColdBand, type FitOut, type SectorId } from '#shared/vocabulary.ts';
import { type Building } from './building.ts';
import { type Random } from './random.ts';

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

/** Draws how a space is fitted out, and what air, regimes and cold storage go with that. */
export function fitOutFacts(building: Building, clearHeightM: number, random: Random): SpaceFacts {
  const fitOut = fitOutOf(building, random);
  const cleanroomGrade = existingGrade(fitOut, random);
  return {
    fitOut,
    cleanroomGrade,
    cleanroomAchievable: cleanest(cleanroomGrade, achievableGrade(building, clearHeightM)),
    freshAirIntake: building.kind.biosafetyLevel.length > 1 || random.chance(0.2) ? 'available' : 'none',
    coldStoreBands: coldStoreBands(building, random),
    spfAnimals: admits(building, ['cro']) && random.chance(0.4) ? 'available' : 'none',
    wfi:
      fitOut === 'gmp-fitted' || (admits(building, ['mab', 'inj', 'vaccine']) && random.chance(0.4))
        ? 'available'
        : 'none',
    ...regimeFacts(building, random),
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

function coldStoreBands(building: Building, random: Random): NonNullable<SpaceFacts['coldStoreBands']> {
  const { admittedSectors = [] } = building.facts;
  const bands = new Set(
    admittedSectors.flatMap((sector) => (random.chance(0.4) ? (COLD_BANDS_BY_SECTOR[sector] ?? []) : [])),
  );
  return bands.size === 0 ? 'none' : [...bands].sort();
}

function regimeFacts(building: Building, random: Random): SpaceFacts {
  const { profile } = building;
  const drugs = admits(building, ['cgt', 'mab', 'vaccine', 'api', 'osd', 'inj']);
  const regimes: (readonly [NonNullable<SpaceFacts['gmpRegimes']>[number], boolean])[] = [
    ['cn-drug-gmp', drugs],
    ['cn-device-gmp', admits(building, ['ivd', 'device'])],
    ['eu-gmp', drugs && profile.international],
    ['us-cgmp', drugs && profile.international && random.chance(0.5)],
    ['glp', admits(building, ['cro']) && random.chance(0.6)],
    ['gsp', admits(building, ['coldchain'])],
  ];
  return {
    gmpRegimes: regimes.flatMap(([regime, supported]) => (supported ? [regime] : [])),
    ichGuidelines: ichGuidelines(building, random),
  };
}

function ichGuidelines(building: Building, random: Random): string[] {
  if (!admits(building, ['cgt', 'mab', 'vaccine', 'api', 'osd', 'inj', 'synbio'])) return [];
  const quality = ['Q8', 'Q9', 'Q10'];
  const further = building.profile.international
    ? ['Q11', 'Q12', 'Q13', 'Q5A', 'Q5B', 'Q5D', 'Q5E', 'Q6B', 'S12']
    : ['Q11', 'Q12', 'Q5D'].filter(() => random.chance(0.5));
  return [...quality, ...further, ...(admits(building, ['api', 'synbio']) ? ['Q7', 'Q3A', 'Q3C'] : [])];
}
