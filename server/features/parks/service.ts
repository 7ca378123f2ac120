import { Failure } from '#shared/failure.ts';
import { type Park } from '#shared/park.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type SupplyStage } from '#shared/vocabulary.ts';
import { placesWithin } from '#server/domain/geo/placesWithin.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type ParkRepository } from './repository.ts';

/** As asked over HTTP. */
interface ParkQuery extends PageQuery {
  readonly place?: PlaceId | undefined;
  readonly stage?: SupplyStage | undefined;
  readonly umbrella?: boolean | undefined;
}

/** What may be asked about parks. */
export interface ParkService {
  /** Parks in a place or anywhere below it. */
  readonly list: (query: ParkQuery) => Promise<Page<Park>>;
  /** @throws {Failure} not-found */
  readonly get: (id: string) => Promise<Park>;
}

/** Makes the service of parks. */
export function createParkService({
  parks,
  places,
}: {
  readonly parks: Pick<ParkRepository, 'page' | 'find'>;
  readonly places: { readonly all: () => Promise<Place[]> };
}): ParkService {
  return {
    async list({ place, ...query }) {
      const within = place === undefined ? undefined : placesWithin(await places.all(), place);
      return pageBy(query, (window) => parks.page({ ...query, places: within }, window));
    },
    async get(id) {
      const park = await parks.find(id);
      if (park === undefined) throw new Failure('not-found', { detail: `There is no park ${id}.` });
      return park;
    },
  };
}
