import { type ApproximatePosition } from '#shared/position.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Ring, distanceM } from '#server/domain/geo/ring.ts';
import { type Site } from './siteTable.ts';

/** Of sites taken together: a ring that holds all of theirs, absent where one of them is nowhere known, and all their places. */
export interface Cover {
  readonly ring?: Ring;
  readonly placeIds: readonly PlaceId[];
}

/** Added to every cover, far more than distances are out by for being reckoned in binary. */
const ROUNDING = { share: 1e-6, metres: 0.01 };

/** The cover of one site. */
export function coverOf({ location, placeIds }: Site): Cover {
  return { ...(location === undefined ? {} : { ring: location }), placeIds };
}

/** The cover of several covers: round the middle of their positions. */
export function covering(covers: readonly Cover[]): Cover {
  const rings = covers.flatMap(({ ring }) => ring ?? []);
  const placeIds = united(covers.map((cover) => cover.placeIds));
  return rings.length < covers.length || rings.length === 0 ? { placeIds } : { ring: around(rings), placeIds };
}

/** Whether a cover has all of another one already: mostly that of a site near many others. */
export function holds({ ring, placeIds }: Cover, other: Cover): boolean {
  if (!other.placeIds.every((place) => placeIds.includes(place))) return false;
  if (ring === undefined || other.ring === undefined) return ring === undefined;
  return (distanceM(ring.position, other.ring.position) + other.ring.radiusM) * (1 + ROUNDING.share) <= ring.radiusM;
}

/** All places of some lists; one of the lists itself where it has them all, for most covers have. */
function united(lists: readonly (readonly PlaceId[])[]): readonly PlaceId[] {
  const all = new Set(lists.flat());
  return lists.find(({ length }) => length === all.size) ?? [...all];
}

/** The location by which a cover is judged, its radius taken so many times; absent where it is nowhere known. */
export function coverLocation(ring: Ring | undefined, slack: number): ApproximatePosition | undefined {
  if (ring === undefined || ring.radiusM > COVER_MAX_M || Math.abs(ring.position[1]) > COVER_LATITUDE_MAX)
    return undefined;
  return { crs: 'WGS-84', position: ring.position, radiusM: ring.radiusM * slack };
}

/** A larger cover bounds nothing: see `Criterion.coverSlack` of regions. */
const COVER_MAX_M = 1_000_000;

/** Nor does one nearer to a pole, where the plane on which distances to a boundary are reckoned is too much out. */
const COVER_LATITUDE_MAX = 70;

function around(rings: readonly Ring[]): Ring {
  const middle = (axis: 0 | 1): number => {
    const all = rings.map(({ position }) => position[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  const position: [number, number] = [middle(0), middle(1)];
  const reachesM = rings.map((ring) => distanceM(position, ring.position) + ring.radiusM);
  return { position, radiusM: Math.max(...reachesM) * (1 + ROUNDING.share) + ROUNDING.metres };
}
