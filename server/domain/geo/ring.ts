import { distance } from '@turf/distance';
import { type Range } from '#shared/criterion.ts';
import { type Position } from '#shared/position.ts';

/** Somewhere within `radiusM` of a position, edge included; a radius of 0 is a point. */
export interface Ring {
  readonly position: Position;
  readonly radiusM: number;
}

/** Great-circle distance in metres, on a sphere of 6,371,008.8 m. */
export function distanceM(one: Position, other: Position): number {
  return distance(one, other, { units: 'meters' });
}

/** How near and how far apart two rings may be, in metres: every point of one against every point of the other. */
export function distanceRangeM(one: Ring, other: Ring): Range {
  const betweenM = distanceM(one.position, other.position);
  const slackM = one.radiusM + other.radiusM;
  return { low: Math.max(0, betweenM - slackM), high: betweenM + slackM };
}
