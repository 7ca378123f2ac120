import { type Connection, trusted } from 'mongoose';
import { type PlaceId } from '#shared/place.ts';
import { type RequirementState, SavedRequirement, type Sharing } from '#shared/savedRequirement.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { containing } from '#server/store/containing.ts';
import { type RecordCollection, createRecordCollection } from '#server/store/recordCollection.ts';
import { type Order } from '#server/store/sortedWindow.ts';

/** What the requirements of a company may be narrowed by. */
export interface RequirementFilter {
  readonly state?: RequirementState | undefined;
  readonly sharing?: Sharing | undefined;
  readonly sector?: SectorId | undefined;
  /** A part of the name. */
  readonly text?: string | undefined;
}

/** How the requirements of a company are sorted: made last, changed last, or by name. */
export type RequirementSort = 'newest' | 'changed' | 'name';

/** The requirements that companies keep. */
export interface RequirementRepository extends Pick<
  RecordCollection<SavedRequirement>,
  'prepare' | 'find' | 'add' | 'replace'
> {
  readonly page: (
    companyId: string,
    query: RequirementFilter & { readonly sort: RequirementSort },
    window: SortedWindow,
  ) => Promise<SavedRequirement[]>;
  /** Open requirements that operators may know of and that ask for one of the places, or for no place; changed last first. */
  readonly sharedIn: (
    query: { readonly places: readonly PlaceId[]; readonly sector?: SectorId | undefined },
    window: SortedWindow,
  ) => Promise<SavedRequirement[]>;
  /** How many requirements a company has, in the state or in any. */
  readonly countOf: (companyId: string, state?: RequirementState) => Promise<number>;
}

/** Opens the stored requirements. */
export function createRequirementRepository(connection: Connection): RequirementRepository {
  const records = createRecordCollection(connection, {
    name: 'requirements',
    schema: SavedRequirement,
    indexes: [
      { companyId: 1, updatedAt: -1 },
      { companyId: 1, createdAt: -1 },
      { sharing: 1, state: 1, updatedAt: -1 },
    ],
  });
  return {
    prepare: records.prepare,
    find: records.find,
    add: records.add,
    replace: records.replace,
    page: (companyId, { sort, ...filter }, window) =>
      records.list({ companyId, ...filterOf(filter) }, ORDERS[sort], window),
    sharedIn: ({ places, sector }, window) =>
      records.list(
        {
          state: 'open',
          sharing: trusted({ $in: ['anonymous', 'named'] }),
          ...(sector === undefined ? {} : { 'requirement.sector': sector }),
          $or: [{ [PLACES]: trusted({ $in: places }) }, { [PLACES]: trusted({ $exists: false }) }],
        },
        ORDERS.changed,
        window,
      ),
    countOf: (companyId, state) => records.count({ companyId, ...filterOf({ state }) }),
  };
}

const PLACES = 'requirement.criteria.region.places';

const ORDERS: Readonly<Record<RequirementSort, Order>> = {
  newest: { field: 'createdAt', direction: -1 },
  changed: { field: 'updatedAt', direction: -1 },
  name: { field: 'name', direction: 1 },
};

function filterOf({ state, sharing, sector, text }: RequirementFilter): Record<string, unknown> {
  return {
    ...(state === undefined ? {} : { state }),
    ...(sharing === undefined ? {} : { sharing }),
    ...(sector === undefined ? {} : { 'requirement.sector': sector }),
    ...(text === undefined ? {} : { name: containing(text) }),
  };
}
