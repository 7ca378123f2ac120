/** A place on the sphere as the direction from its middle; of length 1. */
export type Vector = readonly [x: number, y: number, z: number];

/** Longitude and latitude in degrees, or any two numbers on a plane. */
export type Pair = readonly [x: number, y: number];

/** The shorter way along a great circle. `normal` is the direction to its left, of length 1. */
export interface Edge {
  readonly from: Vector;
  readonly to: Vector;
  readonly normal: Vector;
  readonly middle: Vector;
  /** As a straight line, from the middle to an end. */
  readonly halfChord: number;
}

/** Radius of the sphere on which MongoDB measures metres. */
export const EARTH_RADIUS_M = 6_378_100;

/** What is no farther than this (0.6 mm) from an edge lies on it: more than arithmetic loses, less than anybody measures. */
export const ON_EDGE_RAD = 1e-10;

/** Whether a pair can be a longitude and a latitude. */
export function isOnSphere([lng, lat]: Pair): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

export function vectorOf([lng, lat]: Pair): Vector {
  const across = Math.cos(lat * RAD_PER_DEGREE);
  const turn = lng * RAD_PER_DEGREE;
  return [across * Math.cos(turn), across * Math.sin(turn), Math.sin(lat * RAD_PER_DEGREE)];
}

export const RAD_PER_DEGREE = Math.PI / 180;

export function edgeBetween(from: Vector, to: Vector): Edge {
  // The product of difference and sum is exact to the last digits even where the two are close to one another.
  const normal = cross(minus(from, to), plus(from, to));
  const middle = unit(plus(from, to));
  return { from, to, normal: unit(normal), middle, halfChord: chord(middle, from) };
}

/** The angle between two places, in radians from 0 to π. */
export function angleRad(one: Vector, other: Vector): number {
  const normal = cross(one, other);
  return Math.atan2(Math.sqrt(dot(normal, normal)), dot(one, other));
}

/** How far a place lies to the left (above 0) or right (below 0) of the great circle of an edge, as a sine. */
export function leftOf(edge: Edge, place: Vector): number {
  return dot(edge.normal, place);
}

/** The least angle between a place and an edge, in radians. */
export function distanceToEdgeRad(place: Vector, { from, to, normal }: Edge): number {
  const isBeside = dot(cross(normal, from), place) > 0 && dot(cross(normal, to), place) < 0;
  if (isBeside) return Math.asin(Math.min(1, Math.abs(dot(normal, place))));
  return Math.min(angleRad(place, from), angleRad(place, to));
}

export function isOnEdge(place: Vector, edge: Edge): boolean {
  return Math.abs(leftOf(edge, place)) <= ON_EDGE_RAD && distanceToEdgeRad(place, edge) <= ON_EDGE_RAD;
}

/** Where two edges cross within both of them, ends not counted. */
export function crossing(one: Edge, other: Edge): Vector | undefined {
  if (!areApart(one, other) || !areApart(other, one)) return undefined;
  const place = unit(cross(one.normal, other.normal));
  // Their circles meet in two opposite places; each edge passes the one on its own side of the sphere.
  const onOne = dot(place, one.middle);
  const onOther = dot(place, other.middle);
  if (onOne * onOther <= 0) return undefined;
  return onOne > 0 ? place : opposite(place);
}

/** Whether the ends of the other edge lie on different sides of the circle of this one. */
function areApart(edge: Edge, { from, to }: Edge): boolean {
  return leftOf(edge, from) * leftOf(edge, to) < 0;
}

/** Whether two edges have a place in common, ends counted. */
export function edgesMeet(one: Edge, other: Edge): boolean {
  if (areFarApart(one, other)) return false;
  return (
    crossing(one, other) !== undefined ||
    isOnEdge(other.from, one) ||
    isOnEdge(other.to, one) ||
    isOnEdge(one.from, other) ||
    isOnEdge(one.to, other)
  );
}

/** Told by their middles alone. */
export function areFarApart(one: Edge, other: Edge): boolean {
  return chord(one.middle, other.middle) > one.halfChord + other.halfChord + 2 * ON_EDGE_RAD;
}

function chord(one: Vector, other: Vector): number {
  const way = minus(one, other);
  return Math.sqrt(dot(way, way));
}

export function opposite([x, y, z]: Vector): Vector {
  return [-x, -y, -z];
}

export function dot([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return ax * bx + ay * by + az * bz;
}

export function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

export function unit([x, y, z]: Vector): Vector {
  const length = Math.sqrt(x * x + y * y + z * z);
  return length === 0 ? [0, 0, 0] : [x / length, y / length, z / length];
}

/** The place that lies a small way to the left of the middle of an edge, or with a way below 0 to the right. */
export function besideEdge({ middle, normal }: Edge, wayRad: number): Vector {
  return unit(plus(middle, [normal[0] * wayRad, normal[1] * wayRad, normal[2] * wayRad]));
}

export function plus([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ax + bx, ay + by, az + bz];
}

function minus([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ax - bx, ay - by, az - bz];
}
