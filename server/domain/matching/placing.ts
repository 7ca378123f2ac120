import { type Park } from '#shared/park.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type Space } from '#shared/space.ts';
import { placesAndAbove } from '../geo/placeTree.ts';
import { type Candidate } from './candidate.ts';
import { byCodeUnits } from './order.ts';

/** Where spaces stand. */
export interface Surroundings {
  readonly parks: readonly Park[];
  readonly places: readonly Place[];
}

/**
 * Puts each space beside its park and into its places, in the order of the spaces' ids. A space takes its park's
 * position where it has none of its own. A space of a park that is not given is left out: nothing can be said of where
 * it is. Spaces of one park share its object and its list of places.
 */
export function placeCandidates(spaces: readonly Space[], { parks, places }: Surroundings): Candidate[] {
  const above = placesAndAbove(places);
  const sites = new Map(parks.map((park) => [park.id, { park, placeIds: above(park.places) }]));
  return spaces
    .flatMap((space) => {
      const site = sites.get(space.parkId);
      return site === undefined ? [] : [candidateAt(space, site)];
    })
    .sort((a, b) => byCodeUnits(a.space.id, b.space.id));
}

function candidateAt(
  space: Space,
  { park, placeIds }: { readonly park: Park; readonly placeIds: readonly PlaceId[] },
): Candidate {
  const location = space.location ?? park.location;
  return { space, park, placeIds, ...(location === undefined ? {} : { location }) };
}
