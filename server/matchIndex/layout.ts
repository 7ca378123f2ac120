/** Spaces of a leaf, and children of any other node. */
export const FANOUT = 16;

/** Leaves of a node that are filled when a tree is built; the last one is left for spaces that are added. */
const FILLED_LEAVES = FANOUT - 1;

/** Spaces of a node over leaves, as it is built. */
export const BUILT_SPACES = FILLED_LEAVES * FANOUT;

/** Places of a node over leaves. */
export const NODE_PLACES = FANOUT * FANOUT;

/** The place of a space by its number in the order of the tree. */
export function placeOf(at: number): number {
  return at + FANOUT * Math.floor(at / BUILT_SPACES);
}

/** How many places a tree of so many spaces has. */
export function placesFor(spaces: number): number {
  return NODE_PLACES * Math.max(1, Math.ceil(spaces / BUILT_SPACES));
}
