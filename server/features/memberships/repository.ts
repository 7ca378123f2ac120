import { type Connection, type Model, trusted } from 'mongoose';
import { type Role } from '#shared/access.ts';
import { type Window } from '#server/platform/paging.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** That a person belongs to an organisation, and as what. */
export interface MembershipRecord {
  readonly organisationId: string;
  readonly personId: string;
  readonly role: Role;
  readonly revision: number;
}

/** Who belongs to which organisation. */
export interface MembershipRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (organisationId: string, personId: string) => Promise<MembershipRecord | undefined>;
  /** Of a person, in the order of the organisations' ids. */
  readonly ofPerson: (personId: string) => Promise<MembershipRecord[]>;
  /** Of an organisation, in the order of the persons' ids; only those of a role where one is given. */
  readonly ofOrganisation: (organisationId: string, window: Window, role?: Role) => Promise<MembershipRecord[]>;
  /** Which of some people belong to it. */
  readonly among: (organisationId: string, personIds: readonly string[]) => Promise<string[]>;
  readonly managersOf: (organisationId: string) => Promise<MembershipRecord[]>;
  readonly add: (membership: MembershipRecord) => Promise<void>;
  /** Writes it in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (membership: MembershipRecord) => Promise<boolean>;
  readonly remove: (organisationId: string, personId: string) => Promise<void>;
}

/** Opens the stored memberships. */
export function createMembershipRepository(connection: Connection): MembershipRepository {
  const memberships = membershipModel(connection);
  return {
    async prepare() {
      await memberships.createIndexes();
    },
    async find(organisationId, personId) {
      const row = await memberships.findById(idOf(organisationId, personId)).lean<MembershipRow>();
      return row === null ? undefined : recordOf(row);
    },
    async ofPerson(personId) {
      const rows = await memberships.find({ personId }).sort({ _id: 1 }).lean<MembershipRow[]>();
      return rows.map(recordOf);
    },
    async ofOrganisation(organisationId, { limit, after }, role) {
      const rows = await memberships
        .find({
          organisationId,
          ...(role !== undefined && { role }),
          ...(after !== undefined && { personId: trusted({ $gt: after }) }),
        })
        .sort({ personId: 1 })
        .limit(limit)
        .lean<MembershipRow[]>();
      return rows.map(recordOf);
    },
    async among(organisationId, personIds) {
      const ids = personIds.map((personId) => idOf(organisationId, personId));
      return memberships.distinct('personId', { _id: trusted({ $in: ids }) });
    },
    async managersOf(organisationId) {
      const rows = await memberships.find({ organisationId, role: 'manager' }).lean<MembershipRow[]>();
      return rows.map(recordOf);
    },
    async add(membership) {
      await memberships.create(rowOf(membership));
    },
    async replace(membership) {
      const row = rowOf(membership);
      const { matchedCount } = await memberships.replaceOne({ _id: row._id, revision: row.revision - 1 }, row);
      return matchedCount === 1;
    },
    async remove(organisationId, personId) {
      await memberships.deleteOne({ _id: idOf(organisationId, personId) });
    },
  };
}

interface MembershipRow extends MembershipRecord {
  readonly _id: string;
}

/** One row for a person in an organisation, whoever adds it. */
function idOf(organisationId: string, personId: string): string {
  return `${organisationId} ${personId}`;
}

function rowOf(membership: MembershipRecord): MembershipRow {
  return { _id: idOf(membership.organisationId, membership.personId), ...membership };
}

function recordOf({ organisationId, personId, role, revision }: MembershipRow): MembershipRecord {
  return { organisationId, personId, role, revision };
}

function membershipModel(connection: Connection): Model<MembershipRow> {
  return looseModel<MembershipRow>(connection, 'memberships', [{ personId: 1 }, { organisationId: 1, personId: 1 }]);
}
