import { type ApproximatePosition, type Position, type Region } from '#shared/position.ts';
import { metresBetween } from './ground.ts';
import { numberAt } from './read.ts';
import { MET, UNKNOWN, UNMET } from './verdict.ts';

/** The edges of a region, four numbers each, and the box around them. */
interface Outline {
  readonly edges: Float64Array;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Whether a site lies in a drawn region: all of its ring, none of it, or not known. */
export function withinRegion(region: Region): (site: ApproximatePosition | undefined) => number {
  const outline = outlineOf(region);
  return (site) => {
    if (site === undefined) return UNKNOWN;
    if (isFarFrom(outline, site)) return UNMET;
    const { isIn, nearest } = standing(outline, site.position);
    const edgeM = metresBetween(site.position, nearest);
    const outsideM = isIn ? -edgeM : edgeM;
    if (outsideM + site.radiusM <= 0) return MET;
    return outsideM - site.radiusM > 0 ? UNMET : UNKNOWN;
  };
}

function outlineOf(region: Region): Outline {
  const rings = (region.type === 'Polygon' ? [region.coordinates] : region.coordinates).flat();
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, at) => [...(ring[at] ?? end), ...end]));
  const points = rings.flat();
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
  return {
    edges: Float64Array.from(edges.flat()),
    west: Math.min(...lngs),
    east: Math.max(...lngs),
    south: Math.min(...lats),
    north: Math.max(...lats),
  };
}

/** Metres of a degree of latitude, somewhat too few, so that nothing near is taken for far. */
const DEGREE_M = 110_000;

/** Whether a site's whole ring lies beyond the box around an outline. */
function isFarFrom(
  { west, east, south, north }: Outline,
  { position: [lng, lat], radiusM }: ApproximatePosition,
): boolean {
  const beyondLat = Math.max(south - lat, lat - north);
  const beyondLng = Math.max(west - lng, lng - east);
  // Half the length of a degree of longitude at 60 degrees: nothing here lies nearer to a pole.
  return Math.max(beyondLat, beyondLng / 2) * DEGREE_M > radiusM;
}

/** Even-odd over all rings at once, for a hole takes away what its polygon gave and polygons do not overlap; and the point of the outline that is nearest on the plane that touches the earth at the point. */
function standing({ edges }: Outline, [x, y]: Position): { readonly isIn: boolean; readonly nearest: Position } {
  const scale = Math.cos((y * Math.PI) / 180);
  let isIn = false;
  let least = Infinity;
  let nearest: Position = [x, y];
  for (let at = 0; at < edges.length; at += 4) {
    const [x1, y1] = [numberAt(edges, at), numberAt(edges, at + 1)];
    const [x2, y2] = [numberAt(edges, at + 2), numberAt(edges, at + 3)];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isIn = !isIn;
    const share = shareAlong((x2 - x1) * scale, y2 - y1, [(x - x1) * scale, y - y1]);
    const [footX, footY] = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
    const away = ((footX - x) * scale) ** 2 + (footY - y) ** 2;
    if (away >= least) continue;
    least = away;
    nearest = [footX, footY];
  }
  return { isIn, nearest };
}

/** How far along an edge the foot of a point falls, 0 to 1. */
function shareAlong(dx: number, dy: number, [px, py]: Position): number {
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, (dx * px + dy * py) / length2));
}
