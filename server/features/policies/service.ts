import { Failure } from '#shared/failure.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type ProductStage } from '#shared/policy/terms.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type PolicySearch, isSought } from '#server/domain/policy/search.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type PolicyRepository } from './repository.ts';

/** As asked over HTTP. */
interface PolicyQuery extends PageQuery, Pick<PolicySearch, 'on' | 'confidence' | 'text'> {
  readonly place?: PlaceId | undefined;
  readonly level?: Policy['level'] | undefined;
  readonly sector?: SectorId | undefined;
  readonly stage?: ProductStage | undefined;
}

/** What may be asked about policies. */
export interface PolicyService {
  /** Policies that hold in a place, its own and those of the places above it, as far as they are sought, see `PolicySearch`. */
  readonly list: (query: PolicyQuery) => Promise<Page<Policy>>;
  /** @throws {Failure} not-found */
  readonly get: (id: string) => Promise<Policy>;
}

/** Makes the service of policies. */
export function createPolicyService({
  policies,
  places,
}: {
  readonly policies: Pick<PolicyRepository, 'of' | 'find'>;
  readonly places: { readonly all: () => Promise<Place[]> };
}): PolicyService {
  return {
    async list({ place, level, sector, stage, ...query }) {
      const holding = place === undefined ? undefined : placesAndAbove(await places.all())([place]);
      const facts = {
        ...(sector === undefined ? {} : { sector }),
        ...(stage === undefined ? {} : { productStage: stage }),
      };
      // There are hundreds of policies, not millions, and what a condition leaves open is for the domain to say.
      return pageBy(query, async ({ limit, after = '' }) => {
        const there = await policies.of({ places: holding, level });
        return there.filter((policy) => policy.id > after && isSought(policy, { ...query, facts })).slice(0, limit);
      });
    },
    async get(id) {
      const policy = await policies.find(id);
      if (policy === undefined) throw new Failure('not-found', { detail: `There is no policy ${id}.` });
      return policy;
    },
  };
}
