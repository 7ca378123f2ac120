import { type SpaceFacts } from '#shared/space.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { type Ground } from './ground.ts';

/** A space as a plain object of which every field is there, so that all of them have one shape: what a loop reads fastest. */
export type Row = { readonly [Fact in keyof SpaceFacts]-?: SpaceFacts[Fact] | undefined } & {
  readonly id: string;
  readonly site: number;
  readonly park: number;
  /** `availableFrom` in days since 1970. */
  readonly availableDay: number | undefined;
  /** Allotted power by area, to twelve digits; undefined where either is not known. */
  readonly vaPerM2: number | undefined;
  /** The least that is let of it; undefined where that is not known. */
  readonly leastPartM2: number | undefined;
};

/** The rows of a stock, in its order. */
export function rowsOf(stock: Stock, { siteOf, parkOf }: Ground): Row[] {
  return stock.map(({ space: { id, facts } }, at) => ({
    id,
    site: siteOf[at] ?? 0,
    park: parkOf[at] ?? 0,
    areaM2: facts.areaM2,
    divisibleFromM2: facts.divisibleFromM2,
    leastPartM2: leastPartOf(facts),
    tenures: facts.tenures,
    rentFenPerM2Month: facts.rentFenPerM2Month,
    managementFeeFenPerM2Month: facts.managementFeeFenPerM2Month,
    rentFreeMonths: facts.rentFreeMonths,
    depositMonths: facts.depositMonths,
    availableFrom: facts.availableFrom,
    availableDay: dayIfKnown(facts.availableFrom),
    stage: facts.stage,
    fitOut: facts.fitOut,
    cleanroomGrade: facts.cleanroomGrade,
    cleanroomAchievable: facts.cleanroomAchievable,
    freshAirIntake: facts.freshAirIntake,
    gmpRegimes: facts.gmpRegimes,
    ichGuidelines: facts.ichGuidelines,
    biosafetyLevel: facts.biosafetyLevel,
    admittedSectors: facts.admittedSectors,
    fireHazardClass: facts.fireHazardClass,
    eiaPath: facts.eiaPath,
    effluentM3PerDay: facts.effluentM3PerDay,
    effluentTreatment: facts.effluentTreatment,
    floorLoadKnPerM2: facts.floorLoadKnPerM2,
    clearHeightM: facts.clearHeightM,
    columnSpanM: facts.columnSpanM,
    floorNumber: facts.floorNumber,
    freightLiftT: facts.freightLiftT,
    loadingDocks: facts.loadingDocks,
    powerKva: facts.powerKva,
    vaPerM2: vaPerM2Of(facts),
    dualFeed: facts.dualFeed,
    steam: supplied(facts.steam, facts.steamTPerH),
    steamTPerH: facts.steamTPerH,
    purifiedWater: supplied(facts.purifiedWater, facts.purifiedWaterM3PerH),
    purifiedWaterM3PerH: facts.purifiedWaterM3PerH,
    wfi: supplied(facts.wfi, facts.wfiM3PerH),
    wfiM3PerH: facts.wfiM3PerH,
    coldStoreBands: facts.coldStoreBands,
    hazardousGoodsStoreClass: facts.hazardousGoodsStoreClass,
    vibrationCurve: facts.vibrationCurve,
    spfAnimals: facts.spfAnimals,
  }));
}

function dayIfKnown(day: string | undefined): number | undefined {
  return day === undefined ? undefined : dayOf(day);
}

/** A known amount says that there is a supply. */
function supplied(
  told: 'available' | 'none' | undefined,
  amount: number | undefined,
): 'available' | 'none' | undefined {
  return told ?? (amount === undefined ? undefined : 'available');
}

function leastPartOf({ areaM2, divisibleFromM2 }: SpaceFacts): number | undefined {
  if (divisibleFromM2 === 'none') return areaM2;
  if (areaM2 === undefined || divisibleFromM2 === undefined) return divisibleFromM2;
  return Math.min(areaM2, divisibleFromM2);
}

function vaPerM2Of({ powerKva, areaM2 }: SpaceFacts): number | undefined {
  if (powerKva === undefined || areaM2 === undefined) return undefined;
  return Number(((powerKva * 1000) / areaM2).toPrecision(12));
}

const DAY_MS = 86_400_000;

/** Days since 1970. */
export function dayOf(day: string): number {
  return Date.parse(day) / DAY_MS;
}
