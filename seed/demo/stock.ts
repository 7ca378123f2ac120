import { type Park } from '#shared/park.ts';
import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Space, type SpaceFacts } from '#shared/space.ts';
import { ParkService } from '#shared/vocabulary.ts';
import { parkSpaces } from './parkSpaces.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { independentFacts, independentTerms, someOf } from './stockFacts.ts';

/** How large a made-up stock is and how its facts hang together. */
export interface StockSetting {
  /** Ten thousand to some million; each takes about two kilobytes. */
  readonly spaces: number;
  readonly seed: number;
  /**
   * `clustered`: parks crowd round cities and the spaces of a building share its facts, as in life.
   * `independent`: every fact is drawn by itself, and the position among those of all parks.
   */
  readonly shape: 'clustered' | 'independent';
}

/** A made-up stock for measuring speed. */
export interface GeneratedStock {
  readonly spaces: readonly Space[];
  readonly parks: readonly Park[];
}

/** As in a large market: a million spaces in about three thousand parks. */
const SPACES_PER_PARK = 330;
const SPACES_PER_BUILDING = 40;
const AS_OF = '2026-11-22';
/** Half the width of a city in degrees. */
const CITY_SPREAD_DEGREES = 0.4;

/** Districts of the places that ship, with a point in each. */
const SITES: readonly { place: string; position: Position }[] = [
  { place: 'sz-pingshan', position: [114.35, 22.71] },
  { place: 'sz-nanshan', position: [113.93, 22.54] },
  { place: 'sz-guangming', position: [113.93, 22.75] },
  { place: 'sz-longhua', position: [114.04, 22.7] },
  { place: 'gz-huangpu', position: [113.48, 23.18] },
  { place: 'gz-nansha', position: [113.52, 22.8] },
  { place: 'sh-lin-gang-special-area', position: [121.78, 30.9] },
  { place: 'sh-baoshan', position: [121.48, 31.41] },
  { place: 'sh-qingpu', position: [121.12, 31.15] },
  { place: 'hz-xiaoshan', position: [120.26, 30.19] },
  { place: 'hz-linping', position: [120.29, 30.42] },
  { place: 'hz-linan', position: [119.72, 30.24] },
  { place: 'xm-haicang', position: [118.03, 24.49] },
  { place: 'su-suzhou-industrial-park', position: [120.79, 31.26] },
  { place: 'su-taicang', position: [121.13, 31.46] },
  { place: 'zs-cuiheng-new-area', position: [113.53, 22.52] },
];

/** What the parks of a stock specialise in, in words that the demo generator reads. */
const SPECIALISATIONS = [
  'ivd',
  'device',
  'cgt',
  'biologics',
  'API',
  'formulation',
  'synthetic biology',
  'CRO',
  'AI drug',
];

/** Share of parks whose place is not known. Ours. */
const UNPLACED_SHARE = 0.02;
/** Share of parks that have not said which services they run. Ours. */
const SERVICES_UNSAID_SHARE = 0.12;
/** Share of spaces that lack a fact which the demo always tells. Ours. */
const UNSAID_SHARE = 0.03;

/** Makes up a stock; the same setting gives the same stock. */
export function generateStock({ spaces, seed, shape }: StockSetting): GeneratedStock {
  const count = Math.ceil(spaces / SPACES_PER_PARK);
  const parks = Array.from({ length: count }, (_, at) => parkOf(at, randomFrom(`stock/${seed}/${at}`)));
  const locations = parks.flatMap(({ location }) => location ?? []);
  const made = parks.flatMap((park, at) => {
    const ofPark = Math.min(SPACES_PER_PARK, spaces - at * SPACES_PER_PARK);
    return shape === 'clustered'
      ? clusteredSpaces(park, ofPark, seed)
      : independentSpaces(
          {
            park,
            locations,
            random: randomFrom(`independent/${seed}/${at}`),
            leaseRandom: randomFrom(`independent lease/${seed}/${at}`),
          },
          ofPark,
        );
  });
  return { spaces: made, parks };
}

function parkOf(at: number, random: Random): Park {
  const { place, position } = random.pick(SITES);
  const name = `Stock park ${at + 1}`;
  const location = { crs: 'WGS-84', position: near(position, random), radiusM: random.integer(0, 3000) } as const;
  return {
    id: `stock-${String(at + 1).padStart(6, '0')}`,
    name: { zh: name, en: name },
    places: [place],
    ...(random.chance(UNPLACED_SHARE) ? {} : { location }),
    isUmbrella: false,
    stages: [random.pick(['existing', 'existing', 'under-construction', 'planned'])],
    stageText: 'made up',
    specialisation: [random.pick(SPECIALISATIONS), random.pick(SPECIALISATIONS)],
    ...(random.chance(SERVICES_UNSAID_SHARE) ? {} : { services: someOf(random, ParkService.options) }),
    notes: [],
    notFound: [],
    src: ['SEED'],
  };
}

/** A point round a district, nearer its middle more often: the mean of two draws. */
function near([lng, lat]: Position, random: Random): Position {
  const spread = (): number => (random.next() + random.next() - 1) * CITY_SPREAD_DEGREES;
  return [lng + spread(), lat + spread()];
}

/** As the demo invents them, in larger buildings, with more left unknown, and with one day of delivery for all of a building that does not stand yet. */
function clusteredSpaces(park: Park, count: number, seed: number): Space[] {
  const setting = { count, seed: `stock/${seed}`, perBuilding: SPACES_PER_BUILDING, idPrefix: '', asOf: AS_OF };
  const random = randomFrom(`unsaid/${seed}/${park.id}`);
  const dayByBuilding = new Map<string, string | undefined>();
  const spaces = parkSpaces(park, setting);
  for (const { building = '', facts, status } of spaces) {
    if (status === 'coming') {
      const day = dayByBuilding.get(building) ?? facts.availableFrom;
      dayByBuilding.set(building, day);
      if (facts.availableFrom !== undefined && day !== undefined) facts.availableFrom = day;
    }
    sayLess(facts, random);
  }
  return spaces;
}

/** The demo tells no amount of water for injection, and always area, floor and stage. In place: there are millions. */
function sayLess(facts: SpaceFacts, random: Random): void {
  if (random.chance(UNSAID_SHARE)) delete facts.areaM2;
  if (random.chance(UNSAID_SHARE)) delete facts.floorNumber;
  if (random.chance(UNSAID_SHARE)) delete facts.stage;
  if (facts.wfi === 'available' && random.chance(0.7)) facts.wfiM3PerH = random.integer(1, 40) / 10;
}

interface IndependentSetting {
  readonly park: Park;
  readonly locations: readonly ApproximatePosition[];
  readonly random: Random;
  /** For the terms of leases alone. */
  readonly leaseRandom: Random;
}

function independentSpaces({ park, locations, random, leaseRandom }: IndependentSetting, count: number): Space[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${park.id}-${at + 1}`,
    parkId: park.id,
    name: { zh: `${park.name.zh} ${at + 1}`, en: `${park.name.en}, ${at + 1}` },
    status: random.pick(['vacant', 'vacant', 'vacant', 'held', 'coming', 'leaving', 'let']),
    demo: true,
    ...(locations.length > 0 && { location: random.pick(locations) }),
    facts: { ...independentFacts(random), ...independentTerms(leaseRandom) },
    provenance: { from: 'Stock generator: invented for measuring speed' },
  }));
}
