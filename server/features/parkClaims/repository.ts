import { type Connection, type Model, trusted } from 'mongoose';
import { type ParkClaim, type ParkClaimState } from '#shared/parkClaimEndpoints.ts';
import { type Window } from '#server/platform/paging.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** A claim as it is kept: who the operator is and who else holds the park is told by others. */
export interface StoredParkClaim extends Omit<ParkClaim, 'organisationName' | 'isHeldByOther'> {
  /** The park's place with all above it: a bureau of any of them may decide. */
  readonly placeIds: readonly string[];
}

/** Which claims; all where nothing is said. */
export interface ParkClaimFilter {
  readonly organisationId?: string;
  readonly state?: ParkClaimState | undefined;
  /** Of any of these places. */
  readonly placeIds?: readonly string[];
}

/** The claims of operators to parks. */
export interface ParkClaimRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<StoredParkClaim | undefined>;
  /** In the order of ids. */
  readonly page: (filter: ParkClaimFilter, window: Window) => Promise<StoredParkClaim[]>;
  readonly openOf: (organisationId: string) => Promise<StoredParkClaim[]>;
  readonly add: (claim: StoredParkClaim) => Promise<void>;
  /** Writes it in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (claim: StoredParkClaim) => Promise<boolean>;
}

/** Opens the stored claims. */
export function createParkClaimRepository(connection: Connection): ParkClaimRepository {
  const claims = claimModel(connection);
  async function findWhere(filter: object, limit = 0): Promise<StoredParkClaim[]> {
    const rows = await claims.find(filter).sort({ _id: 1 }).limit(limit).lean<ClaimRow[]>();
    return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }
  return {
    async prepare() {
      await claims.createIndexes();
    },
    async find(id) {
      return (await findWhere({ _id: id }))[0];
    },
    page: ({ organisationId, state, placeIds }, { limit, after }) =>
      findWhere(
        {
          ...(organisationId !== undefined && { organisationId }),
          ...(state !== undefined && { state }),
          ...(placeIds !== undefined && { placeIds: trusted({ $in: placeIds }) }),
          ...(after !== undefined && { _id: trusted({ $gt: after }) }),
        },
        limit,
      ),
    openOf: (organisationId) => findWhere({ organisationId, state: 'open' }),
    async add({ id, ...rest }) {
      await claims.create({ _id: id, ...rest });
    },
    async replace({ id, ...rest }) {
      const row = { _id: id, ...rest };
      const { matchedCount } = await claims.replaceOne({ _id: id, revision: row.revision - 1 }, row);
      return matchedCount === 1;
    },
  };
}

interface ClaimRow extends Omit<StoredParkClaim, 'id'> {
  readonly _id: string;
}

function claimModel(connection: Connection): Model<ClaimRow> {
  return looseModel<ClaimRow>(connection, 'parkClaims', [
    { organisationId: 1, state: 1 },
    { placeIds: 1, state: 1 },
  ]);
}
