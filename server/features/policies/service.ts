import { Failure } from '#shared/failure.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type PolicyRepository } from './repository.ts';

/** As asked over HTTP. */
interface PolicyQuery extends PageQuery {
  readonly place?: PlaceId | undefined;
  readonly level?: Policy['level'] | undefined;
}

/** What may be asked about policies. */
export interface PolicyService {
  /** Policies that hold in a place: its own and those of the places above it. */
  readonly list: (query: PolicyQuery) => Promise<Page<Policy>>;
  /** @throws {Failure} not-found */
  readonly get: (id: string) => Promise<Policy>;
}

/** Makes the service of policies. */
export function createPolicyService({
  policies,
  places,
}: {
  readonly policies: Pick<PolicyRepository, 'page' | 'find'>;
  readonly places: { readonly all: () => Promise<Place[]> };
}): PolicyService {
  return {
    async list({ place, ...query }) {
      const holding = place === undefined ? undefined : placesAndAbove(await places.all())([place]);
      return pageBy(query, (window) => policies.page({ ...query, places: holding }, window));
    },
    async get(id) {
      const policy = await policies.find(id);
      if (policy === undefined) throw new Failure('not-found', { detail: `There is no policy ${id}.` });
      return policy;
    },
  };
}
