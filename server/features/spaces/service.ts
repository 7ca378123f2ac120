import { type z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type Park } from '#shared/park.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type Space, type SpaceId } from '#shared/space.ts';
import { type spacesGeoJson } from '#shared/stockEndpoints.ts';
import { placesWithin } from '#server/domain/geo/placesWithin.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type SpaceFilter, type SpaceRepository } from './repository.ts';

/** As asked over HTTP. */
interface SpaceQuery extends Omit<SpaceFilter, 'parks'> {
  readonly park?: string | undefined;
  /** Spaces of parks in this place or anywhere below it. */
  readonly place?: PlaceId | undefined;
}

/** What may be asked about spaces; invented ones are shown only where demo is on. */
export interface SpaceService {
  readonly list: (query: SpaceQuery & PageQuery) => Promise<Page<Space>>;
  /** @throws {Failure} not-found */
  readonly get: (id: SpaceId) => Promise<Space>;
  readonly geoJson: (query: SpaceQuery) => Promise<z.input<(typeof spacesGeoJson)['output']>>;
}

/** What the service of spaces stands on. */
interface Needs {
  readonly spaces: Pick<SpaceRepository, 'page' | 'find'>;
  readonly parks: {
    readonly all: () => Promise<Park[]>;
    readonly inPlaces: (ids: readonly PlaceId[]) => Promise<Park[]>;
  };
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly demo: boolean;
}

/** Makes the service of spaces. */
export function createSpaceService({ spaces, parks, places, demo }: Needs): SpaceService {
  async function parksOf({ park, place }: SpaceQuery): Promise<string[] | undefined> {
    if (place === undefined) return park === undefined ? undefined : [park];
    const there = (await parks.inPlaces(placesWithin(await places.all(), place))).map(({ id }) => id);
    return park === undefined ? there : there.filter((id) => id === park);
  }

  /** Nothing where invented spaces are asked for and demo is off. */
  async function filterOf({ park, place, ...asked }: SpaceQuery): Promise<SpaceFilter> {
    const filter = { ...asked, parks: await parksOf({ park, place }) };
    if (demo) return filter;
    return asked.demo === true ? { parks: [] } : { ...filter, demo: false };
  }

  return {
    async list(query) {
      const filter = await filterOf(query);
      return pageBy(query, (window) => spaces.page(filter, window));
    },
    async get(id) {
      const space = await spaces.find(id);
      if (space === undefined || (space.demo && !demo)) {
        throw new Failure('not-found', { detail: `There is no space ${id}.` });
      }
      return space;
    },
    async geoJson(query) {
      const locations = new Map((await parks.all()).map(({ id, location }) => [id, location]));
      const found = await spaces.page(await filterOf(query), { limit: FEATURES_MAX });
      return {
        type: 'FeatureCollection',
        features: found.map((space) => featureOf(space, space.location ?? locations.get(space.parkId))),
      };
    },
  };
}

function featureOf(
  { id, parkId, name, status, demo, facts }: Space,
  location: Space['location'],
): z.input<(typeof spacesGeoJson)['output']>['features'][number] {
  return {
    type: 'Feature',
    id,
    geometry: location === undefined ? null : { type: 'Point', coordinates: location.position },
    properties: {
      parkId,
      name,
      status,
      demo,
      ...(location === undefined ? {} : { radiusM: location.radiusM }),
      facts,
    },
  };
}

/** Most spaces of one feature collection: beyond that a map needs tiles, and the lists are there for the rest. Ours. */
const FEATURES_MAX = 100_000;
