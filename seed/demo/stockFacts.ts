import { type SpaceFacts } from '#shared/space.ts';
import {
  CleanroomGrade,
  ColdBand,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  GmpRegime,
  SectorId,
  SupplyStage,
  Tenure,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Random } from '#server/domain/random.ts';

/** Share of spaces of which a fact is not known. */
const UNKNOWN_SHARE = 0.15;
/** Share of spaces of which there is none of what may be none. */
const NONE_SHARE = 0.2;

/** Draws each fact by itself, so that no fact says anything about another. */
export function independentFacts(random: Random): SpaceFacts {
  const facts: SpaceFacts = {};
  for (const draw of DRAWS) if (!random.chance(UNKNOWN_SHARE)) Object.assign(facts, draw(random));
  return facts;
}

/** The same of the terms of a lease, which have a stream of their own. */
export function independentTerms(random: Random): SpaceFacts {
  const facts: SpaceFacts = {};
  for (const draw of DRAWS_OF_TERMS) if (!random.chance(UNKNOWN_SHARE)) Object.assign(facts, draw(random));
  return facts;
}

const DRAWS_OF_TERMS: readonly ((random: Random) => SpaceFacts)[] = [
  (random) => ({ managementFeeFenPerM2Month: orNone(random, random.integer(200, 1000)) }),
  (random) => ({ rentFreeMonths: orNone(random, random.integer(1, 12)) }),
  (random) => ({ depositMonths: orNone(random, random.integer(1, 6)) }),
];

/** One for each other fact. */
const DRAWS: readonly ((random: Random) => SpaceFacts)[] = [
  (random) => ({ areaM2: random.integer(100, 12_000) }),
  (random) => ({ divisibleFromM2: orNone(random, random.integer(50, 100)) }),
  (random) => ({ tenures: someOf(random, Tenure.options) }),
  (random) => ({ rentFenPerM2Month: orNone(random, random.integer(1500, 9000)) }),
  (random) => ({ availableFrom: `${random.integer(2026, 2029)}-${twoDigits(random.integer(1, 12))}-01` }),
  (random) => ({ stage: random.pick(SupplyStage.options) }),
  (random) => ({ fitOut: random.pick(FitOut.options) }),
  (random) => ({ cleanroomGrade: orNone(random, random.pick(CleanroomGrade.options)) }),
  (random) => ({ cleanroomAchievable: orNone(random, random.pick(CleanroomGrade.options)) }),
  (random) => ({ freshAirIntake: random.pick(['available', 'none']) }),
  (random) => ({ gmpRegimes: someOf(random, GmpRegime.options) }),
  (random) => ({ ichGuidelines: someOf(random, ['Q7', 'Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Q5A', 'Q5D', 'Q6B']) }),
  (random) => ({ biosafetyLevel: orNone(random, random.integer(1, 4)) }),
  (random) => ({ admittedSectors: someOf(random, SectorId.options) }),
  (random) => ({ fireHazardClass: random.pick(FireHazardClass.options) }),
  (random) => ({ eiaPath: random.pick(EiaPath.options) }),
  (random) => ({ effluentM3PerDay: orNone(random, random.integer(1, 500)) }),
  (random) => ({ effluentTreatment: orNone(random, random.pick(EffluentTreatment.options)) }),
  (random) => ({ floorLoadKnPerM2: tenths(random, 3, 30) }),
  (random) => ({ clearHeightM: tenths(random, 3, 10) }),
  (random) => ({ columnSpanM: orNone(random, tenths(random, 6, 15)) }),
  (random) => ({ floorNumber: random.integer(1, 16) }),
  (random) => ({ freightLiftT: orNone(random, random.integer(1, 8)) }),
  (random) => ({ loadingDocks: orNone(random, random.integer(1, 6)) }),
  (random) => ({ powerKva: random.integer(20, 4000) }),
  (random) => ({ dualFeed: random.pick(['available', 'none']) }),
  (random) => ({ steam: random.pick(['available', 'none']) }),
  (random) => ({ steamTPerH: tenths(random, 0.1, 10) }),
  (random) => ({ purifiedWater: random.pick(['available', 'none']) }),
  (random) => ({ purifiedWaterM3PerH: tenths(random, 0.1, 20) }),
  (random) => ({ wfi: random.pick(['available', 'none']) }),
  (random) => ({ wfiM3PerH: tenths(random, 0.1, 5) }),
  (random) => ({ coldStoreBands: orNone(random, someOf(random, ColdBand.options)) }),
  (random) => ({ hazardousGoodsStoreClass: orNone(random, random.pick(FireHazardClass.options)) }),
  (random) => ({ vibrationCurve: orNone(random, random.pick(VibrationCurve.options)) }),
  (random) => ({ spfAnimals: random.pick(['available', 'none']) }),
];

/** At least one of the values, in their order. */
export function someOf<const T>(random: Random, values: readonly T[]): T[] {
  const certain = random.pick(values);
  return values.filter((value) => value === certain || random.chance(0.4));
}

function orNone<T>(random: Random, value: T): T | 'none' {
  return random.chance(NONE_SHARE) ? 'none' : value;
}

function tenths(random: Random, low: number, high: number): number {
  return random.integer(low * 10, high * 10) / 10;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
