import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';

/** Where leads lie. */
export interface LeadReach {
  /**
   * The places and all above them.
   *
   * @throws {Failure} invalid-request where a place is not there, or lies not within the jurisdiction, if one is given
   */
  readonly of: (places: readonly PlaceId[], jurisdiction?: readonly PlaceId[]) => Promise<PlaceId[]>;
}

/** Tells it by the tree of places. */
export function createLeadReach(places: { readonly all: () => Promise<Place[]> }): LeadReach {
  return {
    async of(wanted, jurisdiction) {
      const tree = await places.all();
      const above = placesAndAbove(tree);
      const known = new Set(tree.map(({ id }) => id));
      const faults = wanted.flatMap((id, at): FieldFault[] => {
        const path = `places.${at}`;
        if (!known.has(id)) return [{ path, message: `There is no place ${id}` }];
        const isWithin = jurisdiction === undefined || above([id]).some((place) => jurisdiction.includes(place));
        return isWithin ? [] : [{ path, message: `${id} lies outside of your jurisdiction` }];
      });
      if (faults.length > 0) throw new Failure('invalid-request', { detail: 'A place cannot be taken.', errors: faults });
      return above(wanted);
    },
  };
}
