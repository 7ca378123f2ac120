import fc from 'fast-check';
import { type Park } from '#shared/park.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space, type SpaceFacts } from '#shared/space.ts';
import {
  CleanroomGrade,
  ColdBand,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  GmpRegime,
  ParkService,
  type SectorId,
  SupplyStage,
  Tenure,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Candidate, type Promises } from '#server/domain/matching/candidate.ts';
import { type Promised } from '#server/domain/policy/promised.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

/** Few values for everything, so that boundaries are hit and ties happen. */
export const DAYS = ['2026-06-01', '2026-12-01', '2027-03-01', '2028-01-01'] as const;
export const ICH_CODES = ['Q5A', 'Q7', 'M7'] as const;
export const SECTORS = ['ivd', 'cgt', 'ai'] as const satisfies readonly SectorId[];
export const PLACES = ['cn', 'sz', 'sz-pingshan', 'gz'] as const;
export const CENTRE: Position = [114.36, 22.69];

/** What is known of a space: each fact by itself a value, none, or not known. */
export function spaceFacts(): fc.Arbitrary<SpaceFacts> {
  return fc.record(factValues(), { noNullPrototype: true, requiredKeys: [] });
}

/** The values that each fact may have. */
export function factValues(): {
  readonly [Fact in keyof SpaceFacts]-?: fc.Arbitrary<NonNullable<SpaceFacts[Fact]>>;
} {
  return { ...extent(), ...terms(), ...regulation(), ...building(), ...supplies() };
}

