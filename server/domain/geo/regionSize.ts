import { REGION_POINTS_MAX } from '#shared/position.ts';

/** How deep the rings of a region lie in its coordinates. */
const RING_DEPTHS: Readonly<Record<string, number>> = { Polygon: 1, MultiPolygon: 2 };

/**
 * Points over all rings of what may be a region, before anything else about it is known; what stands in the place of a
 * ring or a point counts as one. None where it is no region at all.
 */
export function pointCount(value: unknown): number | undefined {
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  const depth = RING_DEPTHS[value['type']];
  return depth === undefined ? undefined : countAt(value['coordinates'], depth + 1);
}

/** What keeps a region from being looked at further: that it has too many points. */
export function sizeFault(value: unknown): string | undefined {
  const points = pointCount(value) ?? 0;
  if (points <= REGION_POINTS_MAX) return undefined;
  return `Expected at most ${REGION_POINTS_MAX} points over all rings, got ${points}`;
}

function countAt(value: unknown, depth: number): number {
  if (depth === 0 || !Array.isArray(value) || value.length === 0) return 1;
  return value.reduce((sum: number, below: unknown) => sum + countAt(below, depth - 1), 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
