import { type Range } from '#shared/criterion.ts';
import { type Position } from '#shared/position.ts';

/** Somewhere within `radiusM` of a position, edge included; a radius of 0 is a point. */
export interface Ring {
  readonly position: Position;
  readonly radiusM: number;
}

/** Mean radius of the earth in metres (WGS-84: a third of both half axes across and of the one along). */
export const EARTH_RADIUS_M = 6_371_008.8;

/**
 * Great-circle distance in metres, on a sphere of 6,371,008.8 m: the haversine, to the bit as Turf has it, and many times as
 * fast, for every site of a stock is measured.
 */
export function distanceM([lng, lat]: Position, [otherLng, otherLat]: Position): number {
  const ofLat = Math.sin(radians(otherLat - lat) / 2);
  const ofLng = Math.sin(radians(otherLng - lng) / 2);
  const a = ofLat * ofLat + ofLng * ofLng * Math.cos(radians(lat)) * Math.cos(radians(otherLat));
  // On the other side of the earth it may be rounded to more than 1, of which Turf makes not a number.
  return 2 * Math.atan2(Math.sqrt(a), Math.sqrt(Math.max(0, 1 - a))) * EARTH_RADIUS_M;
}

/** Radians of an angle, full turns left out. */
function radians(degrees: number): number {
  return ((Math.abs(degrees) < 360 ? degrees : degrees % 360) * Math.PI) / 180;
}

/** How near and how far apart two rings may be, in metres: every point of one against every point of the other. */
export function distanceRangeM(one: Ring, other: Ring): Range {
  const betweenM = distanceM(one.position, other.position);
  const slackM = one.radiusM + other.radiusM;
  return { low: Math.max(0, betweenM - slackM), high: betweenM + slackM };
}
