import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Region } from '#shared/position.ts';
import { byteAt, numberAt } from '../flat.ts';
import { type Box } from './ringNumbers.ts';

/** Where all of something lies, beside a region. */
export type Side = 'inside' | 'outside';

/** Cells along each side of a region. */
const SIDE = 64;

const NOT_LOOKED_AT = 0;
const BOUNDARY = 1;
const INSIDE = 2;
const OUTSIDE = 3;

/** Degrees by which an edge is taken to be wider than it is: whatever is rounded, no cell is missed that it touches. */
const SLACK_DEGREES = 1e-9;

/** A region in cells, each of which lies wholly inside or outside, or may be touched by the boundary. */
export class RegionGrid {
  private readonly region: Region;
  private readonly box: Box;
  private readonly cells = new Uint8Array(SIDE * SIDE);
  /** Degrees of a cell. */
  private readonly wide: number;
  private readonly high: number;

  /** Over a region of such edges, longitude and latitude of the start and of the end of each, within its box. */
  constructor(region: Region, edges: Float64Array, box: Box) {
    this.region = region;
    this.box = box;
    this.wide = (box.east - box.west) / SIDE;
    this.high = (box.north - box.south) / SIDE;
    for (let at = 0; at < edges.length; at += 4) this.markEdge(edges, at);
  }

  /** Where all of a box lies, for sure; undefined where the boundary may come into it, or it reaches beyond the region. */
  sideOf({ west, south, east, north }: Box): Side | undefined {
    const [left, right] = [this.columnOf(west - SLACK_DEGREES), this.columnOf(east + SLACK_DEGREES)];
    const [bottom, top] = [this.rowOf(south - SLACK_DEGREES), this.rowOf(north + SLACK_DEGREES)];
    if (!(left >= 0 && bottom >= 0 && right < SIDE && top < SIDE)) return undefined;
    const side = this.lookAt(bottom * SIDE + left);
    if (side === BOUNDARY || !this.isAll(side, { left, right, bottom, top })) return undefined;
    return side === INSIDE ? 'inside' : 'outside';
  }

  /** Whether all cells between two columns and two rows are of a side. */
  private isAll(side: number, { left, right, bottom, top }: Cells): boolean {
    for (let row = bottom; row <= top; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (this.lookAt(row * SIDE + column) !== side) return false;
      }
    }
    return true;
  }

  private columnOf(lng: number): number {
    return Math.floor((lng - this.box.west) / this.wide);
  }

  private rowOf(lat: number): number {
    return Math.floor((lat - this.box.south) / this.high);
  }

  /** Marks the cells that an edge touches, row by row. */
  private markEdge(edges: Float64Array, at: number): void {
    const [lng, lat] = [numberAt(edges, at), numberAt(edges, at + 1)];
    const [endLng, endLat] = [numberAt(edges, at + 2), numberAt(edges, at + 3)];
    const [low, top] = [Math.min(lat, endLat), Math.max(lat, endLat)];
    // Where it crosses a parallel, or ends before that.
    const lngAt = (parallel: number): number =>
      lng + ((Math.min(top, Math.max(low, parallel)) - lat) / (endLat - lat)) * (endLng - lng);
    const last = Math.min(SIDE - 1, this.rowOf(top + SLACK_DEGREES));
    for (let row = Math.max(0, this.rowOf(low - SLACK_DEGREES)); row <= last; row += 1) {
      const parallel = this.box.south + row * this.high;
      const ends = top === low ? [lng, endLng] : [lngAt(parallel), lngAt(parallel + this.high)];
      this.mark(row, Math.min(...ends), Math.max(...ends));
    }
  }

  private mark(row: number, from: number, to: number): void {
    const last = Math.min(SIDE - 1, this.columnOf(to + SLACK_DEGREES));
    for (let column = Math.max(0, this.columnOf(from - SLACK_DEGREES)); column <= last; column += 1) {
      this.cells[row * SIDE + column] = BOUNDARY;
    }
  }

  private lookAt(at: number): number {
    const side = byteAt(this.cells, at);
    return side === NOT_LOOKED_AT ? this.lookAtRun(at) : side;
  }

  /** Cells beside each other that the boundary does not touch lie on the same side of it. */
  private lookAtRun(at: number): number {
    const { cells } = this;
    const row = Math.floor(at / SIDE);
    const middle = [this.box.west + ((at % SIDE) + 0.5) * this.wide, this.box.south + (row + 0.5) * this.high];
    const side = booleanPointInPolygon(middle, this.region) ? INSIDE : OUTSIDE;
    for (let one = at; one >= row * SIDE && byteAt(cells, one) === NOT_LOOKED_AT; one -= 1) cells[one] = side;
    for (let one = at + 1; one < (row + 1) * SIDE && byteAt(cells, one) === NOT_LOOKED_AT; one += 1) cells[one] = side;
    return side;
  }
}

/** Cells from one column to another and from one row to another, both included. */
interface Cells {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
