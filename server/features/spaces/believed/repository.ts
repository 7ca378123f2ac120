import { type Connection, trusted } from 'mongoose';
import { type Space, type SpaceId } from '#shared/space.ts';
import { ofMoment } from '#server/store/moment.ts';
import { type SpaceRow, spaceRows, toSpace } from '../rows/repository.ts';
import { rowId } from '../rowId.ts';
import { type VisibleImports, createNewest } from '../visibleImports.ts';

/** All spaces as they are believed, for whoever keeps something that is made of them. Takes part in a moment. */
export interface BelievedSpaces {
  /** In the order of ids; `onRead` hears of each further row that has been read. */
  readonly all: (onRead?: () => void) => Promise<Space[]>;
  /** Those of the given ids that there are. */
  readonly ofIds: (ids: readonly SpaceId[]) => Promise<Space[]>;
  /** The rows of one import, visible or not, as they are now. */
  readonly ofImport: (importId: string, ids: readonly SpaceId[]) => Promise<Space[]>;
  /** Those of the given parks but for those that are known; with them may be some that only an older import had there. */
  readonly ofParks: (parkIds: readonly string[], known: ReadonlyMap<SpaceId, unknown>) => Promise<Space[]>;
}

/** Opens the spaces of the visible imports. */
export function createBelievedSpaces(
  connection: Connection,
  visible: () => Promise<VisibleImports | undefined>,
): BelievedSpaces {
  const rows = spaceRows(connection);

  /** The believed rows among those that pass the filter, which must take or leave all rows of a space alike. */
  async function believed(filter: object, onRead: () => void = () => undefined): Promise<Space[]> {
    const imports = (await visible()) ?? [];
    const newest = createNewest<Space>(imports);
    const passing = { ...filter, importId: { $in: imports.map(({ id }) => id) } };
    // By the driver itself: each row is parsed at once and let go, and nobody else waits longer than for some of them.
    const cursor = rows.collection.find<SpaceRow>(passing, { batchSize: ROWS_AT_ONCE, ...ofMoment(connection) });
    for await (const row of cursor) {
      newest.add(row, () => toSpace(row));
      onRead();
    }
    return newest.all();
  }

  async function ofIds(ids: readonly SpaceId[]): Promise<Space[]> {
    const found: Space[] = [];
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      found.push(...(await believed({ spaceId: { $in: ids.slice(from, from + IDS_AT_ONCE) } })));
    }
    return found;
  }

  return {
    async all(onRead) {
      return (await believed({}, onRead)).sort(byId);
    },
    ofIds,
    async ofImport(importId, ids) {
      const _id = trusted({ $in: ids.map((id) => rowId(importId, id)) });
      return (await rows.find({ _id }).lean()).map(toSpace);
    },
    async ofParks(parkIds, known) {
      const there = { 'space.parkId': trusted({ $in: parkIds }) };
      const found = await rows.find(there, { spaceId: 1 }, ofMoment(connection)).lean();
      const ids = new Set(found.map(({ spaceId }) => spaceId));
      return ofIds([...ids].filter((id) => !known.has(id)));
    },
  };
}

function byId(one: Space, other: Space): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Decoded and parsed without a pause: about ten milliseconds. */
const ROWS_AT_ONCE = 200;
const IDS_AT_ONCE = 1000;
