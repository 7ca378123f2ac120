import { Failure, type FieldFault } from '#shared/failure.ts';
import { type PlaceId } from '#shared/place.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Ground } from '#server/part.ts';

/** What of a lead must refer to what is there. */
interface Placed {
  readonly places: readonly PlaceId[];
  readonly requirement?: OpenRequirement | undefined;
}

/** Where leads lie. */
export interface LeadReach {
  /**
   * The places of a lead and all above them.
   *
   * @throws {Failure} invalid-request where a place is not there, or lies not within the jurisdiction, if one is given, or
   * where its requirement refers to what is not there
   */
  readonly of: (lead: Placed, jurisdiction?: readonly PlaceId[]) => Promise<PlaceId[]>;
}

/** Tells it by the tree of places. */
export function createLeadReach({ places, matching }: Pick<Ground, 'places' | 'matching'>): LeadReach {
  return {
    async of({ places: wanted, requirement }, jurisdiction) {
      const tree = await places.all();
      const above = placesAndAbove(tree);
      const known = new Set(tree.map(({ id }) => id));
      const misplaced = wanted.flatMap((id, at): FieldFault[] => {
        const path = `places.${at}`;
        if (!known.has(id)) return [{ path, message: `There is no place ${id}` }];
        const isWithin = jurisdiction === undefined || above([id]).some((place) => jurisdiction.includes(place));
        return isWithin ? [] : [{ path, message: `${id} lies outside of your jurisdiction` }];
      });
      const unknown = requirement === undefined ? [] : await matching.faultsOf(requirement);
      const errors = [...misplaced, ...unknown.map(({ path, message }) => ({ path: `requirement.${path}`, message }))];
      if (errors.length > 0) throw new Failure('invalid-request', { detail: 'Something named is not there.', errors });
      return above(wanted);
    },
  };
}
