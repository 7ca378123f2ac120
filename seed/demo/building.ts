import { type Park } from '#shared/park.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type SupplyStage } from '#shared/vocabulary.ts';
import { type BuildingKind, kindOf } from './buildingKind.ts';
import { type ParkProfile } from './parkProfile.ts';
import { type Random } from '#server/domain/random.ts';

/** One invented building of a real park: what all its spaces share. */
export interface Building {
  readonly profile: ParkProfile;
  readonly kind: BuildingKind;
  /** A, B, C … */
  readonly letter: string;
  readonly storeys: number;
  readonly plateM2: number;
  readonly unitsPerFloor: number;
  readonly stage: SupplyStage;
  readonly powerVaPerM2: number;
  /** Facts that hold on every floor. */
  readonly facts: SpaceFacts;
  /** Facts of the ground floor, and of each floor above it. */
  readonly groundFacts: SpaceFacts;
  readonly upperFacts: SpaceFacts;
}

/** Slab, ceiling and beams take this much of a storey. Engineering default. */
const STRUCTURE_M = 0.5;

/** Draws a building within what the park's sources say of its buildings. */
export function buildingOf(profile: ParkProfile, letter: string, random: Random): Building {
  const { park } = profile;
  const kind = kindOf(profile, random);
  return {
    profile,
    kind,
    letter,
    ...structureOf(kind, park, random),
    stage: random.pick([park.stages[0] ?? 'existing', ...park.stages]),
    powerVaPerM2: random.between(...within(kind.powerVaPerM2, park.buildings?.powerWPerM2)),
    facts: wholeFacts(kind, profile, random),
    groundFacts: {
      floorLoadKnPerM2: groundLoadKnPerM2(kind, park, random),
      clearHeightM: clearHeightM(park.buildings?.groundStoreyM ?? random.pick(kind.groundStoreyM), park),
      loadingDocks: random.pick(kind.groundDocks),
      vibrationCurve: random.pick(kind.vibrationCurve),
    },
    upperFacts: {
      floorLoadKnPerM2: upperLoadKnPerM2(kind, park, random),
      clearHeightM: clearHeightM(park.buildings?.upperStoreyM ?? random.pick(kind.upperStoreyM), park),
      loadingDocks: 'none',
      vibrationCurve: random.pick(['none', random.pick(kind.vibrationCurve)]),
    },
  };
}

function wholeFacts(kind: BuildingKind, { park, sectors }: ParkProfile, random: Random): SpaceFacts {
  const admitted = kind.sectors.filter((sector) => sectors.includes(sector));
  return {
    freightLiftT: park.buildings?.freightLiftT ?? random.pick(kind.freightLiftT),
    columnSpanM: columnSpanM(kind, park, random),
    fireHazardClass: random.pick(kind.fireHazardClass),
    eiaPath: random.pick(kind.eiaPath),
    admittedSectors: admitted.length === 0 ? [...kind.sectors] : admitted,
    biosafetyLevel: random.pick(kind.biosafetyLevel),
  };
}

function structureOf(
  kind: BuildingKind,
  { buildings }: Park,
  random: Random,
): Pick<Building, 'storeys' | 'plateM2' | 'unitsPerFloor'> {
  const [fewest, most] = within(kind.storeys, buildings?.storeys);
  const highest =
    buildings?.maxHeightM === undefined ? most : Math.floor(buildings.maxHeightM / Math.max(...kind.upperStoreyM));
  const plateM2 = random.between(...within(kind.plateM2, buildings?.floorPlateM2));
  const mostUnits = Math.max(1, Math.floor(plateM2 / (buildings?.unitM2?.[0] ?? 1)));
  return {
    storeys: random.integer(fewest, Math.max(fewest, Math.min(most, highest))),
    plateM2,
    unitsPerFloor: Math.min(random.pick(kind.unitsPerFloor), mostUnits),
  };
}

function groundLoadKnPerM2(kind: BuildingKind, { buildings }: Park, random: Random): number {
  const stated = buildings?.loadKnPerM2 ?? buildings?.groundLoadKnPerM2 ?? random.pick(kind.groundLoadKnPerM2);
  const loadKnPerM2 = typeof stated === 'number' ? stated : random.pick(stated);
  return Math.min(loadKnPerM2, buildings?.maxLoadKnPerM2 ?? Infinity);
}

function upperLoadKnPerM2(kind: BuildingKind, { buildings }: Park, random: Random): number {
  const loadKnPerM2 = buildings?.loadKnPerM2 ?? buildings?.upperLoadKnPerM2 ?? random.pick(kind.upperLoadKnPerM2);
  return Math.min(loadKnPerM2, buildings?.maxLoadKnPerM2 ?? Infinity);
}

function clearHeightM(storeyM: number, { buildings }: Park): number {
  const heightM = Math.min(storeyM, buildings?.maxStoreyM ?? Infinity) - STRUCTURE_M;
  return Math.round(heightM * 10) / 10;
}

function columnSpanM(kind: BuildingKind, { buildings }: Park, random: Random): number | 'none' {
  const spanM = random.pick(kind.columnSpanM);
  if (buildings?.columnSpanM === undefined) return spanM;
  return spanM === 'none' ? buildings.columnSpanM : Math.min(spanM, buildings.columnSpanM);
}

/** The part of the usual that the stated leaves; where they do not meet, the stated. */
function within(
  usual: readonly [number, number],
  stated: readonly [number, number] | undefined,
): readonly [number, number] {
  if (stated === undefined) return usual;
  const low = Math.max(usual[0], stated[0]);
  const high = Math.min(usual[1], stated[1]);
  return low <= high ? [low, high] : stated;
}
