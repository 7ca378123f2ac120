import { type SpaceFacts } from '#shared/space.ts';
import { type EiaPath, type FireHazardClass, type SectorId } from '#shared/vocabulary.ts';
import { type ParkProfile } from './parkProfile.ts';
import { type Random } from '#server/domain/random.ts';

type Interval = readonly [number, number];

/** What buildings of a kind are like: values to draw from where the park's sources are silent. Engineering defaults, near the measured buildings. */
export interface BuildingKind {
  readonly storeys: Interval;
  readonly groundStoreyM: readonly number[];
  readonly upperStoreyM: readonly number[];
  readonly groundLoadKnPerM2: readonly number[];
  readonly upperLoadKnPerM2: readonly number[];
  readonly freightLiftT: readonly (number | 'none')[];
  readonly columnSpanM: readonly (number | 'none')[];
  readonly fireHazardClass: readonly FireHazardClass[];
  readonly eiaPath: readonly EiaPath[];
  readonly plateM2: Interval;
  readonly unitsPerFloor: readonly number[];
  readonly powerVaPerM2: Interval;
  readonly groundDocks: readonly (number | 'none')[];
  readonly biosafetyLevel: readonly NonNullable<SpaceFacts['biosafetyLevel']>[];
  readonly vibrationCurve: readonly NonNullable<SpaceFacts['vibrationCurve']>[];
  /** Sub-sectors that such a building can take. */
  readonly sectors: readonly SectorId[];
}

const PLANT: BuildingKind = {
  storeys: [3, 6],
  groundStoreyM: [7, 7.5, 8, 8.4],
  upperStoreyM: [5.4, 5.7, 6],
  groundLoadKnPerM2: [12, 15, 20, 20],
  upperLoadKnPerM2: [8, 10, 12],
  freightLiftT: [3, 3, 5],
  columnSpanM: [8.4, 9, 9, 12],
  fireHazardClass: ['C', 'C', 'C', 'D'],
  eiaPath: ['report', 'report', 'report-form'],
  plateM2: [1800, 5200],
  unitsPerFloor: [1, 1, 2, 2, 3, 4],
  powerVaPerM2: [120, 320],
  groundDocks: [1, 2, 2, 4],
  biosafetyLevel: [1, 2, 2, 2, 3],
  vibrationCurve: ['none', 'none', 'VC-A'],
  sectors: ['ivd', 'device', 'cgt', 'mab', 'vaccine', 'osd', 'inj', 'synbio', 'rehab', 'cro'],
};

const TOWER: BuildingKind = {
  storeys: [8, 16],
  groundStoreyM: [6, 7, 7],
  upperStoreyM: [4.8, 5, 5.4],
  groundLoadKnPerM2: [10, 12, 15],
  upperLoadKnPerM2: [7.5, 8, 10],
  freightLiftT: [2, 3, 3],
  columnSpanM: [8.4, 8.4, 9],
  fireHazardClass: ['C', 'C', 'D'],
  eiaPath: ['report-form', 'report-form', 'report'],
  plateM2: [1200, 2600],
  unitsPerFloor: [1, 2, 4],
  powerVaPerM2: [100, 220],
  groundDocks: ['none', 1, 2],
  biosafetyLevel: [1, 2, 2, 'none'],
  vibrationCurve: ['none', 'none', 'none', 'VC-A'],
  sectors: ['ivd', 'device', 'cgt', 'osd', 'inj', 'rehab', 'ai', 'cro'],
};

const LABORATORY: BuildingKind = {
  storeys: [4, 10],
  groundStoreyM: [5, 5.4, 6],
  upperStoreyM: [4.2, 4.5, 4.8],
  groundLoadKnPerM2: [5, 6, 7.5],
  upperLoadKnPerM2: [4, 5, 5],
  freightLiftT: [1, 2, 2, 'none'],
  columnSpanM: [7.8, 8.4, 8.4],
  fireHazardClass: ['D', 'D', 'E'],
  eiaPath: ['report-form', 'registration', 'none'],
  plateM2: [800, 1800],
  unitsPerFloor: [2, 3, 4, 6],
  powerVaPerM2: [80, 160],
  groundDocks: ['none', 'none', 1],
  biosafetyLevel: [1, 2, 2, 'none'],
  vibrationCurve: ['VC-A', 'VC-A', 'VC-B', 'VC-C', 'none'],
  sectors: ['ivd', 'device', 'cgt', 'ai', 'cro', 'rehab'],
};

const HAZARDOUS_WORKSHOP: BuildingKind = {
  storeys: [1, 2],
  groundStoreyM: [8, 9, 10],
  upperStoreyM: [7, 8],
  groundLoadKnPerM2: [15, 20, 25],
  upperLoadKnPerM2: [12, 15],
  freightLiftT: ['none', 5],
  columnSpanM: [8.4, 9, 12],
  fireHazardClass: ['A', 'B', 'B'],
  eiaPath: ['report'],
  plateM2: [900, 6000],
  unitsPerFloor: [1, 2],
  powerVaPerM2: [180, 320],
  groundDocks: [1, 2],
  biosafetyLevel: [1, 'none', 'none'],
  vibrationCurve: ['none'],
  sectors: ['api', 'synbio', 'osd', 'mab'],
};

const WAREHOUSE: BuildingKind = {
  storeys: [1, 3],
  groundStoreyM: [9, 9.5, 10.5],
  upperStoreyM: [6, 7],
  groundLoadKnPerM2: [20, 30, 30],
  upperLoadKnPerM2: [15, 20],
  freightLiftT: [3, 5],
  columnSpanM: [9, 12, 'none'],
  fireHazardClass: ['C'],
  eiaPath: ['registration', 'report-form'],
  plateM2: [2000, 7000],
  unitsPerFloor: [1, 2],
  powerVaPerM2: [80, 150],
  groundDocks: [2, 4, 6],
  biosafetyLevel: ['none'],
  vibrationCurve: ['none'],
  sectors: ['coldchain', 'device', 'rehab'],
};

/** Draws the kind of a building: hazardous workshops only where the park takes heavy chemistry or fermentation, and no low kind where its plants are high. */
export function kindOf({ sectors, park }: ParkProfile, random: Random): BuildingKind {
  if (park.specialisation.includes('incubation')) return LABORATORY;
  const [fewestStoreys] = park.buildings?.storeys ?? [1];
  const usual = [PLANT, PLANT, PLANT, TOWER, TOWER, LABORATORY];
  const low = [
    ...repeated(HAZARDOUS_WORKSHOP, sectors.includes('api') || sectors.includes('synbio') ? 3 : 0),
    ...repeated(WAREHOUSE, sectors.includes('coldchain') ? 4 : 0),
  ].filter(({ storeys: [, most] }) => most >= fewestStoreys);
  return random.pick([...usual, ...low]);
}

function repeated(kind: BuildingKind, times: number): BuildingKind[] {
  return Array.from({ length: times }, () => kind);
}
