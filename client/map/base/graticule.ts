/** West, south, east and north of a view, in degrees. */
export interface Degrees {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Meridians and parallels to draw. */
interface Graticule {
  readonly lngs: readonly number[];
  readonly lats: readonly number[];
}

/** Degrees between lines, widest first, and the zoom from which each is used: lines stay about 90 to 250 pixels apart. */
const SPACINGS = [
  { fromZoom: 0, degrees: 5 },
  { fromZoom: 5, degrees: 2 },
  { fromZoom: 7, degrees: 1 },
  { fromZoom: 8, degrees: 0.5 },
  { fromZoom: 9, degrees: 0.25 },
  { fromZoom: 10, degrees: 0.1 },
  { fromZoom: 12, degrees: 0.05 },
  { fromZoom: 13, degrees: 0.02 },
] as const;

/** The lines that cross a view at a zoom, at round degrees. */
export function graticule(view: Degrees, zoom: number): Graticule {
  const spacing = SPACINGS.findLast(({ fromZoom }) => zoom >= fromZoom)?.degrees ?? 5;
  return { lngs: multiples(spacing, view.west, view.east), lats: multiples(spacing, view.south, view.north) };
}

/** Multiples of a spacing from `from` to `to`, both included. */
function multiples(spacing: number, from: number, to: number): number[] {
  const first = Math.ceil(from / spacing);
  const count = Math.max(0, Math.floor(to / spacing) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * spacing);
}
