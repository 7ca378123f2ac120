import { type Connection, trusted } from 'mongoose';
import { Park } from '#shared/park.ts';
import { type PlaceId } from '#shared/place.ts';
import { type SupplyStage } from '#shared/vocabulary.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';
import { type Window } from '#server/platform/paging.ts';

/** What a list of parks may be narrowed by. */
export interface ParkFilter {
  /** Parks in any of these places. */
  readonly places?: readonly PlaceId[] | undefined;
  readonly stage?: SupplyStage | undefined;
  readonly umbrella?: boolean | undefined;
}

/** The industrial parks. */
export interface ParkRepository extends Pick<SeededCollection<Park>, 'prepare' | 'reload' | 'find'> {
  readonly all: () => Promise<Park[]>;
  readonly page: (filter: ParkFilter, window: Window) => Promise<Park[]>;
  /** Parks in any of the given places. */
  readonly inPlaces: (places: readonly PlaceId[]) => Promise<Park[]>;
}

/** Opens the stored parks. */
export function createParkRepository(connection: Connection): ParkRepository {
  const parks = createSeededCollection(connection, { name: 'parks', schema: Park, indexes: ['places'] });
  return {
    prepare: parks.prepare,
    reload: parks.reload,
    find: parks.find,
    all: () => parks.list(),
    page: ({ places, stage, umbrella }, window) =>
      parks.list(
        {
          ...(places === undefined ? {} : { places: trusted({ $in: places }) }),
          ...(stage === undefined ? {} : { stages: stage }),
          ...(umbrella === undefined ? {} : { isUmbrella: umbrella }),
        },
        window,
      ),
    inPlaces: (places) => parks.list({ places: trusted({ $in: places }) }),
  };
}
