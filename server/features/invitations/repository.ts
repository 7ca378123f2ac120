import { type Connection, type Model, trusted } from 'mongoose';
import { type Invitation, type InvitationState } from '#shared/invitationEndpoints.ts';
import { type Window } from '#server/platform/paging.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** An invitation as it is kept: that it has expired is told by its days. */
export interface StoredInvitation extends Omit<Invitation, 'state'> {
  readonly state: Exclude<InvitationState, 'expired'>;
}

/** Which invitations of an organisation, as of a moment. */
export interface InvitationFilter {
  readonly organisationId: string;
  readonly state?: InvitationState | undefined;
  readonly now: Date;
}

/** The invitations. */
export interface InvitationRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<StoredInvitation | undefined>;
  /** In the order of ids. */
  readonly page: (filter: InvitationFilter, window: Window) => Promise<StoredInvitation[]>;
  /** Those of an organisation that can be accepted. */
  readonly open: (organisationId: string, now: Date) => Promise<StoredInvitation[]>;
  readonly toEmail: (email: string) => Promise<StoredInvitation[]>;
  readonly add: (invitation: StoredInvitation) => Promise<void>;
  /** Writes it in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (invitation: StoredInvitation) => Promise<boolean>;
  readonly remove: (id: string) => Promise<void>;
  /** Removes those whose days were over before a moment; says how many. */
  readonly removeOver: (before: Date) => Promise<number>;
}

/** Opens the stored invitations. */
export function createInvitationRepository(connection: Connection): InvitationRepository {
  const invitations = invitationModel(connection);
  async function findWhere(filter: object, limit = 0): Promise<StoredInvitation[]> {
    const rows = await invitations.find(filter).sort({ _id: 1 }).limit(limit).lean<InvitationRow[]>();
    return rows.map(invitationOf);
  }
  return {
    async prepare() {
      await invitations.createIndexes();
    },
    async find(id) {
      return (await findWhere({ _id: id }))[0];
    },
    page: ({ organisationId, state, now }, { limit, after }) =>
      findWhere(
        { organisationId, ...inState(state, now), ...(after !== undefined && { _id: trusted({ $gt: after }) }) },
        limit,
      ),
    open: (organisationId, now) => findWhere({ organisationId, ...inState('open', now) }),
    toEmail: (email) => findWhere({ email }),
    async add(invitation) {
      await invitations.create(rowOf(invitation));
    },
    async replace(invitation) {
      const row = rowOf(invitation);
      const { matchedCount } = await invitations.replaceOne({ _id: row._id, revision: row.revision - 1 }, row);
      return matchedCount === 1;
    },
    async remove(id) {
      await invitations.deleteOne({ _id: id });
    },
    async removeOver(before) {
      const { deletedCount } = await invitations.deleteMany({ until: trusted({ $lt: before.toISOString() }) });
      return deletedCount;
    },
  };
}

interface InvitationRow extends Omit<StoredInvitation, 'id'> {
  readonly _id: string;
}

function rowOf({ id, ...rest }: StoredInvitation): InvitationRow {
  return { _id: id, ...rest };
}

function invitationOf({ _id, ...rest }: InvitationRow): StoredInvitation {
  return { id: _id, ...rest };
}

function inState(state: InvitationState | undefined, now: Date): object {
  switch (state) {
    case 'open':
      return { state, until: trusted({ $gt: now.toISOString() }) };
    case 'expired':
      return { state: 'open', until: trusted({ $lte: now.toISOString() }) };
    case 'accepted':
    case 'withdrawn':
      return { state };
    case undefined:
      return {};
  }
}

function invitationModel(connection: Connection): Model<InvitationRow> {
  return looseModel<InvitationRow>(connection, 'invitations', [
    { organisationId: 1, state: 1 },
    { email: 1 },
    { until: 1 },
  ]);
}
