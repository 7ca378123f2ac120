import { type Park } from '#shared/park.ts';
import { type Space } from '#shared/space.ts';
import { parkSpaces } from './parkSpaces.ts';

export { generateStock } from './stock.ts';

/** How many spaces to invent, and around which ISO day they become available. */
export interface DemoSetting {
  readonly spaces?: number;
  readonly seed?: string;
  readonly asOf?: string;
}

/** Floor area taken for a park whose floor area was not found, to share the demo spaces out. */
const GROSS_FLOOR_AREA_ASSUMED_M2 = 60_000;

/**
 * Invents lettable spaces inside real parks, umbrellas left out: more in bigger parks, by the root of their floor area,
 * within what is known of their buildings, with some facts left unknown. The same arguments give the same spaces, in
 * order of their ids.
 */
export function demoSpaces(
  parks: readonly Park[],
  { spaces = 600, seed = 'demo', asOf = '2026-11-22' }: DemoSetting = {},
): Space[] {
  const letting = parks.filter(({ isUmbrella }) => !isUmbrella);
  const shares = sharesOf(letting, spaces);
  return letting
    .flatMap((park, at) => parkSpaces(park, { count: shares[at] ?? 0, seed, idPrefix: 'demo-', asOf }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whole shares by the root of the floor area that add up to the total: each park up to its part of the running sum. */
function sharesOf(parks: readonly Park[], total: number): number[] {
  const weights = parks.map(({ grossFloorAreaM2 = GROSS_FLOOR_AREA_ASSUMED_M2 }) => Math.sqrt(grossFloorAreaM2));
  const sum = weights.reduce((a, b) => a + b, 0);
  let reached = 0;
  return weights.map((weight) => {
    const before = Math.round((total * reached) / sum);
    reached += weight;
    return Math.round((total * reached) / sum) - before;
  });
}
