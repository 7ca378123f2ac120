import fc from 'fast-check';
import { type CriterionId } from '#shared/criterion.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { type Region } from '#shared/position.ts';
import { type OpenAsk, type OpenRequirement } from '#shared/requirement.ts';
import {
  CleanroomGrade,
  ColdBand,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  GmpRegime,
  ParkService,
  ResourceKind,
  SupplyStage,
  Tenure,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { CENTRE, DAYS, ICH_CODES, PLACES, SECTORS } from '#tests/support/arbitraries.ts';

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Valid parameters of every criterion of the catalogue, from few values that stand among those of the arbitrary spaces,
 * so that boundaries are hit and ties happen.
 */
export const PARAMETERS: Readonly<Record<CriterionId, fc.Arbitrary<Parameters>>> = {
  area: upTo('minM2', 'maxM2', [400, 800, 1200, 3000]).chain((both) => fc.constantFrom(both, { minM2: both['minM2'] })),
  'divisible-area': fc.record({ maxPartM2: fc.constantFrom(400, 800, 3000) }),
  tenure: fc.record({ anyOf: someOf(Tenure.options) }),
  rent: upTo('idealFenPerM2Month', 'limitFenPerM2Month', [0, 3500, 5000, 6000]),
  budget: upTo('idealFen', 'limitFen', [0, 200_000_000, 500_000_000, 1_500_000_000]),
  'available-from': upTo('idealDay', 'latestDay', DAYS),
  stage: fc.record({ anyOf: someOf(SupplyStage.options) }),
  'fit-out': fc.record({ atLeast: fc.constantFrom(...FitOut.options) }),
  cleanroom: fc.record(
    { grade: fc.constantFrom(...CleanroomGrade.options), achievable: fc.boolean() },
    { requiredKeys: ['grade'] },
  ),
  'gmp-regime': fc.record({ allOf: someOf(GmpRegime.options.slice(0, 3)) }),
  ich: fc.record({ allOf: someOf(ICH_CODES) }),
  biosafety: fc.record({ minLevel: fc.constantFrom(1, 2, 3) }),
  'sector-admitted': fc.record({ sector: fc.constantFrom(...SECTORS) }, { requiredKeys: [] }),
  'fire-hazard-class': fc.record({ hazardClass: fc.constantFrom(...FireHazardClass.options) }),
  'eia-path': fc.record({ path: fc.constantFrom(...EiaPath.options) }),
  effluent: oneOrMore({
    minM3PerDay: fc.constantFrom(5, 20, 100),
    treatment: fc.constantFrom(...EffluentTreatment.options),
  }),
  'floor-load': fc.record({ minKnPerM2: fc.constantFrom(5, 7.5, 10, 20) }),
  'clear-height': fc.record({ minM: fc.constantFrom(4, 5, 6) }),
  'column-grid': fc.record({ minSpanM: fc.constantFrom(8.4, 9) }),
  floor: fc.oneof(
    upTo('lowest', 'highest', [-1, 1, 2, 4]),
    fc.record({ lowest: fc.constantFrom(1, 2) }),
    fc.record({ highest: fc.constantFrom(-1, 1, 4) }),
  ),
  'freight-lift': fc.record({ minLoadT: fc.constantFrom(2, 3, 5) }),
  'loading-dock': fc.record({ minDocks: fc.constantFrom(1, 2) }),
  power: oneOrMore({ minKva: fc.constantFrom(200, 500), minVaPerM2: fc.constantFrom(100, 250) }),
  'dual-feed': fc.constant({}),
  steam: fc.record({ minTPerH: fc.constantFrom(1, 4) }, { requiredKeys: [] }),
  'purified-water': fc.record({ minM3PerH: fc.constantFrom(1, 4) }, { requiredKeys: [] }),
  wfi: fc.record({ minM3PerH: fc.constantFrom(1, 4) }, { requiredKeys: [] }),
  'cold-store': fc.record({ bands: someOf(ColdBand.options.slice(0, 3)) }),
  'hazardous-goods-store': fc.record({ hazardClass: fc.constantFrom(...FireHazardClass.options) }),
  vibration: fc.record({ curve: fc.constantFrom(...VibrationCurve.options.slice(0, 3)) }),
  'spf-animals': fc.constant({}),
  region: oneOrMore({ places: someOf(PLACES), within: fc.constantFrom(0.005, 0.02, 0.1).map(squareAroundCentre) }),
  distance: upTo('idealM', 'limitM', [0, 1000, 5000, 20_000]).map((reach) => ({ ...reach, to: CENTRE })),
  'nearest-resource': fc
    .tuple(
      upTo('idealM', 'limitM', [0, 1000, 5000, 20_000]),
      fc.constantFrom(...ResourceKind.extract(['hospital', 'firm']).options),
    )
    .map(([reach, kind]) => ({ ...reach, kind })),
  'chain-neighbours': fc.record({
    sectors: someOf(SECTORS),
    withinM: fc.constantFrom(1000, 5000),
    idealFirms: fc.constantFrom(1, 3),
  }),
  'park-services': fc.record({ allOf: someOf(ParkService.options.slice(0, 3)) }),
  incentives: fc.record(
    {
      idealFen: fc.constantFrom(200_000_000, 500_000_000),
      limitFen: fc.constantFrom(0, 100_000_000),
      minConfidence: fc.constantFrom(...Confidence.options),
    },
    { requiredKeys: ['idealFen'] },
  ),
  'effective-cost': upTo('idealFenPerM2Month', 'limitFenPerM2Month', [0, 4000, 6000, 9000]),
};

/** The criteria of a requirement: up to eight of the catalogue, or of those given, each as a must or as a preference. */
export function criteriaAsked(
  among: readonly CriterionId[] = Object.keys(PARAMETERS),
): fc.Arbitrary<OpenRequirement['criteria']> {
  return fc
    .uniqueArray(fc.constantFrom(...among), { maxLength: 8 })
    .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), askOf(id)))))
    .map((asks) => Object.fromEntries(asks));
}

/** One criterion's part of a requirement. */
export function askOf(id: CriterionId): fc.Arbitrary<OpenAsk> {
  const levels: fc.Arbitrary<OpenAsk> = fc.oneof(
    fc.constant({ level: 'must' as const }),
    fc.constant({ level: 'prefer' as const }),
    fc.constantFrom(0.5, 1, 3).map((weight) => ({ level: 'prefer' as const, weight })),
  );
  return fc
    .tuple(levels, PARAMETERS[id] ?? fc.constant({}))
    .map(([level, parameters]) => ({ ...parameters, ...level }));
}

/** Two of the given values, least first, under the given names; they may be one. */
function upTo(low: string, high: string, values: readonly (number | string)[]): fc.Arbitrary<Parameters> {
  const place = fc.nat({ max: values.length - 1 });
  return fc
    .tuple(place, place)
    .map(([one, other]) => ({ [low]: values[Math.min(one, other)], [high]: values[Math.max(one, other)] }));
}

/** Some of the given items, at least one, none twice. */
function someOf<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...items], { minLength: 1 });
}

/** Some of the given parameters, at least one. */
function oneOrMore(parameters: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Parameters> {
  return fc.record(parameters, { requiredKeys: [] }).filter((chosen) => Object.keys(chosen).length > 0);
}

/** A square of twice the given size, in degrees, around the centre. */
function squareAroundCentre(sizeDeg: number): Region {
  const [lng, lat] = CENTRE;
  const [west, south, east, north] = [lng - sizeDeg, lat - sizeDeg, lng + sizeDeg, lat + sizeDeg];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
