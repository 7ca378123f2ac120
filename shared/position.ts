import { z } from 'zod';

/** A point on the earth, WGS-84, `[longitude, latitude]` in degrees. */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof Position>;

/**
 * Where something is, as exactly as is known: somewhere within `radiusM` of `position`.
 * A radius of 0 is a surveyed point.
 */
export const ApproximatePosition = z.strictObject({
  crs: z.literal('WGS-84'),
  position: Position,
  radiusM: z.number().min(0).max(100_000),
  /** How the point was found, for whoever must judge it. */
  basis: z.string().max(500).optional(),
});
export type ApproximatePosition = z.infer<typeof ApproximatePosition>;

/** Most points that a drawn region may have, over all its rings. */
export const REGION_POINTS_MAX = 2000;

const Ring = z.array(Position).min(4);

/** GeoJSON area (RFC 7946); whether it is closed and does not cross itself is judged by the criterion that asks for it. */
export const Region = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);
export type Region = z.infer<typeof Region>;
