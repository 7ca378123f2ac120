import { type Connection, type Model, trusted } from 'mongoose';
import { type OrganisationKind } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { Organisation } from '#shared/organisation.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { containing } from '#server/store/containing.ts';
import { comesAfter } from '#server/store/sortedWindow.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** Which organisations a list is about; all where nothing is said. */
export interface OrganisationFilter {
  readonly kind?: OrganisationKind | undefined;
  readonly state?: Organisation['state'] | undefined;
  /** Stands in the name. */
  readonly text?: string | undefined;
  /** Only these. */
  readonly ids?: readonly string[];
}

/** The organisations, and which of them manages a park. */
export interface OrganisationRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<Organisation | undefined>;
  /** Those of the ids that there are, in no order. */
  readonly findAll: (ids: readonly string[]) => Promise<Organisation[]>;
  /** By name. */
  readonly page: (filter: OrganisationFilter, window: SortedWindow) => Promise<Organisation[]>;
  /** The operator that manages a park, whether it is active or not. */
  readonly operatorOf: (parkId: string) => Promise<Organisation | undefined>;
  /** Those that manage any of some parks, active or not. */
  readonly operatorsOf: (parkIds: readonly string[]) => Promise<Organisation[]>;
  /** Active bureaus with one of these places in their jurisdiction; give a place with all above it. */
  readonly bureausOf: (placeIds: readonly string[]) => Promise<Organisation[]>;
  /** @throws {Failure} already-exists where another operator manages one of its parks */
  readonly add: (organisation: Organisation) => Promise<void>;
  /**
   * Writes an organisation in the place of its revision before this one; false where that is not the present one any more.
   *
   * @throws {Failure} already-exists where another operator manages one of its parks
   */
  readonly replace: (organisation: Organisation) => Promise<boolean>;
  /**
   * Makes the transaction that runs the only one which changes the members of an organisation: another one at the same
   * time is done again after it, and sees what it did. Else two managers could demote each other at once.
   */
  readonly holdMembers: (id: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Opens the stored organisations. */
export function createOrganisationRepository(connection: Connection): OrganisationRepository {
  const organisations = organisationModel(connection);
  const holding = createParkHolding(connection);

  async function findWhere(filter: object): Promise<Organisation[]> {
    const rows = await organisations.find(filter).sort({ _id: 1 }).lean<OrganisationRow[]>();
    return rows.map(organisationOf);
  }

  async function operatorsOf(parkIds: readonly string[]): Promise<Organisation[]> {
    return findWhere({ _id: trusted({ $in: await holding.holdersOf(parkIds) }) });
  }

  async function find(id: string): Promise<Organisation | undefined> {
    const row = await organisations.findById(id).lean<OrganisationRow>();
    return row === null ? undefined : organisationOf(row);
  }

  return {
    prepare: () => prepareBoth(organisations, holding),
    find,
    findAll: (ids) => findWhere({ _id: trusted({ $in: ids }) }),
    async page(filter, { limit, after }) {
      const rows = await organisations
        .find({ $and: [rowsOf(filter), comesAfter(BY_NAME, after)] })
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .lean<OrganisationRow[]>();
      return rows.map(organisationOf);
    },
    operatorOf: async (parkId) => (await operatorsOf([parkId]))[0],
    operatorsOf,
    bureausOf: (placeIds) => findWhere({ kind: 'bureau', state: 'active', placeIds: trusted({ $in: placeIds }) }),
    async add(organisation) {
      await organisations.create(rowOf(organisation));
      await holding.set(organisation);
    },
    async replace(organisation) {
      const { _id, ...written } = rowOf(organisation);
      const present = { _id, revision: organisation.revision - 1 };
      const { matchedCount } = await organisations.updateOne(present, { $set: written });
      if (matchedCount === 1) await holding.set(organisation);
      return matchedCount === 1;
    },
    async holdMembers(id) {
      await organisations.updateOne({ _id: id }, { $inc: { memberChanges: 1 } });
    },
    async remove(id) {
      await organisations.deleteOne({ _id: id });
      await holding.set({ id, parkIds: [] });
    },
  };
}

async function prepareBoth(organisations: Model<OrganisationRow>, holding: ParkHolding): Promise<void> {
  await organisations.createIndexes();
  await holding.prepare();
}

/** Who manages which park. */
interface ParkHolding {
  readonly prepare: () => Promise<void>;
  /** Each once. */
  readonly holdersOf: (parkIds: readonly string[]) => Promise<string[]>;
  /** @throws {Failure} already-exists where another operator manages one of the parks */
  readonly set: (organisation: Pick<Organisation, 'id' | 'parkIds'>) => Promise<void>;
}

/**
 * Keeps who manages a park in rows of their own, one a park, so that two operators never manage one park, however close
 * together they are given it.
 */
function createParkHolding(connection: Connection): ParkHolding {
  const holders = holderModel(connection);
  return {
    async prepare() {
      await holders.createIndexes();
    },
    async holdersOf(parkIds) {
      const found = await holders.find({ _id: trusted({ $in: parkIds }) }).lean<HolderRow[]>();
      return [...new Set(found.map(({ organisationId }) => organisationId))];
    },
    async set({ id, parkIds }) {
      await holders.deleteMany({ organisationId: id, _id: trusted({ $nin: parkIds }) });
      const taken = await holders.find({ _id: trusted({ $in: parkIds }) }).lean<HolderRow[]>();
      const foreign = taken.find(({ organisationId }) => organisationId !== id);
      if (foreign !== undefined) {
        throw new Failure('already-exists', { detail: `Another operator manages the park ${foreign._id}.` });
      }
      const held = new Set(taken.map(({ _id }) => _id));
      for (const parkId of parkIds) if (!held.has(parkId)) await holders.create({ _id: parkId, organisationId: id });
    },
  };
}

interface OrganisationRow extends Omit<Organisation, 'id'> {
  readonly _id: string;
  /** Counts what `holdMembers` did. */
  readonly memberChanges?: number;
}

interface HolderRow {
  /** The park. */
  readonly _id: string;
  readonly organisationId: string;
}

function rowOf({ id, ...rest }: Organisation): OrganisationRow {
  return { _id: id, ...rest };
}

function organisationOf({ _id, kind, name, parkIds, placeIds, state, demo, revision }: OrganisationRow): Organisation {
  return Organisation.parse({ id: _id, kind, name, parkIds, placeIds, state, demo, revision });
}

const BY_NAME = { field: 'name', direction: 1 } as const;

function rowsOf({ kind, state, text, ids }: OrganisationFilter): object {
  return {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(text !== undefined && { name: containing(text) }),
    ...(ids !== undefined && { _id: trusted({ $in: ids }) }),
  };
}

function organisationModel(connection: Connection): Model<OrganisationRow> {
  return looseModel<OrganisationRow>(connection, 'organisations', [
    { kind: 1, state: 1 },
    { placeIds: 1 },
    { name: 1, _id: 1 },
  ]);
}

function holderModel(connection: Connection): Model<HolderRow> {
  return looseModel<HolderRow>(connection, 'parkHolders', [{ organisationId: 1 }]);
}
