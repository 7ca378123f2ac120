import { SpaceFacts } from '#shared/space.ts';
import { type Random } from '#server/domain/random.ts';
import { DRAWN_APART } from './leaseTerms.ts';

type Fact = keyof SpaceFacts;
type Shares = Readonly<Partial<Record<Fact, number>>>;

/** Shares of buildings whose owner has not said a fact of the building. Ours, so that demonstrations look like life. */
const UNSAID_OF_BUILDING: Shares = {
  freightLiftT: 0.08,
  columnSpanM: 0.2,
  fireHazardClass: 0.06,
  eiaPath: 0.12,
  admittedSectors: 0.06,
  biosafetyLevel: 0.2,
  floorLoadKnPerM2: 0.08,
  clearHeightM: 0.08,
  loadingDocks: 0.15,
  vibrationCurve: 0.25,
  gmpRegimes: 0.2,
  ichGuidelines: 0.25,
  dualFeed: 0.1,
  steam: 0.08,
  purifiedWater: 0.15,
  hazardousGoodsStoreClass: 0.15,
  effluentTreatment: 0.12,
};

/** Shares of spaces for which a fact of the space itself has not been said. */
const UNSAID_OF_SPACE: Shares = {
  divisibleFromM2: 0.2,
  tenures: 0.05,
  rentFenPerM2Month: 0.12,
  availableFrom: 0.06,
  fitOut: 0.05,
  cleanroomGrade: 0.08,
  cleanroomAchievable: 0.25,
  freshAirIntake: 0.2,
  powerKva: 0.12,
  steamTPerH: 0.25,
  purifiedWaterM3PerH: 0.25,
  wfi: 0.15,
  coldStoreBands: 0.15,
  effluentM3PerDay: 0.2,
  spfAnimals: 0.12,
};

/** Draws the facts of a building that nobody has said, but for those that a source states. */
export function unsaidOfBuilding(stated: ReadonlySet<Fact>, random: Random): ReadonlySet<Fact> {
  return new Set(drawn(UNSAID_OF_BUILDING, random).filter((fact) => !stated.has(fact)));
}

/** Draws the facts of a space that nobody has said. */
export function unsaidOfSpace(random: Random): ReadonlySet<Fact> {
  return new Set(drawn(UNSAID_OF_SPACE, random));
}

/** The facts without those that nobody has said. The amount of a supply goes with the supply, since it would say that there is one. */
export function saidFacts(facts: SpaceFacts, unsaid: readonly Fact[]): SpaceFacts {
  const left = new Set<string>(unsaid.flatMap((fact) => [fact, ...(AMOUNT_OF[fact] ?? [])]));
  const said: SpaceFacts = {};
  for (const fact of FACTS) if (!left.has(fact)) copyFact(fact, facts, said);
  return said;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties the fact that is read to the one that is written
function copyFact<F extends Fact>(fact: F, from: SpaceFacts, into: SpaceFacts): void {
  const value = from[fact];
  if (value !== undefined) into[fact] = value;
}

const AMOUNT_OF: Partial<Record<Fact, readonly string[]>> = {
  steam: ['steamTPerH'],
  purifiedWater: ['purifiedWaterM3PerH'],
};

function drawn(shares: Shares, random: Random): Fact[] {
  return FACTS.filter((fact) => random.chance(shares[fact] ?? 0));
}

const FACTS: readonly Fact[] = SpaceFacts.keyof().options.filter((fact) => !DRAWN_APART.has(fact));
