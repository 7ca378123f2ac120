import { type Position } from '#shared/position.ts';

/** An edge of a ring, from one point to the next. */
interface Edge {
  readonly start: Position;
  readonly end: Position;
  /** Which ring, and which edge of how many edges in it. */
  readonly ring: number;
  readonly index: number;
  readonly count: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** A place where rings that should be apart meet. */
export interface Crossing {
  /** Index of the ring, of the earlier one where there are two. */
  readonly ring: number;
  readonly near: Position;
}

/**
 * A place where closed rings that enclose an area cross, touch or run back over themselves or one another, if there is
 * any; edges that follow on one another may share the point between them only. Points that repeat the one before are passed over.
 * Sweeps from west to east, so that only edges that overlap in longitude are compared.
 */
export function crossingOf(rings: readonly (readonly Position[])[]): Crossing | undefined {
  const edges = rings.flatMap(edgesOf).sort((one, other) => one.west - other.west);
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter(({ east }) => east >= edge.west);
    const met = open.find((other) => meet(edge, other));
    if (met !== undefined) return { ring: Math.min(edge.ring, met.ring), near: edge.start };
    open.push(edge);
  }
  return undefined;
}

function edgesOf(points: readonly Position[], ring: number): Edge[] {
  const distinct = points.filter((point, index) => index === 0 || !same(point, points[index - 1]));
  const count = distinct.length - 1;
  return distinct.slice(1).flatMap((end, index) => {
    const start = distinct[index] ?? end;
    return {
      start,
      end,
      ring,
      index,
      count,
      west: Math.min(start[0], end[0]),
      east: Math.max(start[0], end[0]),
      south: Math.min(start[1], end[1]),
      north: Math.max(start[1], end[1]),
    };
  });
}

/** Whether two edges that overlap in longitude meet where they should not. */
function meet(one: Edge, other: Edge): boolean {
  if (one.north < other.south || other.north < one.south) return false;
  // An edge that runs back over the one before it touches one of the edges beside the two.
  return !follows(one, other) && !follows(other, one) && touch(one, other);
}

/** Whether `next` begins where `edge` of the same ring ends; the first follows the last. */
function follows(next: Edge, edge: Edge): boolean {
  return next.ring === edge.ring && next.index === (edge.index + 1) % edge.count;
}

/** Whether two edges have a point in common. */
function touch(one: Edge, other: Edge): boolean {
  return (
    (isParted(one, other) && isParted(other, one)) ||
    [other.start, other.end].some((point) => isOn(point, one)) ||
    [one.start, one.end].some((point) => isOn(point, other))
  );
}

/** Whether the ends of one edge lie on the two sides of the line through another. */
function isParted(one: Edge, other: Edge): boolean {
  return side(other, one.start) * side(other, one.end) < 0;
}

function isOn(point: Position, edge: Edge): boolean {
  return side(edge, point) === 0 && spans(edge, point);
}

/** Left of the edge 1, right of it -1, in line with it 0. */
function side({ start, end }: Edge, point: Position): number {
  return Math.sign((end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0]));
}

/** Whether a point in line with an edge lies on it. */
function spans({ west, east, south, north }: Edge, [lng, lat]: Position): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function same(one: Position, other: Position | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1];
}
