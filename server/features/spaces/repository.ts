import { type Connection, trusted } from 'mongoose';
import { type Space, type SpaceId, type SpaceStatus } from '#shared/space.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { type Window } from '#server/platform/paging.ts';
import { createPresentIndex } from '#server/store/presentIndex.ts';
import { type SpaceRow, spaceRows, toSpace } from './rows/repository.ts';
import { type VisibleImports, newestRows } from './visibleImports.ts';

/** What a list of spaces may be narrowed by; a filter on a fact keeps only spaces whose fact is known. */
export interface SpaceFilter {
  readonly parks?: readonly string[] | undefined;
  readonly status?: SpaceStatus | undefined;
  readonly demo?: boolean | undefined;
  readonly sector?: SectorId | undefined;
  readonly minAreaM2?: number | undefined;
  readonly maxAreaM2?: number | undefined;
}

/** The lettable spaces of the visible imports. Lists are in the order of ids. */
export interface SpaceRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: SpaceId) => Promise<Space | undefined>;
  /** Those of the ids that there are. */
  readonly findAll: (ids: readonly SpaceId[]) => Promise<Space[]>;
  readonly page: (filter: SpaceFilter, window: Window) => Promise<Space[]>;
}

/** Opens the stored spaces. */
export function createSpaceRepository(
  connection: Connection,
  visible: () => Promise<VisibleImports | undefined>,
): SpaceRepository {
  const rows = spaceRows(connection);
  const presentIndex = createPresentIndex(rows.collection);

  /** The believed rows among those that pass the filter, which must take or leave all rows of a space alike. */
  async function newest(filter: object): Promise<SpaceRow[]> {
    const imports = (await visible()) ?? [];
    const found = await rows.find({ ...filter, importId: anyOf(imports) }).lean();
    return newestRows(found, imports).sort(bySpaceId);
  }

  return {
    async prepare() {
      await rows.createIndexes();
    },
    async find(id) {
      return (await newest({ spaceId: id })).map(toSpace)[0];
    },
    findAll: async (ids) => (await newest({ spaceId: trusted({ $in: [...ids] }) })).map(toSpace),
    async page(filter, { limit, after }) {
      const found: Space[] = [];
      for (let from = after ?? ''; ;) {
        const imports = (await visible()) ?? [];
        const importId = anyOf(imports);
        const passing = { ...queryOf(filter), importId, spaceId: trusted({ $gt: from }) };
        // Nearly all rows are of a visible import: by the index of these, all would be read and sorted for each page.
        const by = await presentIndex(filter.parks === undefined ? 'spaceId' : 'space.parkId');
        const batch = await rows.find(passing, { spaceId: 1 }, by).sort({ spaceId: 1 }).limit(limit).lean();
        // A row that passes may be hidden by a newer one that does not, so the believed rows are asked again.
        const spaceId = trusted({ $in: batch.map((row) => row.spaceId) });
        const rivals = await rows.find({ spaceId, importId }, { spaceId: 1, importId: 1 }).lean();
        const ids = trusted({ $in: newestRows(rivals, imports).map(({ _id }) => _id) });
        found.push(
          ...(
            await rows
              .find({ ...queryOf(filter), _id: ids })
              .sort({ spaceId: 1 })
              .lean()
          ).map(toSpace),
        );
        const last = batch.at(-1);
        if (last === undefined || batch.length < limit || found.length >= limit) return found.slice(0, limit);
        from = last.spaceId;
      }
    },
  };
}

function anyOf(imports: VisibleImports): { $in: string[] } {
  return trusted({ $in: imports.map(({ id }) => id) });
}

function bySpaceId(one: SpaceRow, other: SpaceRow): number {
  if (one.spaceId === other.spaceId) return 0;
  return one.spaceId < other.spaceId ? -1 : 1;
}

function queryOf({ parks, status, demo, sector, minAreaM2, maxAreaM2 }: SpaceFilter): Record<string, unknown> {
  const area = {
    ...(minAreaM2 === undefined ? {} : { $gte: minAreaM2 }),
    ...(maxAreaM2 === undefined ? {} : { $lte: maxAreaM2 }),
  };
  return {
    ...(parks === undefined ? {} : { 'space.parkId': trusted({ $in: parks }) }),
    ...(status === undefined ? {} : { 'space.status': status }),
    ...(demo === undefined ? {} : { 'space.demo': demo }),
    ...(sector === undefined ? {} : { 'space.facts.admittedSectors': sector }),
    ...(Object.keys(area).length === 0 ? {} : { 'space.facts.areaM2': trusted(area) }),
  };
}
