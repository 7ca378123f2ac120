import { type Connection } from 'mongoose';
import { Place, type PlaceId } from '#shared/place.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';
import { type Window } from '#server/platform/paging.ts';

/** The tree of places. */
export interface PlaceRepository extends Pick<SeededCollection<Place>, 'prepare' | 'reload'> {
  readonly all: () => Promise<Place[]>;
  /** Places of a level or directly below a place, where those are given. */
  readonly page: (
    asked: { readonly level?: Place['level'] | undefined; readonly parent?: PlaceId | undefined },
    window: Window,
  ) => Promise<Place[]>;
}

/** Opens the stored places. */
export function createPlaceRepository(connection: Connection): PlaceRepository {
  const places = createSeededCollection(connection, { name: 'places', schema: Place, indexes: ['parent'] });
  return {
    prepare: places.prepare,
    reload: places.reload,
    all: () => places.list(),
    page: ({ level, parent }, window) =>
      places.list({ ...(level === undefined ? {} : { level }), ...(parent === undefined ? {} : { parent }) }, window),
  };
}
