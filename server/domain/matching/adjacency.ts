import { type Adjacency } from '#shared/answer.ts';
import { type Space } from '#shared/space.ts';

/** Nearest first. */
export const ADJACENCY_RANK: Readonly<Record<Adjacency, number>> = {
  'same-floor': 0,
  'next-floor': 1,
  'same-building': 2,
  'same-park': 3,
};

/**
 * How near the spaces of one park lie: on one floor, on floors that follow on each other without a gap, in one building,
 * or only in one park. A building or floor that is not known is near nothing.
 */
export function adjacencyOf(spaces: readonly Space[]): Adjacency {
  const [building, ...others] = new Set(spaces.map((space) => space.building));
  if (building === undefined || others.length > 0) return 'same-park';
  const floors = spaces.flatMap(({ facts }) => facts.floorNumber ?? []);
  if (floors.length < spaces.length) return 'same-building';
  const storeys = [...new Set(floors.map(storeyOf))].sort((a, b) => a - b);
  if (storeys.length === 1) return 'same-floor';
  const isWithoutGap = storeys.every((storey, index) => index === 0 || storey - 1 === storeys[index - 1]);
  return isWithoutGap ? 'next-floor' : 'same-building';
}

/** Floors counted on without a gap: there is no floor 0, so the first basement lies next to the ground floor, 1. */
export function storeyOf(floorNumber: number): number {
  return floorNumber > 0 ? floorNumber - 1 : floorNumber;
}
