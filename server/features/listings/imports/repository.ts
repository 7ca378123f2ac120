import { type Connection, trusted } from 'mongoose';
import { ListingImport } from '#shared/listingImport.ts';
import { type SpaceId } from '#shared/space.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { looseModel } from '#server/store/looseModel.ts';
import { type DeskSpace } from '../../spaces/desk/repository.ts';

/** What an import wrote of one space, so that it can be taken back. */
export interface ImportedSpace {
  readonly id: SpaceId;
  /** The revision that it made. */
  readonly revision: number;
  /** Absent where it made the space. */
  readonly before?: DeskSpace | undefined;
}

/** The files that operators imported. */
export interface ListingImportRepository {
  readonly prepare: () => Promise<void>;
  readonly add: (made: ListingImport, spaces: readonly ImportedSpace[]) => Promise<void>;
  readonly find: (id: string) => Promise<ListingImport | undefined>;
  readonly spacesOf: (id: string) => Promise<readonly ImportedSpace[]>;
  /** Writes it in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (changed: ListingImport) => Promise<boolean>;
  /** Newest first; the key of the window is the moment. */
  readonly page: (organisationId: string, window: SortedWindow) => Promise<ListingImport[]>;
}

interface ImportRow extends Omit<ListingImport, 'id'> {
  readonly _id: string;
  readonly spaces: readonly ImportedSpace[];
}

/** Opens the stored imports of operators. */
export function createListingImportRepository(connection: Connection): ListingImportRepository {
  const rows = looseModel<ImportRow>(connection, 'listingImports', [{ organisationId: 1, at: -1 }]);
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async add({ id, ...rest }, spaces) {
      await rows.create({ _id: id, ...rest, spaces });
    },
    async find(id) {
      const row = await rows.findById(id, WITHOUT_SPACES).lean<ImportRow>();
      return row === null ? undefined : importOf(row);
    },
    async spacesOf(id) {
      return (await rows.findById(id).lean<ImportRow>())?.spaces ?? [];
    },
    async replace({ id, ...rest }) {
      const { matchedCount } = await rows.updateOne({ _id: id, revision: rest.revision - 1 }, { $set: rest });
      return matchedCount === 1;
    },
    async page(organisationId, { limit, after }) {
      const later = after === undefined ? {} : olderThan(String(after.key), after.id);
      const found = await rows
        .find({ organisationId, ...later }, WITHOUT_SPACES)
        .sort({ at: -1, _id: 1 })
        .limit(limit)
        .lean<ImportRow[]>();
      return found.map(importOf);
    },
  };
}

/** Those that stand in the list after one. */
function olderThan(at: string, id: string): Record<string, unknown> {
  return { $or: [{ at: trusted({ $lt: at }) }, { at, _id: trusted({ $gt: id }) }] };
}

const WITHOUT_SPACES = { spaces: 0 };

function importOf({ _id, ...rest }: ImportRow): ListingImport {
  return ListingImport.parse({ id: _id, ...rest });
}
