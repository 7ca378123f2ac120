import { type Place, type PlaceId } from '#shared/place.ts';
import { type Resource } from '#shared/resource.ts';
import { type ResourceKind } from '#shared/vocabulary.ts';
import { placesWithin } from '#server/domain/geo/placesWithin.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type ResourceRepository } from './repository.ts';

/** As asked over HTTP. */
interface ResourceQuery extends PageQuery {
  readonly kind?: ResourceKind | undefined;
  readonly place?: PlaceId | undefined;
}

/** What may be asked about resources. */
export interface ResourceService {
  /** Resources in a place or anywhere below it; invented ones only where demo is on. */
  readonly list: (query: ResourceQuery) => Promise<Page<Resource>>;
}

/** Makes the service of resources. */
export function createResourceService({
  resources,
  places,
  demo,
}: {
  readonly resources: Pick<ResourceRepository, 'page'>;
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly demo: boolean;
}): ResourceService {
  return {
    async list({ place, kind, ...query }) {
      const within = place === undefined ? undefined : placesWithin(await places.all(), place);
      const filter = { kind, places: within, ...(demo ? {} : { demo: false }) };
      return pageBy(query, (window) => resources.page(filter, window));
    },
  };
}