/** A stock of considered candidates of three parks, sorted by id. */
export function stock({
  minLength = 0,
  maxLength = 12,
}: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<Candidate[]> {
  return parks().chain((there) =>
    fc
      .array(candidate(there), { minLength, maxLength })
      .map((found) => found.map((each, place) => ({ ...each, space: { ...each.space, id: `s-${100 + place}` } }))),
  );
}

/** What stands around, with and without a known place. */
export function resources(): fc.Arbitrary<Resource[]> {
  const some = fc.record(
    { location: location(), sectors: fc.subarray([...SECTORS]) },
    { noNullPrototype: true, requiredKeys: [] },
  );
  return fc
    .array(fc.tuple(fc.constantFrom('hospital' as const, 'firm' as const), some), { maxLength: 3 })
    .map((found) =>
      found.map(([kind, rest], place) => ({
        id: `r-${place}`,
        kind,
        name: { zh: '资源', en: 'Resource' },
        places: ['sz-pingshan'],
        demo: false,
        src: ['SEED'],
        ...rest,
      })),
    );
}

/**
 * What policies promise: awards that hold in one place each, by sources more or less sure, some of them only possible and
 * some without a known end.
 */
export function promises(): fc.Arbitrary<Promises> {
  return fc.array(award(), { maxLength: 3 }).map((awards) => ({
    measuresIn: () => [],
    promisedIn: (placeIds, minConfidence = 'C') => promisedBy(awards.filter(holdsIn(placeIds, minConfidence))),
  }));
}

interface Award {
  readonly place: string;
  readonly confidence: Confidence;
  readonly lowFen: number;
  /** Absent where there is no known end. */
  readonly highFen?: number;
}

function award(): fc.Arbitrary<Award> {
  return fc.record(
    {
      place: fc.constantFrom(...PLACES),
      confidence: fc.constantFrom(...Confidence.options),
      lowFen: fc.constantFrom(0, 100_000_000),
      highFen: fc.constantFrom(100_000_000, 200_000_000),
    },
    { noNullPrototype: true, requiredKeys: ['place', 'confidence', 'lowFen'] },
  );
}

function holdsIn(placeIds: readonly string[], least: Confidence): (award: Award) => boolean {
  return ({ place, confidence }) =>
    placeIds.includes(place) && Confidence.options.indexOf(confidence) <= Confidence.options.indexOf(least);
}

function promisedBy(awards: readonly Award[]): Promised {
  const confirmedFen = awards.reduce((sum, { lowFen }) => sum + lowFen, 0);
  const possibleFen = awards.reduce((sum, { highFen = Infinity }) => sum + highFen, 0);
  const high = possibleFen === Infinity ? {} : { highFen: possibleFen };
  return {
    confirmedFen,
    ...(possibleFen === Infinity ? {} : { possibleFen }),
    awards: awards.length,
    openEnded: awards.filter(({ highFen }) => highFen === undefined).length,
    byYear: awards.length === 0 ? [] : [{ year: 2026, lowFen: confirmedFen, ...high }],
  };
}

function candidate(there: readonly Park[]): fc.Arbitrary<Candidate> {
  return fc.tuple(fc.constantFrom(...there), spaceFacts(), placing()).map(([park, facts, rest]) => ({
    space: aSpace(facts, { parkId: park.id, ...rest }),
    park,
    ...located(rest.location ?? park.location),
    placeIds: park.id === 'park-3' ? ['cn', 'gz'] : ['cn', 'sz', 'sz-pingshan'],
  }));
}

/** Where in its park a space is. */
function placing(): fc.Arbitrary<Pick<Space, 'status' | 'building' | 'location'>> {
  return fc.record(
    {
      status: fc.constantFrom('vacant' as const, 'held' as const, 'coming' as const),
      building: fc.constantFrom('A', 'B'),
      location: location(),
    },
    { noNullPrototype: true, requiredKeys: ['status'] },
  );
}

function parks(): fc.Arbitrary<Park[]> {
  const rest = fc.record(
    { location: location(), services: fc.subarray(ParkService.options.slice(0, 3)) },
    { noNullPrototype: true, requiredKeys: [] },
  );
  return fc
    .tuple(rest, rest, rest)
    .map((three) =>
      three.map((each, place) =>
        aPark({ id: `park-${place + 1}`, places: [place === 2 ? 'gz' : 'sz-pingshan'], ...each }),
      ),
    );
}

function location(): fc.Arbitrary<ApproximatePosition> {
  const [lng, lat] = CENTRE;
  return fc.record(
    {
      crs: fc.constant('WGS-84' as const),
      position: fc.constantFrom<Position[]>(CENTRE, [lng + 0.01, lat], [lng, lat + 0.04], [113.4, 23.1]),
      radiusM: fc.constantFrom(0, 500, 3000),
    },
    { noNullPrototype: true },
  );
}

function located(known: ApproximatePosition | undefined): Pick<Candidate, 'location'> {
  return known === undefined ? {} : { location: known };
}

const orNone = <T>(...values: readonly T[]): fc.Arbitrary<T | 'none'> =>
  fc.constantFrom<(T | 'none')[]>('none', ...values);
const supply = (): fc.Arbitrary<'available' | 'none'> => fc.constantFrom('available', 'none');
const listOf = <T>(items: readonly T[], minLength = 0): fc.Arbitrary<T[]> => fc.subarray([...items], { minLength });

const extent = () => ({
  areaM2: fc.constantFrom(400, 800, 1200, 3000),
  divisibleFromM2: orNone(200, 400, 800, 2000),
  floorNumber: fc.constantFrom(-1, 1, 2, 4),
});

const terms = () => ({
  tenures: listOf(Tenure.options, 1),
  rentFenPerM2Month: orNone(3000, 3500, 4500, 6000, 7000),
  managementFeeFenPerM2Month: orNone(300, 500, 1000),
  rentFreeMonths: orNone(1, 3, 14),
  depositMonths: orNone(1, 2, 6),
  availableFrom: fc.constantFrom(...DAYS),
  stage: fc.constantFrom(...SupplyStage.options),
  fitOut: fc.constantFrom(...FitOut.options),
});

const regulation = () => ({
  cleanroomGrade: orNone(...CleanroomGrade.options),
  cleanroomAchievable: orNone(...CleanroomGrade.options),
  freshAirIntake: supply(),
  gmpRegimes: listOf(GmpRegime.options.slice(0, 3)),
  ichGuidelines: listOf(ICH_CODES),
  biosafetyLevel: orNone(1, 2, 3),
  admittedSectors: listOf(SECTORS),
  fireHazardClass: fc.constantFrom(...FireHazardClass.options),
  eiaPath: fc.constantFrom(...EiaPath.options),
  hazardousGoodsStoreClass: orNone(...FireHazardClass.options),
  spfAnimals: supply(),
});

const building = () => ({
  floorLoadKnPerM2: fc.constantFrom(5, 7.5, 10, 20),
  clearHeightM: fc.constantFrom(3.9, 4, 5, 6),
  columnSpanM: orNone(8, 8.4, 9),
  freightLiftT: orNone(2, 3, 5),
  loadingDocks: orNone(1, 2),
  vibrationCurve: orNone(...VibrationCurve.options.slice(0, 3)),
});

const supplies = () => ({
  effluentM3PerDay: orNone(5, 20, 100),
  effluentTreatment: orNone(...EffluentTreatment.options),
  powerKva: fc.constantFrom(80, 200, 500, 1000),
  dualFeed: supply(),
  steam: supply(),
  steamTPerH: fc.constantFrom(1, 2, 4),
  purifiedWater: supply(),
  purifiedWaterM3PerH: fc.constantFrom(1, 2, 4),
  wfi: supply(),
  wfiM3PerH: fc.constantFrom(1, 2, 4),
  coldStoreBands: fc.oneof(fc.constant('none' as const), listOf(ColdBand.options.slice(0, 3), 1)),
});
