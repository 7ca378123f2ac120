import { type Space, type SpaceFacts } from '#shared/space.ts';
import { availabilityOf } from './availability.ts';
import { type Building } from './building.ts';
import { fitOutFacts } from './fitOutFacts.ts';
import { leaseTerms } from './leaseTerms.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { saidFacts, unsaidOfSpace } from './unknown.ts';

/** One unit of an invented building: its floor (1 is the ground floor) and its number on it. */
export interface Unit {
  readonly floor: number;
  readonly number: number;
}

/** What the making of spaces needs besides the building. */
export interface SpaceSetting {
  /** Facts of the building that nobody has said. */
  readonly unsaid: ReadonlySet<keyof SpaceFacts>;
  /** Ids begin with it; the park's id, the building and the unit follow. */
  readonly idPrefix: string;
  /** ISO day around which spaces become available. */
  readonly asOf: string;
  readonly random: Random;
}

/** Rent of a ground floor over that of a floor above it. Ours. */
const GROUND_FLOOR_PREMIUM = 1.15;
const FIT_OUT_PREMIUM = { shell: 1, basic: 1.05, fitted: 1.2, 'gmp-fitted': 1.35 } as const;
/** Invented rents stay within these, in fen per m² and month. */
const RENT_LOWEST_FEN = 2500;
const RENT_HIGHEST_FEN = 7500;

/** Invents one space of a building. */
export function spaceOf(building: Building, unit: Unit, { unsaid, idPrefix, asOf, random }: SpaceSetting): Space {
  const { letter, profile } = building;
  const number = `${unit.floor}${String(unit.number).padStart(2, '0')}`;
  const { status, availableFrom } = availabilityOf(building, asOf, random);
  const facts = { ...factsOf(building, unit, random), availableFrom };
  const id = `${idPrefix}${profile.park.id}-${letter.toLowerCase()}-${number}`;
  return {
    id,
    parkId: profile.park.id,
    building: letter,
    name: {
      zh: `演示${letter}栋${unit.floor}层${number}`,
      en: `Demo Building ${letter}, ${unit.floor}F-${number}`,
    },
    status,
    demo: true,
    facts: {
      ...saidFacts(facts, [...unsaid, ...unsaidOfSpace(random)]),
      ...leaseTerms(facts, randomFrom(`lease/${id}`)),
    },
    provenance: { from: 'Demo generator: invented inside a real park', on: asOf },
  };
}

function factsOf(building: Building, { floor }: Unit, random: Random): SpaceFacts {
  const areaM2 = areaOf(building, random);
  const floorFacts = floor === 1 ? building.groundFacts : building.upperFacts;
  const fitted = fitOutFacts(building, floorFacts.clearHeightM ?? 0, random);
  return {
    ...building.facts,
    ...floorFacts,
    ...fitted,
    ...tenureFacts(building, { floor, fitOut: fitted.fitOut ?? 'shell' }, random),
    ...supplyFacts(building, areaM2, random),
    areaM2,
    divisibleFromM2: areaM2 >= 800 && random.chance(0.5) ? Math.round(areaM2 / random.pick([20, 40])) * 10 : 'none',
    floorNumber: floor,
    stage: building.stage,
    powerKva: Math.max(10, Math.round((areaM2 * building.powerVaPerM2) / 10_000) * 10),
  };
}

function areaOf({ plateM2, unitsPerFloor, profile }: Building, random: Random): number {
  const [leastM2, mostM2] = profile.park.buildings?.unitM2 ?? [0, Infinity];
  const areaM2 = (plateM2 / unitsPerFloor) * random.between(0.92, 1.04);
  return Math.round(Math.min(mostM2, Math.max(leastM2, areaM2)) / 10) * 10;
}

function tenureFacts(
  { profile }: Building,
  { floor, fitOut }: { readonly floor: number; readonly fitOut: keyof typeof FIT_OUT_PREMIUM },
  random: Random,
): SpaceFacts {
  const premium = (floor === 1 ? GROUND_FLOOR_PREMIUM : 1) * FIT_OUT_PREMIUM[fitOut] * random.between(0.95, 1.05);
  const rentFen = Math.round((profile.baseRentFenPerM2Month * premium) / 50) * 50;
  const rentFenPerM2Month = Math.min(RENT_HIGHEST_FEN, Math.max(RENT_LOWEST_FEN, rentFen));
  const draw = random.next();
  if (draw < 0.03) return { tenures: ['purchase'], rentFenPerM2Month: 'none' };
  return { tenures: draw < 0.18 ? ['lease', 'purchase'] : ['lease'], rentFenPerM2Month };
}

function supplyFacts({ profile, kind }: Building, areaM2: number, random: Random): SpaceFacts {
  const { dualFeed, hazardousGoodsStoreClass, effluentTreatment, regimes, stated } = profile;
  const ofPark = { dualFeed, hazardousGoodsStoreClass, ...regimes };
  const { steam, purifiedWater } = profile;
  if (kind.sectors.includes('coldchain')) {
    return {
      ...ofPark,
      steam: stated.has('steam') ? steam : 'none',
      purifiedWater: stated.has('purifiedWater') ? purifiedWater : 'none',
      effluentTreatment: 'none',
      effluentM3PerDay: 'none',
    };
  }

  const per1000M2 = areaM2 / 1000;
  const steamTPerH = tenths(0.2 + per1000M2 * random.between(0.2, 0.8));
  const purifiedWaterM3PerH = tenths(0.2 + per1000M2 * random.between(0.3, 1));
  return {
    ...ofPark,
    effluentTreatment,
    effluentM3PerDay: tenths(per1000M2 * random.between(4, 30)),
    steam,
    ...(steam === 'available' ? { steamTPerH } : {}),
    purifiedWater,
    ...(purifiedWater === 'available' ? { purifiedWaterM3PerH } : {}),
  };
}

function tenths(amount: number): number {
  return Math.max(0.1, Math.round(amount * 10) / 10);
}
