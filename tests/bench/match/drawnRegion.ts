import { type Position, type Region } from '#shared/position.ts';
import { type Random } from '#server/domain/random.ts';
import { type DrawnAsk } from './drawnAsk.ts';
import { type Market, shuffled } from './sample.ts';
import { somewhere } from './somewhere.ts';

const WIDEST_DEG = 18;
const NARROWEST_DEG = 0.05;

/** A region as a company gives it: places by name, a drawn outline with or without a hole, several outlines, or both. */
export function drawnRegion(random: Random, { ground }: Market): DrawnAsk {
  const kind = random.pick(['places', 'drawn', 'drawn', 'both']);
  const placed = random.pick(ground.parks).placeIds;
  const places = shuffled([...new Set(ground.parks.flatMap(({ placeIds }) => placeIds))], random);
  const isNation = (id: string): boolean => id === 'cn';
  const draw = outlines(random, ground);
  return (hardness) => {
    const named = hardness < 0.15 ? ['cn'] : [...placed.slice(-1), ...places].filter((id) => !isNation(id));
    const some = new Set(named.slice(0, Math.max(1, Math.round((1 - hardness) * 12))));
    return {
      ...(kind !== 'drawn' && { places: [...some] }),
      ...(kind !== 'places' && { within: draw(hardness) }),
    };
  };
}

/** Outlines that become smaller the harder it is: stars that do not cross themselves, apart from one another. */
function outlines(random: Random, ground: Market['ground']): (hardness: number) => Region {
  const centre = somewhere(random, ground);
  const shape = Array.from({ length: random.integer(5, 40) }, () => random.between(0.7, 1));
  const kind = random.pick(['whole', 'whole', 'hole', 'several']);
  return (hardness) => {
    const sizeDeg = WIDEST_DEG * (NARROWEST_DEG / WIDEST_DEG) ** hardness;
    const ring = star(centre, shape, sizeDeg);
    if (kind === 'hole') return { type: 'Polygon', coordinates: [ring, star(centre, shape, sizeDeg * 0.1)] };
    if (kind === 'whole') return { type: 'Polygon', coordinates: [ring] };
    // Beyond the reach of the first: both are at most their size wide to each side.
    const beside = star([centre[0] + sizeDeg * 1.6, centre[1]], shape, sizeDeg * 0.5);
    return { type: 'MultiPolygon', coordinates: [[ring], [beside]] };
  };
}

/** A closed line round a centre. */
function star([lng, lat]: Position, shape: readonly number[], sizeDeg: number): Position[] {
  const points = shape.map((share, at): Position => {
    const angle = (2 * Math.PI * at) / shape.length;
    return [lng + share * sizeDeg * Math.cos(angle), lat + share * sizeDeg * Math.sin(angle)];
  });
  return points.concat(points.slice(0, 1));
}
