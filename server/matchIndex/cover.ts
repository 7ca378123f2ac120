import { type ApproximatePosition, type Position } from '#shared/position.ts';
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

/**
 * A cover with another cover taken into it. It stays round its position, and grows no more than it must: however often the
 * same sites come and go, it is the same.
 */
export function widened({ ring, placeIds }: Cover, by: Cover): Cover {
  const all = united([placeIds, by.placeIds]);
  if (ring === undefined || by.ring === undefined) return { placeIds: all };
  return {
    ring: { position: ring.position, radiusM: Math.max(ring.radiusM, reachM(ring.position, [by.ring])) },
    placeIds: all,
  };
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
  return { position, radiusM: reachM(position, rings) };
}

/** How far rings reach from a position, and a little more. */
function reachM(from: Position, rings: readonly Ring[]): number {
  const reachesM = rings.map(({ position, radiusM }) => distanceM(from, position) + radiusM);
  return Math.max(...reachesM) * (1 + ROUNDING.share) + ROUNDING.metres;
}
