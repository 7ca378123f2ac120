import { type CriterionId } from '#shared/criterion.ts';
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
  SectorId,
  SupplyStage,
  Tenure,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Random } from '#server/domain/random.ts';
import { type DrawnAsk, type Parameters } from './drawnAsk.ts';
import { drawnRegion } from './drawnRegion.ts';
import { type Market, shuffled } from './sample.ts';
import { somewhere } from './somewhere.ts';

type Draw = (random: Random, market: Market) => DrawnAsk;

/** How every criterion of the catalogue may be asked. */
export const ASKS: Readonly<Record<CriterionId, Draw>> = {
  area(random, { sample }) {
    const centre = random.between(0.15, 0.85);
    const hasMost = random.chance(0.7);
    return (hardness) => ({
      minM2: Math.max(1, sample.quantile('areaM2', centre * hardness * 0.95)),
      ...(hasMost && { maxM2: Math.max(1, sample.quantile('areaM2', 1 - (1 - centre) * hardness * 0.95)) }),
    });
  },
  'divisible-area':
    (_, { sample }) =>
    (hardness) => ({
      maxPartM2: Math.max(1, sample.quantile('leastPartM2', 1 - 0.95 * hardness)),
    }),
  tenure: (random) => {
    const one = random.pick(['lease', 'lease', 'lease', 'purchase']);
    return (hardness) => ({ anyOf: hardness < 0.3 ? Tenure.options : [one] });
  },
  rent: (random, { sample }) => {
    const ideal = random.between(0.3, 0.95);
    return (hardness) => {
      const limit = Math.min(10_000_000, sample.quantile('rentFenPerM2Month', (1 - 0.97 * hardness) * 0.97));
      return { idealFenPerM2Month: Math.round(limit * ideal), limitFenPerM2Month: Math.round(limit) };
    };
  },
  'available-from': (random, { sample }) => {
    const earlier = random.integer(30, 400);
    return (hardness) => {
      const latest = sample.quantile('availableDay', 1 - 0.9 * hardness);
      return { idealDay: isoDay(latest - earlier), latestDay: isoDay(latest) };
    };
  },
  stage: (random) => {
    const some = random.chance(0.8) ? SupplyStage.options : shuffled(SupplyStage.options, random);
    return (hardness) => ({ anyOf: some.slice(0, 3 - Math.floor(hardness * 2.4)) });
  },
  'fit-out': () => (hardness) => ({ atLeast: step(FitOut.options, hardness) }),
  cleanroom: (random) => {
    const achievable = random.chance(0.8);
    return (hardness) => ({ grade: step(CleanroomGrade.options.slice(0, 3), hardness), achievable });
  },
  'gmp-regime': someFrom('allOf', () => GmpRegime.options.slice(0, 4)),
  ich: someFrom('allOf', () => ['Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Q5D', 'Q7']),
  biosafety: () => (hardness) => ({ minLevel: 1 + Math.floor(hardness * 2.9) }),
  'sector-admitted': (random) => {
    const sector = random.pick(SectorId.options);
    const isOwn = random.chance(0.5);
    return () => (isOwn ? { sector } : {});
  },
  'fire-hazard-class': () => (hardness) => ({ hazardClass: step(FireHazardClass.options, hardness) }),
  'eia-path': () => (hardness) => ({ path: step(EiaPath.options, hardness) }),
  effluent: (random, { sample }) => {
    const kinds = random.pick(['amount', 'treatment', 'both']);
    return (hardness) => ({
      ...(kinds !== 'treatment' && {
        minM3PerDay: Math.max(0.1, sample.quantile('effluentM3PerDay', 0.95 * hardness)),
      }),
      ...(kinds !== 'amount' && { treatment: step(EffluentTreatment.options, hardness) }),
    });
  },
  'floor-load': atLeast('minKnPerM2', 'floorLoadKnPerM2'),
  'clear-height': atLeast('minM', 'clearHeightM'),
  'column-grid':
    (_, { sample }) =>
    (hardness) => ({
      minSpanM: Math.min(200, Math.max(1, sample.quantile('columnSpanM', 0.9 * hardness))),
    }),
  floor: (random) => {
    const kind = random.pick(['low', 'high', 'between']);
    return (hardness) => ({
      ...(kind !== 'low' && { lowest: 1 + Math.floor(hardness * 3) }),
      ...(kind !== 'high' && { highest: 16 - Math.floor(hardness * 12) }),
    });
  },
  'freight-lift': atLeast('minLoadT', 'freightLiftT'),
  'loading-dock': atLeast('minDocks', 'loadingDocks'),
  power: (random, { sample }) => {
    const kinds = random.pick(['total', 'total', 'density', 'both']);
    return (hardness) => ({
      ...(kinds !== 'density' && { minKva: Math.max(1, sample.quantile('powerKva', 0.97 * hardness)) }),
      ...(kinds !== 'total' && { minVaPerM2: Math.max(1, sample.quantile('vaPerM2', 0.97 * hardness)) }),
    });
  },
  'dual-feed': () => () => ({}),
  steam: piped('minTPerH', 'steamTPerH'),
  'purified-water': piped('minM3PerH', 'purifiedWaterM3PerH'),
  wfi: piped('minM3PerH', 'wfiM3PerH'),
  'cold-store': someFrom('bands', () => ColdBand.options),
  'hazardous-goods-store': () => (hardness) => ({ hazardClass: step(FireHazardClass.options, hardness) }),
  vibration: () => (hardness) => ({ curve: step(VibrationCurve.options.slice(0, 4), hardness) }),
  'spf-animals': () => () => ({}),
  region: drawnRegion,
  distance: (random, { ground }) => {
    const to = somewhere(random, ground);
    return reaching(random, (reach) => ({ to, ...reach }));
  },
  'nearest-resource': (random) => {
    const kind = random.pick(ResourceKind.options);
    return reaching(random, (reach) => ({ kind, ...reach }));
  },
  'chain-neighbours': (random) => {
    const sectors = shuffled(SectorId.options, random).slice(0, random.integer(1, 3));
    const idealFirms = random.integer(1, 12);
    return reaching(random, ({ limitM }) => ({ sectors, withinM: limitM, idealFirms }));
  },
  'park-services': someFrom('allOf', () => ParkService.options),
  incentives: (random) => {
    const minConfidence = random.pick(['A', 'B', 'C']);
    const idealFen = random.integer(5, 80) * 100_000_000;
    return (hardness) => ({
      idealFen,
      minConfidence,
      ...(hardness > 0.2 && { limitFen: Math.round((idealFen * hardness) / 2) }),
    });
  },
};

