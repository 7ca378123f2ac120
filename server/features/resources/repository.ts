import { type Connection, trusted } from 'mongoose';
import { type PlaceId } from '#shared/place.ts';
import { Resource } from '#shared/resource.ts';
import { type ResourceKind } from '#shared/vocabulary.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';
import { type Window } from '#server/platform/paging.ts';

/** What a list of resources may be narrowed by. */
export interface ResourceFilter {
  readonly kind?: ResourceKind | undefined;
  /** Resources in any of these places. */
  readonly places?: readonly PlaceId[] | undefined;
  readonly demo?: boolean | undefined;
}

/** What stands near parks. */
export interface ResourceRepository extends Pick<SeededCollection<Resource>, 'prepare' | 'reload'> {
  readonly all: () => Promise<Resource[]>;
  readonly page: (filter: ResourceFilter, window: Window) => Promise<Resource[]>;
  /** Removes what was invented for demonstration; how many that were. */
  readonly removeDemo: () => Promise<number>;
}

/** Opens the stored resources. */
export function createResourceRepository(connection: Connection): ResourceRepository {
  const resources = createSeededCollection(connection, {
    name: 'resources',
    schema: Resource,
    indexes: ['kind', 'places'],
  });
  return {
    prepare: resources.prepare,
    reload: resources.reload,
    all: () => resources.list(),
    page: ({ kind, places, demo }, window) =>
      resources.list(
        {
          ...(kind === undefined ? {} : { kind }),
          ...(places === undefined ? {} : { places: trusted({ $in: places }) }),
          ...(demo === undefined ? {} : { demo }),
        },
        window,
      ),
    removeDemo: () => resources.remove({ demo: true }),
  };
}
