import { type Place, type PlaceId } from '#shared/place.ts';

/**
 * The given places and all above them, sorted, each once: a policy of any of them holds there. A place that is not in the
 * tree stands for itself. Linear in the height of the tree.
 */
export function placesAndAbove(places: readonly Place[]): (ids: readonly PlaceId[]) => PlaceId[] {
  const parentById = new Map(places.map(({ id, parent }) => [id, parent]));
  return (ids) => {
    const reached = new Set<PlaceId>();
    for (const start of ids) {
      let id: PlaceId | undefined = start;
      // Stops at a place already reached, so that a tree with a loop in it still ends.
      while (id !== undefined && !reached.has(id)) {
        reached.add(id);
        id = parentById.get(id);
      }
    }
    return [...reached].sort();
  };
}
