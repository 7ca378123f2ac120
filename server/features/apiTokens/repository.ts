import { type Connection, trusted } from 'mongoose';
import { type ApiToken } from '#shared/apiTokenEndpoints.ts';
import { type Window } from '#server/platform/paging.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** A token as it is kept: what it is shown by is not. */
export interface StoredApiToken extends ApiToken {
  readonly tokenHash: string;
  /** Who made it; it may no more than that person in the organisation. */
  readonly personId: string;
  /** Of its history; absent of one that was made before there was one. */
  readonly revision?: number;
}

/** Tokens for integration. */
export interface ApiTokenRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<StoredApiToken | undefined>;
  readonly byHash: (tokenHash: string) => Promise<StoredApiToken | undefined>;
  /** Of an organisation, in the order of ids. */
  readonly page: (organisationId: string, window: Window) => Promise<StoredApiToken[]>;
  /** How many of an organisation are not revoked. */
  readonly countOpen: (organisationId: string) => Promise<number>;
  /** That a person has made. */
  readonly ofPerson: (personId: string) => Promise<StoredApiToken[]>;
  readonly add: (token: StoredApiToken) => Promise<void>;
  readonly replace: (token: StoredApiToken) => Promise<void>;
  readonly noteUse: (id: string, lastUsedOn: string) => Promise<void>;
}

/** Opens the stored tokens. */
export function createApiTokenRepository(connection: Connection): ApiTokenRepository {
  const tokens = looseModel<TokenRow>(connection, 'apiTokens', [
    { tokenHash: 1 },
    { organisationId: 1, _id: 1 },
    { personId: 1 },
  ]);
  return {
    async prepare() {
      await tokens.createIndexes();
    },
    async find(id) {
      return tokenOrNone(await tokens.findById(id).lean<TokenRow>());
    },
    async byHash(tokenHash) {
      return tokenOrNone(await tokens.findOne({ tokenHash }).lean<TokenRow>());
    },
    async page(organisationId, { limit, after }) {
      const rows = await tokens
        .find({ organisationId, ...(after !== undefined && { _id: trusted({ $gt: after }) }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<TokenRow[]>();
      return rows.map(tokenOf);
    },
    countOpen: (organisationId) =>
      tokens.countDocuments({ organisationId, revokedAt: trusted({ $exists: false }) }).exec(),
    async ofPerson(personId) {
      return (await tokens.find({ personId }).sort({ _id: 1 }).lean<TokenRow[]>()).map(tokenOf);
    },
    async add(token) {
      await tokens.create(rowOf(token));
    },
    async replace(token) {
      await tokens.replaceOne({ _id: token.id }, rowOf(token));
    },
    async noteUse(id, lastUsedOn) {
      await tokens.updateOne({ _id: id }, { $set: { lastUsedOn } });
    },
  };
}

interface TokenRow extends Omit<StoredApiToken, 'id'> {
  readonly _id: string;
}

function rowOf({ id, ...rest }: StoredApiToken): TokenRow {
  return { _id: id, ...rest };
}

function tokenOf({ _id, ...rest }: TokenRow): StoredApiToken {
  return { id: _id, ...rest };
}

function tokenOrNone(row: TokenRow | null): StoredApiToken | undefined {
  return row === null ? undefined : tokenOf(row);
}
