import { codeAt } from '#server/domain/flat.ts';
import { type Units } from './layout.ts';
import { passing } from './passing.ts';
import { type Site } from './siteTable.ts';

/** What decides where spaces stand besides their sites. */
export interface Particulars {
  /** Number of each space's building within its park; whichever, where that is not known. */
  readonly buildings: Uint32Array;
  /** Rank of each space's area among those that there are; 0 where it is not known. */
  readonly areas: Uint32Array;
}

/** Spaces in the order of the index. */
export interface RowOrder {
  /** The former places. */
  readonly rows: Uint32Array;
  readonly units: Units;
}

/**
 * The order in which spaces stand in the index, so that those that are alike stand together: sites near each other, of one
 * site the spaces of a building, the largest first, of one building by area, which nearly every requirement asks.
 */
export function rowOrder(siteAt: Uint32Array, sites: readonly Site[], { buildings, areas }: Particulars): RowOrder {
  const rank = new Uint32Array(sites.length);
  for (const [place, site] of siteOrder(sites).entries()) rank[site] = place;
  const rows = siteAt.map((_, row) => row);
  // The last sort decides first: each keeps the order of the one before among equals.
  const byArea = sorted(rows, areas);
  const byBuilding = sorted(byArea, buildings);
  const bySite = sorted(
    byBuilding,
    siteAt.map((site) => codeAt(rank, site)),
  );
  return largestFirst(bySite, unitsOf(bySite, siteAt, buildings), rank);
}

/** Runs of one building of one site. */
function unitsOf(rows: Uint32Array, siteAt: Uint32Array, buildings: Uint32Array): Units {
  const sizes: number[] = [];
  const siteOf: number[] = [];
  let begin = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    const [row, before] = [codeAt(rows, at), codeAt(rows, at - 1)];
    const site = codeAt(siteAt, before);
    const isSame = codeAt(siteAt, row) === site && codeAt(buildings, row) === codeAt(buildings, before);
    if (at < rows.length && isSame) continue;
    sizes.push(at - begin);
    siteOf.push(site);
    begin = at;
  }
  return { sizes: Uint32Array.from(sizes), siteOf: Uint32Array.from(siteOf) };
}

/** The units of each site by their sizes: small ones stand together, so that those share leaves that must. */
function largestFirst(rows: Uint32Array, { sizes, siteOf }: Units, rank: Uint32Array): RowOrder {
  const begins = new Uint32Array(sizes.length);
  for (let unit = 1; unit < sizes.length; unit += 1) begins[unit] = codeAt(begins, unit - 1) + codeAt(sizes, unit - 1);
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const bySize = sorted(
    sizes.map((_, unit) => unit),
    sizes.map((size) => most - size),
  );
  const units = sorted(
    bySize,
    siteOf.map((site) => codeAt(rank, site)),
  );
  const ordered = new Uint32Array(rows.length);
  let at = 0;
  for (const unit of units) {
    const begin = codeAt(begins, unit);
    const ofUnit = rows.subarray(begin, begin + codeAt(sizes, unit));
    ordered.set(ofUnit, at);
    at += ofUnit.length;
  }
  return {
    rows: ordered,
    units: { sizes: units.map((unit) => codeAt(sizes, unit)), siteOf: units.map((unit) => codeAt(siteOf, unit)) },
  };
}

/** Counting sort of rows by their keys, which are not much more than there are rows. */
function sorted(rows: Uint32Array, keys: Uint32Array): Uint32Array {
  const begins = new Uint32Array(keys.reduce((most, key) => Math.max(most, key), 0) + 2);
  for (let at = 0; at < keys.length; at += 1) {
    const key = codeAt(keys, at);
    begins[key + 1] = codeAt(begins, key + 1) + 1;
  }
  for (let at = 1; at < begins.length; at += 1) begins[at] = codeAt(begins, at) + codeAt(begins, at - 1);
  const order = new Uint32Array(passing(4 * rows.length));
  for (let at = 0; at < rows.length; at += 1) {
    const row = codeAt(rows, at);
    const key = codeAt(keys, row);
    const begin = codeAt(begins, key);
    order[begin] = row;
    begins[key] = begin + 1;
  }
  return order;
}

/** Sites along a curve that fills the plane, so that neighbours on it are neighbours on the map; those that are nowhere known last. */
function siteOrder(sites: readonly Site[]): number[] {
  const at = sites.map(curveOf);
  return [...sites.keys()].sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
}

/** How far along the curve a site lies; one that is nowhere known, beyond its end. */
export function curveOf({ location }: Site): number {
  return location === undefined ? Infinity : hilbert(location.position);
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
