import { type Park } from '#shared/park.ts';
import { type Position } from '#shared/position.ts';
import { type Space } from '#shared/space.ts';
import { parkSpaces } from './parkSpaces.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { independentFacts } from './stockFacts.ts';

/** How large a made-up stock is and how its facts hang together. */
export interface StockSetting {
  /** Ten thousand to some million; each takes about a kilobyte. */
  readonly spaces: number;
  readonly seed: number;
  /**
   * `clustered`: parks crowd round cities and the spaces of a building share its facts, as in life.
   * `independent`: every fact and position is drawn by itself.
   */
  readonly shape: 'clustered' | 'independent';
}

/** A made-up stock for measuring speed. */
export interface GeneratedStock {
  readonly spaces: readonly Space[];
  readonly parks: readonly Park[];
}

const SPACES_PER_PARK = 40;
const AS_OF = '2026-11-22';
/** Half the width of a city in degrees. */
const CITY_SPREAD_DEGREES = 0.4;

/** Districts and cities of the places that ship, with a point in each. */
const SITES: readonly { place: string; position: Position }[] = [
  { place: 'sz-pingshan', position: [114.35, 22.71] },
  { place: 'sz-nanshan', position: [113.93, 22.54] },
  { place: 'gz-huangpu', position: [113.48, 23.18] },
  { place: 'sh-lin-gang-special-area', position: [121.78, 30.9] },
  { place: 'hz-xiaoshan', position: [120.26, 30.19] },
  { place: 'xm-haicang', position: [118.03, 24.49] },
  { place: 'su-suzhou-industrial-park', position: [120.79, 31.26] },
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

/** Makes up a stock; the same setting gives the same stock. */
export function generateStock({ spaces, seed, shape }: StockSetting): GeneratedStock {
  const count = Math.ceil(spaces / SPACES_PER_PARK);
  const parks = Array.from({ length: count }, (_, at) => parkOf(at, randomFrom(`stock/${seed}/${at}`)));
  const made = parks.flatMap((park, at) => {
    const ofPark = Math.min(SPACES_PER_PARK, spaces - at * SPACES_PER_PARK);
    return shape === 'clustered'
      ? parkSpaces(park, { count: ofPark, seed: `stock/${seed}`, idPrefix: '', asOf: AS_OF })
      : independentSpaces(park, ofPark, randomFrom(`independent/${seed}/${at}`));
  });
  return { spaces: made, parks };
}

function parkOf(at: number, random: Random): Park {
  const { place, position } = random.pick(SITES);
  const name = `Stock park ${at + 1}`;
  return {
    id: `stock-${String(at + 1).padStart(6, '0')}`,
    name: { zh: name, en: name },
    places: [place],
    location: {
      crs: 'WGS-84',
      position: [position[0] + spread(random), position[1] + spread(random)],
      radiusM: random.integer(0, 3000),
    },
    isUmbrella: false,
    stages: [random.pick(['existing', 'existing', 'under-construction', 'planned'])],
    stageText: 'made up',
    specialisation: [random.pick(SPECIALISATIONS), random.pick(SPECIALISATIONS)],
    notes: [],
    notFound: [],
    src: ['SEED'],
  };
}

/** Nearer the middle more often: the mean of two draws. */
function spread(random: Random): number {
  return (random.next() + random.next() - 1) * CITY_SPREAD_DEGREES;
}

function independentSpaces(park: Park, count: number, random: Random): Space[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${park.id}-${at + 1}`,
    parkId: park.id,
    name: { zh: `${park.name.zh} ${at + 1}`, en: `${park.name.en}, ${at + 1}` },
    status: random.pick(['vacant', 'vacant', 'vacant', 'held', 'coming', 'leaving', 'let']),
    demo: true,
    location: {
      crs: 'WGS-84',
      position: [random.between(112, 123), random.between(21, 32.5)],
      radiusM: random.integer(0, 5000),
    },
    facts: independentFacts(random),
    provenance: { from: 'Stock generator: invented for measuring speed' },
  }));
}
