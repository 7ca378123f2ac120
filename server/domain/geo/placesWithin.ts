import { type Place, type PlaceId } from '#shared/place.ts';
import { placesAndAbove } from './placeTree.ts';

/** The given place and all places below it, in the order of the tree; nothing where the tree does not know it. */
export function placesWithin(places: readonly Place[], within: PlaceId): PlaceId[] {
  const above = placesAndAbove(places);
  return places.map(({ id }) => id).filter((id) => above([id]).includes(within));
}
