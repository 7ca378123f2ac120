import {
  CleanroomGrade,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Row } from './row.ts';

/** A number beyond all that can be asked: of what is free of limits, and of what cannot be had for any money. */
const BOUNDLESS = 2 ** 30;

/** Beyond that, not known. */
const UNTOLD_NUMBER = BOUNDLESS + 1;

/** Not known, in a column of bytes. */
export const UNTOLD = 255;

function amount(value: number | 'none' | undefined, none = 0): number {
  if (value === undefined) return NaN;
  return value === 'none' ? none : value;
}

/** Facts that are compared as numbers; not a number is not known. */
export const NUMBERS: Readonly<Record<string, (row: Row) => number>> = {
  areaM2: (row: Row) => amount(row.areaM2),
  leastPartM2: (row: Row) => amount(row.leastPartM2),
  rentFenPerM2Month: (row: Row) => amount(row.rentFenPerM2Month, BOUNDLESS),
  availableDay: (row: Row) => amount(row.availableDay),
  biosafetyLevel: (row: Row) => amount(row.biosafetyLevel),
  effluentM3PerDay: (row: Row) => amount(row.effluentM3PerDay),
  floorLoadKnPerM2: (row: Row) => amount(row.floorLoadKnPerM2),
  clearHeightM: (row: Row) => amount(row.clearHeightM),
  columnSpanM: (row: Row) => amount(row.columnSpanM, BOUNDLESS),
  floorNumber: (row: Row) => amount(row.floorNumber),
  freightLiftT: (row: Row) => amount(row.freightLiftT),
  loadingDocks: (row: Row) => amount(row.loadingDocks),
  powerKva: (row: Row) => amount(row.powerKva),
  vaPerM2: (row: Row) => amount(row.vaPerM2),
  steamTPerH: (row: Row) => amount(row.steamTPerH),
  purifiedWaterM3PerH: (row: Row) => amount(row.purifiedWaterM3PerH),
  wfiM3PerH: (row: Row) => amount(row.wfiM3PerH),
};

/** Place of a word on a scale, least first: 1 for the first, 0 for none. */
export function placeOn(scale: readonly string[], word: string | undefined): number {
  return word === undefined ? UNTOLD : scale.indexOf(word) + 1;
}

const SUPPLY = ['available'];

/** Facts that are places on a scale, as bytes. */
export const PLACES: Readonly<Record<string, (row: Row) => number>> = {
  fitOut: (row: Row) => placeOn(FitOut.options, row.fitOut),
  cleanroomGrade: (row: Row) => placeOn(CleanroomGrade.options, row.cleanroomGrade),
  cleanroomAchievable: (row: Row) => placeOn(CleanroomGrade.options, row.cleanroomAchievable),
  freshAirIntake: (row: Row) => placeOn(SUPPLY, row.freshAirIntake),
  fireHazardClass: (row: Row) => placeOn(FireHazardClass.options, row.fireHazardClass),
  eiaPath: (row: Row) => placeOn(EiaPath.options, row.eiaPath),
  effluentTreatment: (row: Row) => placeOn(EffluentTreatment.options, row.effluentTreatment),
  dualFeed: (row: Row) => placeOn(SUPPLY, row.dualFeed),
  steam: (row: Row) => placeOn(SUPPLY, row.steam),
  purifiedWater: (row: Row) => placeOn(SUPPLY, row.purifiedWater),
  wfi: (row: Row) => placeOn(SUPPLY, row.wfi),
  hazardousGoodsStoreClass: (row: Row) => placeOn(FireHazardClass.options, row.hazardousGoodsStoreClass),
  vibrationCurve: (row: Row) => placeOn(VibrationCurve.options, row.vibrationCurve),
  spfAnimals: (row: Row) => placeOn(SUPPLY, row.spfAnimals),
};

/** Facts that are lists of words, as bits. */
export const LISTS: Readonly<Record<string, (row: Row) => readonly string[] | undefined>> = {
  tenures: (row: Row) => row.tenures,
  stage: (row: Row) => (row.stage === undefined ? undefined : [row.stage]),
  gmpRegimes: (row: Row) => row.gmpRegimes,
  ichGuidelines: (row: Row) => row.ichGuidelines,
  admittedSectors: (row: Row) => row.admittedSectors,
  coldStoreBands: (row: Row) => (row.coldStoreBands === 'none' ? [] : row.coldStoreBands),
};

/** Facts of which only a most is asked. */
const WITHOUT_LEAST: ReadonlySet<string> = new Set(['rentFenPerM2Month', 'availableDay', 'leastPartM2']);

/** What stands for not known in SQL: a number that passes whatever is asked. */
export function untoldNumber(fact: string): number {
  return WITHOUT_LEAST.has(fact) ? -UNTOLD_NUMBER : UNTOLD_NUMBER;
}