const DAY_MS = 86_400_000;
const LONGEST_M = 2_000_000;
const SHORTEST_M = 4000;

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The place on a scale that is as hard. */
function step<T>(scale: readonly T[], hardness: number): T | undefined {
  return scale[Math.min(scale.length - 1, Math.floor(hardness * scale.length))];
}

function atLeast(parameter: string, fact: string): Draw {
  return (_, { sample }) =>
    (hardness) => ({ [parameter]: Math.max(1, sample.quantile(fact, 0.97 * hardness)) });
}

/** A supply, and where it is hard an amount of it. */
function piped(parameter: string, fact: string): Draw {
  return (random, { sample }) => {
    const hasAmount = random.chance(0.6);
    return (hardness) =>
      hasAmount && hardness > 0.15 ? { [parameter]: Math.max(0.1, sample.quantile(fact, 0.95 * hardness)) } : {};
  };
}

/** One to three of some items, more where it is harder. */
function someFrom(parameter: string, itemsOf: () => readonly string[]): Draw {
  return (random) => {
    const items = shuffled(itemsOf(), random).slice(0, 3);
    return (hardness) => ({ [parameter]: items.slice(0, 1 + Math.floor(hardness * 2.5)) });
  };
}

/** A distance that falls by the same factor with each step of hardness. */
function reaching(
  random: Random,
  of: (reach: { readonly idealM: number; readonly limitM: number }) => Parameters,
): DrawnAsk {
  const ideal = random.between(0.05, 0.8);
  return (hardness) => {
    const limitM = Math.round(LONGEST_M * (SHORTEST_M / LONGEST_M) ** hardness);
    return of({ idealM: Math.round(limitM * ideal), limitM });
  };
}
