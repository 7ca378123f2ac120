import { type ApproximatePosition, type Position, type Region } from '#shared/position.ts';
import { metresBetween } from './ground.ts';
import { MET, UNKNOWN, UNMET } from './verdict.ts';

/** Whether a site lies in a drawn region: all of its ring, none of it, or not known. */
export function withinRegion(region: Region): (site: ApproximatePosition | undefined) => number {
  const rings = (region.type === 'Polygon' ? [region.coordinates] : region.coordinates).flat();
  return (site) => {
    if (site === undefined) return UNKNOWN;
    const edgeM = metresBetween(site.position, nearestOnEdge(rings, site.position));
    const outsideM = isInside(rings, site.position) ? -edgeM : edgeM;
    if (outsideM + site.radiusM <= 0) return MET;
    return outsideM - site.radiusM > 0 ? UNMET : UNKNOWN;
  };
}

/** Even-odd over all rings at once: a hole takes away what its polygon gave, and polygons do not overlap. */
function isInside(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  let isIn = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [x1 = 0, y1 = 0] = ring[at - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[at] ?? [];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isIn = !isIn;
    }
  }
  return isIn;
}

/** Nearest on the plane that touches the earth at the point. */
function nearestOnEdge(rings: readonly (readonly Position[])[], point: Position): Position {
  const scale = Math.cos((point[1] * Math.PI) / 180);
  let nearest = point;
  let least = Infinity;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const foot = footOn(ring[at - 1] ?? point, ring[at] ?? point, { point, scale });
      const away = ((foot[0] - point[0]) * scale) ** 2 + (foot[1] - point[1]) ** 2;
      if (away >= least) continue;
      least = away;
      nearest = foot;
    }
  }
  return nearest;
}

function footOn(
  [x1, y1]: Position,
  [x2, y2]: Position,
  { point: [x, y], scale }: { readonly point: Position; readonly scale: number },
): Position {
  const dx = (x2 - x1) * scale;
  const dy = y2 - y1;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return [x1, y1];
  const share = Math.min(1, Math.max(0, (dx * (x - x1) * scale + dy * (y - y1)) / length2));
  return [x1 + share * (x2 - x1), y1 + share * dy];
}
