import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Resource } from '#shared/resource.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';

/** What many spaces share and need not be judged for each: sites (places on the earth) and parks, numbered, with what is near each site. */
export interface Ground {
  /** Undefined is the site of all whose place is not known. */
  readonly sites: readonly (ApproximatePosition | undefined)[];
  readonly parks: readonly Pick<Candidate, 'park' | 'placeIds'>[];
  readonly siteOf: Uint32Array;
  readonly parkOf: Uint32Array;
  /** Metres from each site to each resource, site by site; not a number where either place is not known. */
  readonly nearM: Float64Array;
  readonly farM: Float64Array;
  readonly resources: readonly Resource[];
  /** How near to each site the nearest resource of a kind is, at the least and at the most; not a number where that is not known. Reckoned once for each kind. */
  readonly nearestOf: (kind: string) => Distances;
}

/** In metres. */
interface Distances {
  readonly nearM: Float64Array;
  readonly farM: Float64Array;
}

/** Lays out what the spaces of a stock share; distances to resources stand ready, since neither moves from one requirement to the next. */
export function groundOf(stock: Stock, resources: readonly Resource[]): Ground {
  const siteOf = new Uint32Array(stock.length);
  const parkOf = new Uint32Array(stock.length);
  const numberBySite = new Map<ApproximatePosition | undefined, number>();
  const numberByPark = new Map<string, number>();
  const parks: Pick<Candidate, 'park' | 'placeIds'>[] = [];
  for (const [row, { location, park, placeIds }] of stock.entries()) {
    siteOf[row] = numberOf(numberBySite, location);
    const number = numberOf(numberByPark, park.id);
    if (number === parks.length) parks.push({ park, placeIds });
    parkOf[row] = number;
  }
  const sites = [...numberBySite.keys()];
  const away = awayFrom(sites, resources);
  const nearest = new Map<string, Distances>();
  return {
    ...{ sites, parks, siteOf, parkOf, resources, ...away },
    nearestOf(kind) {
      const known = nearest.get(kind) ?? nearestAt(sites, resources, { kind, away });
      nearest.set(kind, known);
      return known;
    },
  };
}

function nearestAt(
  sites: Ground['sites'],
  resources: readonly Resource[],
  { kind, away }: { readonly kind: string; readonly away: Distances },
): Distances {
  const numbers = resources.flatMap((resource, number) => (resource.kind === kind ? number : []));
  const isSomeUnplaced = numbers.some((number) => resources[number]?.location === undefined);
  const leastAt = (site: number, distancesM: Float64Array): number => {
    if (sites[site] === undefined || numbers.length === 0) return NaN;
    const known = numbers.map((number) => distancesM[site * resources.length + number] ?? NaN);
    return Math.min(...known.filter((distanceM) => !Number.isNaN(distanceM)));
  };
  const nearM = Float64Array.from(sites, (_, site) => leastAt(site, away.nearM));
  return {
    nearM: isSomeUnplaced ? nearM.map((distanceM) => (Number.isNaN(distanceM) ? NaN : 0)) : nearM,
    farM: Float64Array.from(sites, (_, site) => leastAt(site, away.farM)),
  };
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function awayFrom(sites: readonly (ApproximatePosition | undefined)[], resources: readonly Resource[]): Distances {
  const nearM = new Float64Array(sites.length * resources.length).fill(NaN);
  const farM = nearM.slice();
  for (const [siteNumber, site] of sites.entries()) {
    for (const [number, { location }] of resources.entries()) {
      if (site === undefined || location === undefined) continue;
      const betweenM = metresBetween(site.position, location.position);
      const slackM = site.radiusM + location.radiusM;
      nearM[siteNumber * resources.length + number] = Math.max(0, betweenM - slackM);
      farM[siteNumber * resources.length + number] = betweenM + slackM;
    }
  }
  return { nearM, farM };
}

const EARTH_RADIUS_M = 6_371_008.8;

/** Along a great circle, by the haversine. */
export function metresBetween(one: Position, other: Position): number {
  const lat = Math.sin(radians(other[1] - one[1]) / 2);
  const lng = Math.sin(radians(other[0] - one[0]) / 2);
  const a = lat ** 2 + lng ** 2 * Math.cos(radians(one[1])) * Math.cos(radians(other[1]));
  return 2 * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a)) * EARTH_RADIUS_M;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
