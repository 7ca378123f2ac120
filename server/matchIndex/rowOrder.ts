import { codeAt } from '#server/domain/flat.ts';
import { type Site } from './siteTable.ts';

/** What decides where spaces stand besides their sites. */
export interface Particulars {
  /** Number of each space's building within its park; whichever, where that is not known. */
  readonly buildings: Uint32Array;
  /** 0 where it is not known. */
  readonly areasM2: Float64Array;
}

/**
 * The order in which spaces stand in the index, so that those that are alike stand together: sites near each other, of one
 * site the spaces of a building, of one building by area, which nearly every requirement asks. Gives the former places.
 */
export function rowOrder(
  siteAt: Uint32Array,
  sites: readonly Site[],
  { buildings, areasM2 }: Particulars,
): Uint32Array {
  const rank = new Uint32Array(sites.length);
  for (const [place, site] of siteOrder(sites).entries()) rank[site] = place;
  const order = bySite(siteAt, rank);
  const compare = (a: number, b: number): number =>
    (buildings[a] ?? 0) - (buildings[b] ?? 0) || (areasM2[a] ?? 0) - (areasM2[b] ?? 0) || a - b;
  let from = 0;
  for (let at = 1; at <= order.length; at += 1) {
    if (at < order.length && siteAt[order[at] ?? 0] === siteAt[order[from] ?? 0]) continue;
    if (at - from > 1) order.subarray(from, at).sort(compare);
    from = at;
  }
  return order;
}

/** Counting sort by the rank of the site. */
function bySite(siteAt: Uint32Array, rank: Uint32Array): Uint32Array {
  const begins = new Uint32Array(rank.length + 1);
  for (const site of siteAt) {
    const next = codeAt(rank, site) + 1;
    begins[next] = codeAt(begins, next) + 1;
  }
  for (let at = 1; at < begins.length; at += 1) begins[at] = codeAt(begins, at) + codeAt(begins, at - 1);
  const order = new Uint32Array(siteAt.length);
  for (const [row, site] of siteAt.entries()) {
    const at = codeAt(rank, site);
    const begin = codeAt(begins, at);
    order[begin] = row;
    begins[at] = begin + 1;
  }
  return order;
}

/** Sites along a curve that fills the plane, so that neighbours on it are neighbours on the map; those that are nowhere known last. */
function siteOrder(sites: readonly Site[]): number[] {
  const at = sites.map(({ location }) => (location === undefined ? Infinity : hilbert(location.position)));
  return [...sites.keys()].sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
}

/** Cells along each side of the world. */
const SIDE = 2 ** 16;

/** How far along Hilbert's curve over the whole world a position lies. */
function hilbert([lng, lat]: readonly [number, number]): number {
  let x = Math.min(SIDE - 1, Math.floor(((lng + 180) / 360) * SIDE));
  let y = Math.min(SIDE - 1, Math.floor(((lat + 90) / 180) * SIDE));
  let along = 0;
  for (let half = SIDE / 2; half >= 1; half /= 2) {
    const right = (x & half) > 0 ? 1 : 0;
    const up = (y & half) > 0 ? 1 : 0;
    along += half * half * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) [x, y] = [SIDE - 1 - x, SIDE - 1 - y];
      [x, y] = [y, x];
    }
  }
  return along;
}
