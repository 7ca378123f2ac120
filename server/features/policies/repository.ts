import { type Connection, trusted } from 'mongoose';
import { type PlaceId } from '#shared/place.ts';
import { Policy } from '#shared/policy/policy.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';

/** What a list of policies may be narrowed by. */
export interface PolicyFilter {
  /** Policies of any of these places. */
  readonly places?: readonly PlaceId[] | undefined;
  readonly level?: Policy['level'] | undefined;
}

/** The policies with their measures. */
export interface PolicyRepository extends Pick<SeededCollection<Policy>, 'prepare' | 'reload' | 'find' | 'put'> {
  readonly all: () => Promise<Policy[]>;
  /** In the order of their ids. */
  readonly of: (filter: PolicyFilter) => Promise<Policy[]>;
  readonly withdraw: (id: string) => Promise<void>;
}

/** Opens the stored policies. */
export function createPolicyRepository(connection: Connection): PolicyRepository {
  const policies = createSeededCollection(connection, { name: 'policies', schema: Policy, indexes: ['places'] });
  return {
    prepare: policies.prepare,
    reload: policies.reload,
    find: policies.find,
    put: policies.put,
    async withdraw(id) {
      await policies.remove({ _id: id });
    },
    all: () => policies.list(),
    of: ({ places, level }) =>
      policies.list({
        ...(places === undefined ? {} : { places: trusted({ $in: places }) }),
        ...(level === undefined ? {} : { level }),
      }),
  };
}
